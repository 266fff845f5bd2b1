"""Officers' accounts: let go, and list them. Invitations make them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.officers.roles import Role, hold_officer, permit
from bot.desk.tables import OfficerRow, SignInRow


@dataclass(frozen=True)
class Officer:
    """Somebody who may sign in."""

    id: str
    login: str
    name: str
    role: Role
    active: bool
    shoulder_number: str | None = None


def officer(row: OfficerRow) -> Officer:
    """The officer in `row`."""
    role = cast(Role, row.role)
    return Officer(row.id, row.login, row.name, role, row.active, row.shoulder_number)


class Accounts:
    """Who may sign in."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def let_go(self, officer_id: str, *, by: str = "operator") -> None:
        """The officer may not sign in any more, and is signed out everywhere now.

        Raises:
            NotPermitted: `by` is no admin, or there is no such officer.
        """
        now = self._clock()
        async with self._database.begin() as session:
            await self._permit(session, by)
            row = await hold_officer(session, officer_id)
            row.active = False
            theirs = (SignInRow.officer_id == officer_id, SignInRow.ended_at.is_(None))
            await session.execute(update(SignInRow).where(*theirs).values(ended_at=now))
            self._audit(session, "officer_let_go", by, officer_id, now)

    async def all(self) -> list[Officer]:
        """All officers by name."""
        async with self._database.read() as session:
            found = await session.scalars(select(OfficerRow).order_by(OfficerRow.name))
            return [officer(row) for row in found]

    async def _permit(self, session: AsyncSession, by: str) -> None:
        if by != "operator":
            permit(await hold_officer(session, by), "manage")

    def _audit(self, session: AsyncSession, what: str, by: str, whom: str, at: datetime) -> None:
        actor = by if by == "operator" else f"officer:{by}"
        audit.record(session, what, at=at, actor=actor, detail={"officer": whom})
