"""Reading a conversation as an officer: by right, and never without a trace."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit, ownership, rows
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotPermitted
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.tables import LeaseRow, MessageRow, OfficerRow
from bot.desk.values import Message


class Transcripts:
    """Conversations, read by staff."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def read(
        self, officer_id: str, conversation_id: str, *, ground: str = "", since: int = 0
    ) -> list[Message]:
        """All that was said. Whoever does not hold it needs the right, and says why.

        Raises:
            NotPermitted: not the holder, and no supervisor with a ground.
            NoSuchConversation: it is not there.
        """
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)  # first, as in clinic/claims.py
            await ownership.hold(session, conversation_id)
            holds = await _may_read(session, officer, conversation_id, ground)
            audit.record(
                session,
                "read",
                at=self._clock(),
                actor=f"officer:{officer_id}",
                conversation_id=conversation_id,
                detail={"holds": holds, "ground": ground.strip(), "since": since},
            )
            query = (
                select(MessageRow)
                .where(MessageRow.conversation_id == conversation_id, MessageRow.seq > since)
                .order_by(MessageRow.seq)
            )
            return [rows.message(row) for row in await session.scalars(query)]


async def _may_read(
    session: AsyncSession, officer: OfficerRow, conversation_id: str, ground: str
) -> bool:
    lease = await session.get(LeaseRow, conversation_id)
    if lease is not None and lease.officer_id == officer.id:
        permit(officer, "read_held")
        return True
    permit(officer, "read_any")
    if not ground.strip():
        raise NotPermitted("a ground is needed to read what one does not hold")
    return False
