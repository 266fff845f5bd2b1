"""What the assistant did not understand, for the editor who will write the missing answer.

A gap is no copy: it points at the parent's message, and goes when that message goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import and_, select

from bot.desk.database import Database
from bot.desk.tables import MessageRow, TurnRow

NOT_UNDERSTOOD: Final = ("unsure", "out_of_scope")


@dataclass(frozen=True)
class Gap:
    """A message without an answer of its own: when, what was heard, nearest topic, words."""

    at: datetime
    heard: str
    topic: str | None
    text: str


async def gaps(database: Database, most: int = 200) -> list[Gap]:
    """The latest gaps, newest first."""
    query = (
        select(MessageRow.at, TurnRow.heard, TurnRow.topic, MessageRow.text)
        .join(
            MessageRow,
            and_(
                MessageRow.conversation_id == TurnRow.conversation_id,
                MessageRow.seq == TurnRow.seq,
            ),
        )
        .where(TurnRow.heard.in_(NOT_UNDERSTOOD))
        .order_by(MessageRow.at.desc())
        .limit(most)
    )
    async with database.read() as session:
        return [Gap(*row) for row in await session.execute(query)]
