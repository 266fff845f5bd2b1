"""Officers' accounts: add, let go, and list them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import uuid4

import pyotp
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.officers.passwords import hash_password
from bot.desk.officers.roles import Role, hold_officer, permit
from bot.desk.officers.second_factor import Seal, enrolment_uri, hashed, recovery_codes
from bot.desk.tables import OfficerRow, RecoveryCodeRow, SignInRow


@dataclass(frozen=True)
class Officer:
    """Somebody who may sign in."""

    id: str
    login: str
    name: str
    role: Role
    active: bool
    shoulder_number: str | None = None


@dataclass(frozen=True)
class Enrolment:
    """A new officer, with what they are shown once: for their authenticator, and to keep."""

    officer: Officer
    totp_uri: str
    recovery_codes: list[str]


def officer(row: OfficerRow) -> Officer:
    """The officer in `row`."""
    role = cast(Role, row.role)
    return Officer(row.id, row.login, row.name, role, row.active, row.shoulder_number)


class Accounts:
    """Who may sign in."""

    def __init__(self, database: Database, clock: Clock, seal: Seal) -> None:
        self._database, self._clock, self._seal = database, clock, seal

    async def add(
        self, *, login: str, name: str, role: Role, password: str, by: str = "operator"
    ) -> Enrolment:
        """Add an officer. `by` is an admin's id, or the operator at the machine itself.

        Raises:
            NotPermitted: `by` is no admin, or the password is too short.
            IntegrityError: the login is taken.
        """
        secret, codes, now = pyotp.random_base32(), recovery_codes(), self._clock()
        row = OfficerRow(
            id=uuid4().hex,
            login=login.strip().lower(),
            name=name,
            role=role,
            password_hash=await hash_password(password),
            totp_sealed=self._seal.close(secret),
            created_at=now,
            active=True,
        )
        async with self._database.begin() as session:
            await self._permit(session, by)
            session.add(row)
            await session.flush()
            _keep(session, row.id, codes)
            self._audit(session, "officer_added", by, row.id, now)
        return Enrolment(officer(row), enrolment_uri(secret, row.login), codes)

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


def _keep(session: AsyncSession, officer_id: str, codes: Sequence[str]) -> None:
    session.add_all(
        RecoveryCodeRow(code_hash=hashed(code), officer_id=officer_id) for code in codes
    )
