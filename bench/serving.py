"""Serves one contestant as it would be served, and reads its memory from the kernel."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp

from bench.contestants import SECRET, Contestant
from bench.training import BenchFailed, model
from bot.launch.model import environment
from bot.settings import ROOT

ACTION_PORT = "5055"
PATIENCE_S = 300.0


class Served:
    """A running contestant: where it is, how long it took to be ready, how much memory it holds."""

    def __init__(self, contestant: Contestant, process: subprocess.Popen[bytes], port: int) -> None:
        self.contestant = contestant
        self.address = f"http://127.0.0.1:{port}{contestant.door}"
        self.ready_s = 0.0
        self._process = process

    async def say(self, session: aiohttp.ClientSession, conversation: str, text: str) -> bool:
        """One turn; whether it was answered with words."""
        body, headers = self.contestant.request(conversation, text), self.contestant.headers
        async with session.post(self.address, json=body, headers=headers) as response:
            return response.status == 200 and self.contestant.answered(await response.json())  # noqa: PLR2004

    def memory_mb(self) -> float:
        """Resident memory of the process now."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    async def wait(self, started: float) -> None:
        """Until the first turn is answered.

        Raises:
            BenchFailed: the process ended, or is not ready within five minutes.
        """
        async with aiohttp.ClientSession() as session:
            while time.perf_counter() - started < PATIENCE_S and self._process.poll() is None:
                try:
                    if await self.say(session, "ready", "hello"):
                        self.ready_s = time.perf_counter() - started
                        return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.1)
        raise BenchFailed(f"{self.contestant.title} did not become ready.")


@asynccontextmanager
async def served(contestant: Contestant, folder: Path) -> AsyncIterator[Served]:
    """The contestant with its action server, stopped at the end.

    Raises:
        BenchFailed: it does not become ready.
    """
    port, action_port = _free_port(), _free_port()
    with ExitStack() as stack:
        actions = [sys.executable, "-m", "rasa_sdk", "--actions", "actions"]
        actions += ["--hostname", "127.0.0.1", "--port", str(action_port)]
        stack.enter_context(_running(actions, folder / f"{contestant.key}.actions.log"))
        command = _serve_command(contestant, folder, port, action_port)
        started = time.perf_counter()
        process = stack.enter_context(_running(command, folder / f"{contestant.key}.serving.log"))
        one = Served(contestant, process, port)
        await one.wait(started)
        yield one


def _serve_command(contestant: Contestant, folder: Path, port: int, action_port: int) -> list[str]:
    credentials = folder / f"{contestant.key}.credentials.yml"
    endpoints = folder / f"{contestant.key}.endpoints.yml"
    credentials.write_text(contestant.credentials, encoding="utf-8")
    text = contestant.endpoints.replace(f":{ACTION_PORT}/", f":{action_port}/")
    endpoints.write_text(text, encoding="utf-8")
    command = [*contestant.rasa, "run", "-i", "127.0.0.1", "-p", str(port)]
    command += ["--model", str(model(contestant, folder))]
    return [*command, "--credentials", str(credentials), "--endpoints", str(endpoints)]


@contextmanager
def _running(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as told:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            env=environment() | {"DROPIN_ASSISTANT_SECRET": SECRET, "DROPIN_ENV": "development"},
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.kill(process.pid, 9)
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
