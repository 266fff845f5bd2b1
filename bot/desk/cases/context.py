"""What an officer must not ask again: the summary, the answers given, what was advised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit, rows
from bot.desk.clinic.rights import Right, may_see
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NoSuchConversation, NotPermitted
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

    async def right(self, officer_id: str, conversation_id: str) -> tuple[Right, int]:
        """By what right the officer sees it, and how many messages there are; no word of it.

        Raises:
            NoSuchConversation: it is not there.
            NotTheHolder: it is not this officer's to see.
        """
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            row = await _there(session, conversation_id)
            return await may_see(session, officer, conversation_id, self._clock()), row.last_seq

    async def of(self, officer_id: str, conversation_id: str, *, ground: str = "") -> Context:
        """All but the words. Whoever does not hold it leaves a trace; a supervisor says why.

        Raises:
            NoSuchConversation: it is not there.
            NotTheHolder: it is not this officer's to see.
            NotPermitted: a supervisor gave no ground.
        """
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            row = await _there(session, conversation_id)
            right = await may_see(session, officer, conversation_id, self._clock())
            if right != "holds":
                self._trace(session, officer_id, conversation_id, right, ground.strip())
            return await _context(session, row, officer_id, right)

    def _trace(
        self, session: AsyncSession, officer_id: str, about: str, right: Right, ground: str
    ) -> None:
        if right == "supervises" and not ground:
            raise NotPermitted("a ground is needed to read what one does not hold")
        audit.record(
            session,
            "context_read",
            at=self._clock(),
            actor=f"officer:{officer_id}",
            conversation_id=about,
            detail={"right": right, "ground": ground},
        )


async def _there(session: AsyncSession, conversation_id: str) -> ConversationRow:
    row = await session.get(ConversationRow, conversation_id)
    if row is None:
        raise NoSuchConversation(conversation_id)
    return row


async def _context(
    session: AsyncSession, row: ConversationRow, officer_id: str, right: Right
) -> Context:
    newest = select(HandoverRow.summary).where(HandoverRow.conversation_id == row.id)
    records = select(func.count()).where(RecordRow.conversation_id == row.id)
    due = select(RecordRow.id).where(
        RecordRow.conversation_id == row.id,
        RecordRow.officer_id == officer_id,
        RecordRow.finished_at.is_(None),
    )
    return Context(
        rows.conversation(row),
        right,
        await session.scalar(newest.order_by(HandoverRow.id.desc()).limit(1)) or {},
        await session.scalar(records) or 0,
        await session.scalar(due.limit(1)),
    )
