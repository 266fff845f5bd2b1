"""The queue: join it, leave it, and know one's place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import ownership
from bot.desk.bus import Bus
from bot.desk.clinic import order, waits, words
from bot.desk.clinic.announce import announce
from bot.desk.clinic.hours import Hours, Opening
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import ClinicClosed
from bot.desk.storing import system
from bot.desk.tables import ConversationRow, HandoverRow, PlaceRow, PromiseRow
from bot.desk.values import UrgencyLevel


@dataclass(frozen=True)
class Place:
    """Where a parent stands: 1 is next. The range is in minutes; none without a history."""

    conversation_id: str
    position: int
    wait_low: int | None
    wait_high: int | None
    updated: datetime
    urgency: UrgencyLevel
    joined_at: datetime

    def as_data(self) -> dict[str, Any]:
        """The place as the `place` frame's content."""
        return {
            "position": self.position,
            "wait_low": self.wait_low,
            "wait_high": self.wait_high,
            "updated": self.updated.isoformat(),
        }


class Queue:
    """Parents who wait for an officer."""

    def __init__(self, database: Database, bus: Bus, clock: Clock, hours: Hours | None) -> None:
        self._database, self._bus, self._clock, self._hours = database, bus, clock, hours

    def opening(self) -> Opening:
        """The clinic now; without a calendar it is always closed."""
        if self._hours is None:
            return Opening(False, False, None, None)
        return self._hours.at(self._clock())

    async def join(self, conversation_id: str, *, summary: dict[str, Any] | None = None) -> Place:
        """Take a place; joining twice keeps the first.

        Raises:
            NoSuchConversation: it is not there.
            ClinicClosed: nobody is admitted now.
            NotAllowed: an officer has it, or it is closed.
        """
        now, made = self._clock(), None
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            if row.phase != "waiting":
                if not self.opening().admitting:
                    raise ClinicClosed(conversation_id)
                made = await ownership.move(session, row, "waiting", by="parent", at=now)
                session.add(take_place(row, now))
                if summary:
                    session.add(HandoverRow(conversation_id=row.id, at=now, summary=summary))
                await session.flush()
            place = await _place(session, row, now)
            if made is not None:
                session.add(_promise(place))
        if made is not None:
            await announce(self._bus, made)
        return place

    async def leave(self, conversation_id: str) -> bool:
        """Give the place up; the assistant answers again. False when there was none."""
        return await self._back(conversation_id, "parent", words.LEFT_QUEUE)

    async def end_session(self) -> list[str]:
        """When the clinic is closed, nobody is left waiting for it; who was."""
        if self.opening().open:
            return []
        async with self._database.read() as session:
            waiting = (await session.scalars(select(PlaceRow.conversation_id))).all()
        return [one for one in waiting if await self._back(one, "system", words.SESSION_OVER)]

    async def _back(self, conversation_id: str, by: str, text: str) -> bool:
        now = self._clock()
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            if row.phase != "waiting":
                return False
            made = await ownership.move(session, row, "assistant", by=by, at=now)
            said = system(session, row, text, now)
        await announce(self._bus, made, [said])
        return True

    async def place(self, conversation_id: str) -> Place | None:
        """Where that parent stands now, if they wait."""
        async with self._database.read() as session:
            row = await session.get(ConversationRow, conversation_id)
            if row is None or row.phase != "waiting":
                return None
            return await _place(session, row, self._clock())

    async def places(self) -> list[Place]:
        """All who wait, the next one first."""
        now = self._clock()
        query = (
            select(PlaceRow, ConversationRow.urgency)
            .join(ConversationRow, ConversationRow.id == PlaceRow.conversation_id)
            .order_by(PlaceRow.rank_at, PlaceRow.conversation_id)
        )
        async with self._database.read() as session:
            paces = await waits.recent_paces(session, now)
            found = (await session.execute(query)).all()
        return [
            _told(place, urgency, position, paces, now)
            for position, (place, urgency) in enumerate(found, start=1)
        ]


def take_place(row: ConversationRow, now: datetime) -> PlaceRow:
    """A new place for a conversation that just began to wait."""
    rank = order.rank_at(now, cast(UrgencyLevel, row.urgency))
    return PlaceRow(conversation_id=row.id, joined_at=now, rank_at=rank)


async def _place(session: AsyncSession, row: ConversationRow, now: datetime) -> Place:
    mine = await session.get_one(PlaceRow, row.id)
    ahead = select(func.count()).where(
        or_(
            PlaceRow.rank_at < mine.rank_at,
            (PlaceRow.rank_at == mine.rank_at) & (PlaceRow.conversation_id < row.id),
        )
    )
    position = (await session.scalar(ahead) or 0) + 1
    return _told(mine, row.urgency, position, await waits.recent_paces(session, now), now)


def _told(place: PlaceRow, urgency: str, position: int, paces: list[float], now: datetime) -> Place:
    low, high = waits.wait_range(position, paces)
    return Place(
        place.conversation_id,
        position,
        low,
        high,
        now,
        cast(UrgencyLevel, urgency),
        place.joined_at,
    )


def _promise(place: Place) -> PromiseRow:
    return PromiseRow(
        conversation_id=place.conversation_id,
        joined_at=place.joined_at,
        position=place.position,
        low=place.wait_low,
        high=place.wait_high,
    )
