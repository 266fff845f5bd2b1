"""Which officers are at their consoles now; a mark that is not renewed fades by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, cast

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.bus import STAFF, Bus, Event
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import LeaseRow, OfficerRow, PresenceRow

State = Literal["ready", "away"]
FADES = timedelta(seconds=60)


@dataclass(frozen=True)
class Colleague:
    """An officer at the console, and how many parents they hold."""

    id: str
    name: str
    role: str
    state: State
    holds: int


class Presence:
    """Who is there."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def beat(self, officer_id: str) -> None:
        """The officer's console is connected; those who come are shown to the others."""
        now = self._clock()
        async with self._database.begin() as session:
            row = await _mine(session, officer_id)
            came = row is None or row.seen_at <= now - FADES
            if row is None:
                session.add(PresenceRow(officer_id=officer_id, seen_at=now, state="ready"))
            else:
                row.seen_at = now
        if came:
            await self._bus.publish(STAFF, Event("staff"))

    async def set(self, officer_id: str, state: State) -> None:
        """Take parents, or take a break from them."""
        now = self._clock()
        async with self._database.begin() as session:
            row = await _mine(session, officer_id)
            if row is None:
                session.add(PresenceRow(officer_id=officer_id, seen_at=now, state=state))
            else:
                row.seen_at, row.state = now, state
        await self._bus.publish(STAFF, Event("staff"))

    async def here(self) -> list[Colleague]:
        """All who are at their consoles, by name."""
        holds = func.count(LeaseRow.conversation_id)
        query = (
            select(OfficerRow, PresenceRow.state, holds)
            .join(PresenceRow, PresenceRow.officer_id == OfficerRow.id)
            .outerjoin(LeaseRow, LeaseRow.officer_id == OfficerRow.id)
            .where(PresenceRow.seen_at > self._clock() - FADES, OfficerRow.active)
            .group_by(OfficerRow.id, PresenceRow.state)
            .order_by(OfficerRow.name)
        )
        async with self._database.read() as session:
            found = await session.execute(query)
            return [Colleague(o.id, o.name, o.role, cast(State, s), n) for o, s, n in found]


async def _mine(session: AsyncSession, officer_id: str) -> PresenceRow | None:
    query = select(PresenceRow).where(PresenceRow.officer_id == officer_id).with_for_update()
    row: PresenceRow | None = await session.scalar(query)
    return row
