"""When a wrap-up record is due: from the moment an officer holds the parent."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.tables import RecordRow


async def open_record(
    session: AsyncSession, conversation_id: str, officer_id: str, at: datetime
) -> None:
    """Open one, in the transaction that gives the officer the parent.

    An officer who takes the same parent again goes on in the record that is not finished.
    """
    due = select(RecordRow.id).where(
        RecordRow.conversation_id == conversation_id,
        RecordRow.officer_id == officer_id,
        RecordRow.finished_at.is_(None),
    )
    if await session.scalar(due) is None:
        session.add(
            RecordRow(
                id=uuid4().hex,
                conversation_id=conversation_id,
                officer_id=officer_id,
                opened_at=at,
            )
        )
