"""Take a turn under a lease: the one way, whether at once with the message or later."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.tables import ConversationRow, MessageRow, TurnRow
from bot.desk.values import Turn

LEASE = timedelta(seconds=25)  # longer than an asker waits for one answer


async def oldest(session: AsyncSession, row: ConversationRow) -> TurnRow | None:
    """The oldest turn owed in the held conversation."""
    query = (
        select(TurnRow)
        .where(
            TurnRow.conversation_id == row.id,
            TurnRow.answered_at.is_(None),
            TurnRow.epoch == row.epoch,
        )
        .order_by(TurnRow.seq)
        .limit(1)
    )
    turn: TurnRow | None = await session.scalar(query)
    return turn


def take(turn: TurnRow, said: MessageRow, now: datetime) -> Turn:
    """Mark the turn as taken; nobody else is given it until the lease runs out."""
    ticket = uuid4().hex
    turn.ticket, turn.taken_until = ticket, now + LEASE
    return Turn(said.conversation_id, said.seq, said.text, said.payload, turn.epoch, ticket)
