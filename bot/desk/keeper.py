"""What has to be looked after while nobody asks: lost officers, closing time, what is overdue.

Each process that has the desk open keeps it, so that one of them is enough: every chore may be
done by several at once and is done again after a fault.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.desk.clinic.announce import tell_staff
from bot.desk.desk import Desk
from bot.desk.forum.retention import Retention as ForumRetention
from bot.faults import outlived

QUICK_SECONDS, MINUTE, HOUR = 5.0, 60.0, 3600.0
log = structlog.get_logger()


@dataclass(frozen=True)
class Chore:
    """Something done again and again, `every` so many seconds."""

    name: str
    every: float
    act: Callable[[], Awaitable[object]]


class Keeper:
    """Does each chore in a task of its own; one that fails is reported and tried again."""

    def __init__(self, desk: Desk, more: Iterable[Chore] = ()) -> None:
        self._desk, self._more = desk, tuple(more)
        self._forum = ForumRetention(desk.database, desk.clock)
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin; each chore is done once at once."""
        chores = (
            Chore("reap", QUICK_SECONDS, self._desk.leases.reap),
            Chore("end_session", QUICK_SECONDS, self._desk.queue.end_session),
            Chore("overdue", MINUTE, self.remind),
            Chore("retention", HOUR, self.erase),
            *self._more,
        )
        self._tasks = [asyncio.create_task(_forever(chore)) for chore in chores]

    async def remind(self) -> None:
        """Supervisors' lists show at once what became overdue."""
        if await self._desk.overdue.flag():
            await tell_staff(self._desk.bus, None, "alert")

    async def erase(self) -> None:
        """Erase; the operator is told when that has not been possible for long."""
        try:
            await self._forum.sweep_all()  # first: only what comes last says that all was done
            await self._desk.retention.run()
        finally:
            if await self._desk.retention.late():
                log.error("keeper.retention_late")

    async def close(self) -> None:
        """Stop."""
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _forever(chore: Chore) -> None:
    while True:
        with outlived("keeper.failed", chore=chore.name):
            await chore.act()
        await asyncio.sleep(chore.every)
