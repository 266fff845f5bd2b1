"""A site as its operator starts it: a process that a test may kill and start again."""

import asyncio
import os
import signal
import sys

from bot.settings import ROOT

PATIENCE = 180


class Server:
    """`python -m bot.public` (or `bot.console`) on one port with one database."""

    def __init__(self, port: int, environment: dict[str, str], site: str = "public") -> None:
        self.port, self.url, self._site = port, f"http://127.0.0.1:{port}", site
        own = {f"DROPIN_{site.upper()}_PORT": str(port)}
        self._environment = {**os.environ, **environment, **own}
        self._process: asyncio.subprocess.Process | None = None
        self._rest: asyncio.Task[bytes] | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            f"bot.{self._site}",
            cwd=ROOT,
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(PATIENCE):
            while b".listening" not in (line := await self._process.stdout.readline()):
                assert line, "the server ended before it listened"
        self._rest = asyncio.create_task(self._process.stdout.read())

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def kill(self, how: int = signal.SIGKILL) -> None:
        if self.alive:
            self._process.send_signal(how)
            await self._process.wait()
            await self._rest
