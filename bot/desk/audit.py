"""Write the audit, and count what it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.database import Database
from bot.desk.tables import AuditRow

OWNER_CHANGED = "owner_changed"
REPLY_DROPPED = "reply_dropped"
DELETED, SEALED = "conversation_deleted", "conversation_sealed"


def record(
    session: AsyncSession,
    what: str,
    *,
    at: datetime,
    actor: str,
    conversation_id: str | None = None,
    epoch: int | None = None,
    detail: dict[str, Any] | None = None,
) -> AuditRow:
    """Add one row to the transaction at hand. `detail` must hold no words of a parent's."""
    row = AuditRow(
        at=at, what=what, actor=actor, conversation_id=conversation_id, epoch=epoch, detail=detail
    )
    session.add(row)
    return row


class Audit:
    """The audit as its readers see it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, what: str, *, conversation_id: str | None = None) -> int:
        """How often `what` happened, in one conversation or in all."""
        query = select(func.count()).select_from(AuditRow).where(AuditRow.what == what)
        if conversation_id is not None:
            query = query.where(AuditRow.conversation_id == conversation_id)
        async with self._database.read() as session:
            return await session.scalar(query) or 0

    async def deleted(self, *, since: datetime) -> list[str]:
        """The conversations that parents have deleted since then, erased or sealed."""
        # By time alone: SQLite would rather walk all deletions of seven years by their kind.
        query = select(AuditRow.what, AuditRow.conversation_id).where(AuditRow.at > since)
        async with self._database.read() as session:
            acts = (await session.execute(query)).all()
        return [about for what, about in acts if what in {DELETED, SEALED}]
