"""Server processes that start at once: forks of one process that has imported both sites already.

Each is a process of its own, killed by SIGKILL like any other; only the waiting for Python's
imports is saved, which would be most of a run with a hundred deaths.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress

from bot.settings import ROOT

PAUSE = 0.02  # seconds between two looks


class Nursery:
    """The process that forks."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    async def open(self) -> None:
        """Ready to fork."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.chaos.nursery",
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )

    async def fork(self, site: str, environment: dict[str, str]) -> int:
        """The number of a new process that serves `site`."""
        order = json.dumps({"site": site, "environment": environment})
        self._process.stdin.write(f"{order}\n".encode())
        return int(await self._process.stdout.readline())

    async def close(self) -> None:
        """No more of it."""
        self._process.stdin.close()
        await self._process.wait()


class Forked:
    """One of the sites, as a process that is killed and started again on the same port."""

    def __init__(self, nursery: Nursery, site: str, port: int, environment: dict[str, str]) -> None:
        self.port = port
        self._nursery, self._site = nursery, site
        self._environment = {**environment, f"DROPIN_{site.upper()}_PORT": str(port)}
        self._number: int | None = None

    async def start(self) -> None:
        """Serving when this returns."""
        self._number = await self._nursery.fork(self._site, self._environment)
        while not await self._listens():  # noqa: ASYNC110 - no other word comes from there
            await asyncio.sleep(PAUSE)

    async def kill(self) -> None:
        """SIGKILL; gone when this returns."""
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGKILL)
            while True:
                os.kill(self._number, 0)
                await asyncio.sleep(PAUSE)

    async def _listens(self) -> bool:
        os.kill(self._number, 0)  # fails loudly if the process has ended instead
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        return True


def main() -> None:
    """Fork for each order that comes in."""
    from bot.console.__main__ import main as console  # noqa: PLC0415 - imported once, for all
    from bot.public.__main__ import main as public  # noqa: PLC0415

    sites = {"public": public, "console": console}
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried without a word
    for line in sys.stdin:
        order = json.loads(line)
        number = os.fork()
        if number == 0:
            _serve(sites[order["site"]], order["environment"])
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def _serve(site, environment: dict[str, str]) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    site()
    os._exit(0)


if __name__ == "__main__":
    main()
