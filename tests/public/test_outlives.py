"""What works in the background outlives whatever goes wrong once, and the operator hears of it."""

import asyncio

import pytest
import structlog
from aiohttp import WSCloseCode

from bot.desk.bus import Event
from bot.public import asker, keys, outage
from bot.public.asker import Asker
from bot.public.listening import Listener
from bot.public.outage import Outage

PATIENCE = 20
FAULT = RuntimeError("what a parent wrote")


class Once:
    """Fails the first time; then tells that it was done, and answers."""

    def __init__(self, answer) -> None:
        self._faults, self._answer = [FAULT], answer
        self.done = asyncio.Event()

    async def __call__(self):
        if self._faults:
            raise self._faults.pop()
        self.done.set()
        return self._answer

    async def until_done(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self.done.wait()


class Door:
    """The assistant's door, as far as an outage looks at it."""

    def __init__(self, alive) -> None:
        self.alive = alive


@pytest.fixture
def logs():
    with structlog.testing.capture_logs() as logs:
        yield logs
    assert "parent" not in str(logs)


def faults(logs):
    return [(entry["event"], entry["kind"]) for entry in logs if "kind" in entry]


async def test_the_sweep_goes_on(site, monkeypatch, logs):
    app, pending = site.app, Once([])
    monkeypatch.setattr(app[keys.DESK].turns, "pending", pending)
    monkeypatch.setattr(asker, "SWEEP_SECONDS", 0.01)
    another = Asker(app[keys.DESK], app[keys.ASSISTANT], app[keys.GUIDANCE], app[keys.CLINIC])
    await pending.until_done()
    await another.close()

    assert faults(logs) == [("asker.sweep_failed", "RuntimeError")]


async def test_an_outage_is_looked_after_until_it_is_over(monkeypatch, logs):
    monkeypatch.setattr(outage, "FIRST_WAIT", 0.01)
    alive, back = Once(True), Once(None)
    back._faults.clear()
    away = Outage(None, Door(alive), None, back)
    away.begin()
    await back.until_done()

    assert not away.on
    assert faults(logs) == [("outage.look_failed", "RuntimeError")]


async def test_an_outage_that_is_over_and_cannot_be_made_good_at_once_is_reported(
    site, monkeypatch, logs
):
    monkeypatch.setattr(outage, "FIRST_WAIT", 0.01)
    away = Outage(None, site.app[keys.ASSISTANT], None, Once(None))
    away.begin()
    looking = away._looking
    async with asyncio.timeout(PATIENCE):
        await looking

    assert not away.on
    assert faults(logs) == [("outage.not_made_good", "RuntimeError")]


class Reader:
    """The assistant's ear, which fails."""

    async def read(self, _text):
        raise FAULT


async def test_a_reading_that_fails_is_reported(site, logs):
    listener = Listener(site.app[keys.DESK], Reader())
    listener.listen("c" * 32, "what a parent wrote")
    [reading] = listener._working
    await reading

    assert faults(logs) == [("clinic.not_heard", "RuntimeError")]


async def test_a_line_that_cannot_be_fed_is_closed_and_the_widget_comes_back(site, widget, logs):
    await widget.said("one")
    await widget.next("message", author="assistant")
    conversation = widget.frames[1]["conversation"]
    await site.app[keys.DESK].bus.publish(conversation, Event("place", {"kind": "broken"}))
    while not widget.socket.closed:
        await widget.socket.receive(timeout=PATIENCE)

    assert widget.socket.close_code == WSCloseCode.TRY_AGAIN_LATER
    assert faults(logs) == [("feed.failed", "TypeError")]
    again = await widget.back(last_seq=2)
    await again.said("two")
    await again.next("message", text="you said: two")
    await again.leave()
