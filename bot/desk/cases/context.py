"""What an officer must not ask again: the summary, the answers given, what was advised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from bot.desk import rows
from bot.desk.clinic.rights import Right, may_see
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NoSuchConversation
from bot.desk.officers.roles import hold_officer
from bot.desk.tables import ConversationRow, HandoverRow, RecordRow
from bot.desk.values import Conversation


@dataclass(frozen=True)
class Context:
    """A conversation as its officer finds it.

    Attributes:
        handovers: how often it came to an officer, this time included.
        record: the officer's own record that is due, if any.
    """

    conversation: Conversation
    right: Right
    summary: dict[str, Any]
    handovers: int
    record: str | None


class Contexts:
    """Conversations for those who may see them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def of(self, officer_id: str, conversation_id: str) -> Context:
        """All but the words.

        Raises:
            NoSuchConversation: it is not there.
            NotTheHolder: it is not this officer's to see.
        """
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            row = await session.get(ConversationRow, conversation_id)
            if row is None:
                raise NoSuchConversation(conversation_id)
            right = await may_see(session, officer, conversation_id, self._clock())
            mine = HandoverRow.conversation_id == conversation_id
            newest = select(HandoverRow.summary).where(mine).order_by(HandoverRow.id.desc())
            due = select(RecordRow.id).where(
                RecordRow.conversation_id == conversation_id,
                RecordRow.officer_id == officer_id,
                RecordRow.finished_at.is_(None),
            )
            records = select(func.count()).where(RecordRow.conversation_id == conversation_id)
            return Context(
                rows.conversation(row),
                right,
                await session.scalar(newest.limit(1)) or {},
                await session.scalar(records) or 0,
                await session.scalar(due.limit(1)),
            )
