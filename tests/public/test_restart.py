"""The server is killed in the middle of everything, comes back, and nothing is lost or doubled."""

import asyncio
import os
import signal
import sys

import pytest
from sqlalchemy import update
from yarl import URL

from bot.desk import Desk
from bot.desk.tables import TurnRow
from bot.settings import ROOT
from tests.public.widget import Widget


class Process:
    """`python -m bot.public` as its operator starts it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = {**os.environ, **environment}
        self.process = None

    async def start(self, browser, url: URL) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.public",
            cwd=ROOT,
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(60):
            while b"public.listening" not in (line := await self.process.stdout.readline()):
                assert line, "the server ended before it listened"

    async def stop(self, how=signal.SIGKILL) -> bytes:
        self.process.send_signal(how)
        rest, _ = await self.process.communicate()
        return rest


@pytest.fixture
async def process(database_url, assistant, free_port, browser):
    process = Process(
        {
            "DATABASE_URL": database_url,
            "REDIS_URL": "",
            "DROPIN_ASSISTANT_URL": assistant.url,
            "DROPIN_PUBLIC_PORT": str(free_port),
        }
    )
    process.url = URL(f"http://127.0.0.1:{free_port}/")
    await process.start(browser, process.url)
    yield process
    if process.process.returncode is None:
        await process.stop()


async def leases_run_out(database_url: str) -> None:
    """What the clock does in 25 seconds."""
    desk = await Desk.open(database_url)
    async with desk.database.begin() as session:
        await session.execute(update(TurnRow).values(taken_until=None))
    await desk.close()


async def test_a_killed_server_loses_and_doubles_nothing(process, browser, assistant, database_url):
    widget = Widget(browser, process.url)
    await widget.greet()
    await widget.said("one")
    await widget.next("message", author="assistant")
    assistant.gate.clear()
    assistant.arrived.clear()
    acknowledged = await widget.said("two")
    await assistant.arrived.wait()
    in_flight = await widget.say("three")
    await process.stop(signal.SIGKILL)
    assistant.gate.set()
    await leases_run_out(database_url)

    await process.start(browser, process.url)
    again = await widget.back(last_seq=2)
    await again.say("three", client_id=in_flight)
    await again.next("message", text="you said: three")

    messages = {f["seq"]: f for f in again.frames if f["type"] == "message"}
    assert sorted(m["text"] for m in messages.values()) == [
        "three",
        "two",
        "you said: three",
        "you said: two",
    ]
    assert messages[acknowledged["seq"]]["text"] == "two"
    assert sorted(messages) == [3, 4, 5, 6]
    await again.leave()


async def test_a_stopped_server_says_goodbye_and_hands_its_turns_to_the_next(
    process, browser, assistant
):
    widget = Widget(browser, process.url)
    await widget.greet()
    assistant.gate.clear()
    await widget.said("one")
    await assistant.arrived.wait()

    log, code = await asyncio.gather(process.stop(signal.SIGTERM), closing(widget))
    assert code == 1001
    assert b"one" not in log
    assistant.gate.set()
    await process.start(browser, process.url)
    again = await widget.back(last_seq=1)

    assert (await again.next("message"))["text"] == "you said: one"
    await again.leave()


async def closing(widget) -> int:
    """The code the server closed the socket with."""
    async for _message in widget.socket:
        pass
    return widget.socket.close_code
