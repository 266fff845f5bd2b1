"""How a conversation begins, and is found again by its first message if the answer was lost.

That message's id is then a key to the conversation: it lasts ten minutes, and ends as soon as
the parent shows that they have the token.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Update, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.tables import ConversationRow
from bot.desk.tokens import token_hash

REOPENS_WITHIN = timedelta(minutes=10)


async def begun(
    session: AsyncSession, opening: str | None, *, source: str, topic: str | None, now: datetime
) -> ConversationRow:
    """The conversation that `opening` began a moment ago, or a new one."""
    row = await _opened_before(session, opening)
    if row is not None and row.created_at >= now - REOPENS_WITHIN:
        return row
    row = _new_row(source, topic, None if row else opening, now)
    session.add(row)
    return row


async def _opened_before(session: AsyncSession, opening: str | None) -> ConversationRow | None:
    if opening is None:
        return None
    query = select(ConversationRow).where(ConversationRow.opening_hash == token_hash(opening))
    row: ConversationRow | None = await session.scalar(query.with_for_update())
    return row


def _new_row(source: str, topic: str | None, opening: str | None, now: datetime) -> ConversationRow:
    return ConversationRow(
        id=uuid4().hex,
        opening_hash=token_hash(opening) if opening else None,
        source=source,
        topic=topic,
        owner="assistant",
        phase="assistant",
        epoch=1,
        last_seq=0,
        urgency="none",
        because=[],
        created_at=now,
        last_at=now,
    )


def said(row: ConversationRow, client_id: str) -> None:
    """A new message in the held conversation: whoever says a second one has the first answer."""
    if row.opening_hash and row.opening_hash != token_hash(client_id):
        row.opening_hash = None


def over(token: str) -> Update:
    """The parent came back with the token: the key is not needed any more."""
    mine = ConversationRow.token_hash == token_hash(token)
    return update(ConversationRow).where(mine).values(opening_hash=None)
