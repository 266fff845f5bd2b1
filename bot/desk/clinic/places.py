"""Where parents stand in the queue, what can be said of their wait, and whether it can be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.contract import UrgencyLevel
from bot.desk.clinic import waits
from bot.desk.tables import ConversationRow, PlaceRow, PromiseRow


@dataclass(frozen=True)
class Place:
    """Where a parent stands: 1 is next. The range is in minutes; none without a history.

    Attributes:
        callback: the wait cannot be kept as promised, so a callback is offered beside it.
    """

    conversation_id: str
    position: int
    wait_low: int | None
    wait_high: int | None
    updated: datetime
    urgency: UrgencyLevel
    joined_at: datetime
    callback: bool

    def as_data(self) -> dict[str, Any]:
        """The place as the `place` frame's content."""
        return {
            "position": self.position,
            "wait_low": self.wait_low,
            "wait_high": self.wait_high,
            "updated": self.updated.isoformat(),
            "callback": self.callback,
        }

    @property
    def news(self) -> tuple[object, ...]:
        """What a parent must hear of when it changes."""
        return self.position, self.wait_low, self.wait_high, self.callback


@dataclass(frozen=True)
class Moment:
    """What all places are seen by: the time, when the clinic closes, how fast it went lately."""

    now: datetime
    closes: datetime | None
    paces: Sequence[float]

    @classmethod
    async def of(cls, session: AsyncSession, now: datetime, closes: datetime | None) -> Moment:
        """The present."""
        return cls(now, closes, await waits.recent_paces(session, now))

    def place(self, row: PlaceRow, urgency: str, position: int, promised: int | None) -> Place:
        """One parent's place, seen from here."""
        low, high = waits.wait_range(position, self.paces)
        left = waits.minutes(self.closes - self.now) if self.closes else None
        waited = waits.minutes(self.now - row.joined_at)
        return Place(
            row.conversation_id,
            position,
            low,
            high,
            self.now,
            cast(UrgencyLevel, urgency),
            row.joined_at,
            waits.cannot_be_kept(waited, promised, low, left),
        )


async def place_of(
    session: AsyncSession, row: ConversationRow, now: datetime, closes: datetime | None
) -> Place:
    """Where that parent, who waits, stands."""
    mine = await session.get_one(PlaceRow, row.id)
    ahead = select(func.count()).where(
        or_(
            PlaceRow.rank_at < mine.rank_at,
            (PlaceRow.rank_at == mine.rank_at) & (PlaceRow.conversation_id < row.id),
        )
    )
    position = (await session.scalar(ahead) or 0) + 1
    promised = await session.scalar(select(PromiseRow.high).where(_open_of(row.id)))
    return (await Moment.of(session, now, closes)).place(mine, row.urgency, position, promised)


async def all_places(session: AsyncSession, now: datetime, closes: datetime | None) -> list[Place]:
    """Everybody who waits, the next one first."""
    query = (
        select(PlaceRow, ConversationRow.urgency, PromiseRow.high)
        .join(ConversationRow, ConversationRow.id == PlaceRow.conversation_id)
        .outerjoin(PromiseRow, _open_of(PlaceRow.conversation_id))
        .order_by(PlaceRow.rank_at, PlaceRow.conversation_id)
    )
    moment = await Moment.of(session, now, closes)
    found = (await session.execute(query)).all()
    return [
        moment.place(row, urgency, position, promised)
        for position, (row, urgency, promised) in enumerate(found, start=1)
    ]


def _open_of(conversation_id: str | InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The promise that is not fulfilled yet."""
    return and_(PromiseRow.conversation_id == conversation_id, PromiseRow.ended_at.is_(None))
