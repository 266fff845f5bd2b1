"""The tasks that decide, send, poll and forget, beside the site's own work."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.faults import outlived

IDLE_SECONDS = 5.0
HOUR = 3600.0


class Loop:
    """Does one thing again and again: at once when woken, else every so many seconds."""

    def __init__(self, name: str, once: Callable[[], Awaitable[object]], seconds: float) -> None:
        self._name, self._once, self._seconds = name, once, seconds
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._run())

    def wake(self) -> None:
        """There is something to do."""
        self._woken.set()

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            with outlived("forum.loop_failed", loop=self._name):
                await self._once()
            # Not asyncio.wait_for: in Python 3.11 it loses a cancellation that comes with an event.
            with suppress(TimeoutError):
                async with asyncio.timeout(self._seconds):
                    await self._woken.wait()

    async def close(self) -> None:
        """Stop; what was in hand is taken up by the next process when its lease runs out."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task


async def drain(step: Callable[[], Awaitable[bool]]) -> int:
    """Step until there is nothing more to do; how many steps there were."""
    count = 0
    while await step():
        count += 1
    return count
