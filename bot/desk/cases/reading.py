"""Opening a conversation in the console: the words, by right, and never without a trace."""

from __future__ import annotations

from sqlalchemy import select

from bot.desk import audit, rows
from bot.desk.cases.transcripts import Transcripts
from bot.desk.clinic.rights import Right, may_see
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.officers.roles import hold_officer
from bot.desk.tables import MessageRow
from bot.desk.values import Message


class Reader:
    """Reads for holders, for supervisors who say why, and for those it is warmly offered to."""

    def __init__(self, database: Database, clock: Clock, transcripts: Transcripts) -> None:
        self._database, self._clock, self._transcripts = database, clock, transcripts

    async def read(
        self, officer_id: str, conversation_id: str, *, ground: str = "", since: int = 0
    ) -> list[Message]:
        """What was said above `since`.

        Raises:
            NotTheHolder: it is not this officer's to see.
            NotPermitted: a supervisor gave no ground.
            NoSuchConversation: it is not there.
        """
        if await self._right(officer_id, conversation_id) != "offered":
            return await self._transcripts.read(
                officer_id, conversation_id, ground=ground, since=since
            )
        return await self._read_along(officer_id, conversation_id, since)

    async def _right(self, officer_id: str, conversation_id: str) -> Right:
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            return await may_see(session, officer, conversation_id, self._clock())

    async def _read_along(self, officer_id: str, conversation_id: str, since: int) -> list[Message]:
        query = (
            select(MessageRow)
            .where(MessageRow.conversation_id == conversation_id, MessageRow.seq > since)
            .order_by(MessageRow.seq)
        )
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            await may_see(session, officer, conversation_id, self._clock())
            audit.record(
                session,
                "read",
                at=self._clock(),
                actor=f"officer:{officer_id}",
                conversation_id=conversation_id,
                detail={"holds": False, "ground": "warm offer", "since": since},
            )
            return [rows.message(row) for row in await session.scalars(query)]
