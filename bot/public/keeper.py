"""What has to be looked after while nobody asks: lost officers, places, overdue promises."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.errors import DeskError
from bot.faults import DATABASE_TROUBLE, report

QUICK_SECONDS, MINUTE, HOUR = 5.0, 60.0, 3600.0


@dataclass(frozen=True)
class Chore:
    """Something done again and again, `every` so many seconds."""

    name: str
    every: float
    act: Callable[[], Awaitable[object]]


@dataclass
class Keeper:
    """Does each chore in a task of its own; one that fails is reported and tried again."""

    desk: Desk
    _told: dict[str, int] = field(default_factory=dict)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def start(self) -> None:
        """Begin; each chore is done once at once."""
        chores = (
            Chore("reap", QUICK_SECONDS, self.desk.leases.reap),
            Chore("end_session", QUICK_SECONDS, self.desk.queue.end_session),
            Chore("tell_places", QUICK_SECONDS, self.tell_places),
            Chore("overdue", MINUTE, self.desk.callbacks.flag_overdue),
            Chore("retention", HOUR, self.desk.retention.run),
        )
        self._tasks = [asyncio.create_task(_forever(chore)) for chore in chores]

    async def tell_places(self) -> None:
        """Tell each parent whose place has moved."""
        places = await self.desk.queue.places()
        for place in places:
            if self._told.get(place.conversation_id) != place.position:
                await self.desk.bus.publish(place.conversation_id, Event("place", place.as_data()))
        self._told = {place.conversation_id: place.position for place in places}

    async def close(self) -> None:
        """Stop."""
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _forever(chore: Chore) -> None:
    while True:
        try:
            await chore.act()
        except (*DATABASE_TROUBLE, DeskError) as error:
            report("keeper.failed", error, chore=chore.name)
        await asyncio.sleep(chore.every)
