"""What an officer has begun to write, kept so that a lost browser loses no words."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import delete, select

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import DraftRow

DraftKind = Literal["message", "record"]


class Drafts:
    """Officers' unfinished words; each sees only their own."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def keep(
        self, officer_id: str, conversation_id: str, kind: DraftKind, content: dict[str, Any]
    ) -> None:
        """Keep the newest state; an empty one is forgotten."""
        if not any(content.values()):
            return await self.drop(officer_id, conversation_id, kind)
        async with self._database.begin() as session:
            row = await session.get(DraftRow, (officer_id, conversation_id, kind))
            if row is None:
                row = DraftRow(officer_id=officer_id, conversation_id=conversation_id, kind=kind)
                session.add(row)
            row.content, row.at = content, self._clock()
        return None

    async def drop(self, officer_id: str, conversation_id: str, kind: DraftKind) -> None:
        """It was sent, or is not wanted any more."""
        mine = (
            DraftRow.officer_id == officer_id,
            DraftRow.conversation_id == conversation_id,
            DraftRow.kind == kind,
        )
        async with self._database.begin() as session:
            await session.execute(delete(DraftRow).where(*mine))

    async def of(self, officer_id: str, conversation_id: str) -> dict[str, dict[str, Any]]:
        """The officer's drafts there, by kind."""
        query = select(DraftRow).where(
            DraftRow.officer_id == officer_id, DraftRow.conversation_id == conversation_id
        )
        async with self._database.read() as session:
            return {row.kind: row.content for row in await session.scalars(query)}
