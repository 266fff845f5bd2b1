"""What the officers' room shows of everybody: who waits and why, and who holds whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.desk.database import Database
from bot.desk.tables import ConversationRow, LeaseRow, OfficerRow, PlaceRow

SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """A parent who waits: how grave, since when, about what and why it was judged so."""

    conversation_id: str
    position: int
    urgency: str
    topic: str | None
    because: list[str]
    source: str
    joined_at: datetime


@dataclass(frozen=True)
class InHand:
    """A parent with an officer."""

    conversation_id: str
    officer_id: str
    name: str
    phase: str
    urgency: str
    topic: str | None
    claimed_at: datetime
    last_at: datetime


class Board:
    """The room at a glance; no words of parents' in it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self) -> tuple[list[Waiting], int]:
        """The first who wait, in order, and how many there are in all."""
        query = (
            select(ConversationRow, PlaceRow.joined_at)
            .join(PlaceRow, PlaceRow.conversation_id == ConversationRow.id)
            .order_by(PlaceRow.rank_at, PlaceRow.conversation_id)
            .limit(SHOWN)
        )
        async with self._database.read() as session:
            found = (await session.execute(query)).all()
            total = await session.scalar(select(func.count()).select_from(PlaceRow)) or 0
        return [_waiting(n, *row) for n, row in enumerate(found, start=1)], total

    async def in_hand(self) -> list[InHand]:
        """All that officers hold, the longest held first."""
        query = (
            select(ConversationRow, LeaseRow.claimed_at, OfficerRow.id, OfficerRow.name)
            .join(LeaseRow, LeaseRow.conversation_id == ConversationRow.id)
            .join(OfficerRow, OfficerRow.id == LeaseRow.officer_id)
            .order_by(LeaseRow.claimed_at)
        )
        async with self._database.read() as session:
            return [_in_hand(*row) for row in await session.execute(query)]


def _waiting(position: int, row: ConversationRow, joined_at: datetime) -> Waiting:
    because = list(row.because)
    return Waiting(row.id, position, row.urgency, row.topic, because, row.source, joined_at)


def _in_hand(row: ConversationRow, claimed_at: datetime, officer_id: str, name: str) -> InHand:
    return InHand(
        row.id, officer_id, name, row.phase, row.urgency, row.topic, claimed_at, row.last_at
    )
