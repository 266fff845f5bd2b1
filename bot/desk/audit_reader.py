"""Search the audit. Reading it is an act of its own and leaves a row too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.tables import AuditRow, OfficerRow

PAGE = 50


@dataclass(frozen=True)
class Search:
    """What is looked for; empty fields match everything. `before` is the last page's last id."""

    what: str = ""
    actor: str = ""
    conversation: str = ""
    before: int | None = None


@dataclass(frozen=True)
class Entry:
    """One act; `who` is the officer's name where the actor is an officer."""

    id: int
    at: datetime
    what: str
    who: str
    conversation_id: str | None
    before: str | None
    after: str | None
    detail: dict[str, Any] | None


class AuditReader:
    """The audit for supervisors."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def find(self, search: Search, *, by: str) -> list[Entry]:
        """The newest acts that match, at most a page.

        Raises:
            NotPermitted: `by` is no supervisor.
        """
        asked = {k: v for k, v in vars(search).items() if v}
        async with self._database.begin() as session:
            permit(await hold_officer(session, by), "read_any")
            found = (await session.scalars(_query(search))).all()
            officers = await session.execute(select(OfficerRow.id, OfficerRow.name))
            names = {f"officer:{row.id}": row.name for row in officers}
            audit.record(
                session, "audit_read", at=self._clock(), actor=f"officer:{by}", detail=asked
            )
        return [_entry(row, names) for row in found]

    async def kinds(self) -> list[str]:
        """Every kind of act that there is, by name."""
        query = select(AuditRow.what).distinct().order_by(AuditRow.what)
        async with self._database.read() as session:
            return list(await session.scalars(query))

    async def note(self, what: str, *, by: str, detail: dict[str, Any] | None = None) -> None:
        """An officer read or took something out that no other door records."""
        async with self._database.begin() as session:
            audit.record(session, what, at=self._clock(), actor=f"officer:{by}", detail=detail)


def _query(search: Search) -> Select[tuple[AuditRow]]:
    query = select(AuditRow).order_by(AuditRow.id.desc()).limit(PAGE)
    if search.what:
        query = query.where(AuditRow.what == search.what)
    if search.actor:
        query = query.where(AuditRow.actor == f"officer:{search.actor}")
    if search.conversation:
        query = query.where(AuditRow.conversation_id == search.conversation)
    if search.before is not None:
        query = query.where(AuditRow.id < search.before)
    return query


def _entry(row: AuditRow, names: dict[str, str]) -> Entry:
    return Entry(
        row.id,
        row.at,
        row.what,
        names.get(row.actor, row.actor),
        row.conversation_id,
        row.before,
        row.after,
        row.detail,
    )
