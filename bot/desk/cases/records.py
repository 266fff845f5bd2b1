"""The record an officer writes at the end: concern, risk, advice, referral, outcome."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotTheHolder
from bot.desk.tables import RecordRow

Category = Literal[
    "radicalisation",
    "grooming",
    "livestream",
    "sextortion",
    "nudes",
    "cyberbullying",
    "selfharm",
    "other",
    "silent",
    "blank",
    "joke",
    "abusive",
    "wrong_service",
]


@dataclass(frozen=True)
class Content:
    """What the officer writes, after THRIVE. `codes.NON_DATA` are counted apart."""

    category: Category
    concern: str
    outcome: str
    risk_factors: list[str] = field(default_factory=list)
    protective_factors: list[str] = field(default_factory=list)
    advice: str = ""
    referral: str = ""
    told: list[str] = field(default_factory=list)
    repeat_contact: bool = False
    age_band: str = "unknown"
    thrive: dict[str, str] = field(default_factory=dict)
    plan: str = ""


@dataclass(frozen=True)
class Record:
    """A record, finished or due."""

    id: str
    conversation_id: str
    officer_id: str
    opened_at: datetime
    finished_at: datetime | None
    content: Content | None


class Records:
    """Officers' records; each is due from the moment of the claim."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def finish(self, officer_id: str, record_id: str, content: Content) -> Record:
        """Write it; a finished record is not changed any more.

        Raises:
            NotTheHolder: it is another officer's, finished already, or not there.
        """
        async with self._database.begin() as session:
            query = select(RecordRow).where(RecordRow.id == record_id).with_for_update()
            row = await session.scalar(query)
            if row is None or row.officer_id != officer_id or row.finished_at is not None:
                raise NotTheHolder(f"record {record_id} is not {officer_id}'s to finish")
            row.finished_at, row.category = self._clock(), content.category
            row.content = asdict(content)
            audit.record(
                session,
                "record_finished",
                at=row.finished_at,
                actor=f"officer:{officer_id}",
                conversation_id=row.conversation_id,
            )
        return _record(row)

    async def due(self, officer_id: str | None = None) -> list[Record]:
        """Records still to be written, by that officer or by all, the oldest first."""
        query = select(RecordRow).where(RecordRow.finished_at.is_(None))
        if officer_id is not None:
            query = query.where(RecordRow.officer_id == officer_id)
        async with self._database.read() as session:
            found = await session.scalars(query.order_by(RecordRow.opened_at))
            return [_record(row) for row in found]


def _record(row: RecordRow) -> Record:
    content = Content(**row.content) if row.content else None
    return Record(
        row.id, row.conversation_id, row.officer_id, row.opened_at, row.finished_at, content
    )
