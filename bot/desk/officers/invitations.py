"""One-time links: how accounts are made, and how lost proofs are renewed. No default password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

import pyotp
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotPermitted, SignInRefused
from bot.desk.officers import enrolling
from bot.desk.officers.passwords import hash_password
from bot.desk.officers.roles import Role, hold_officer, permit
from bot.desk.officers.second_factor import Seal, enrolment_uri, step_of
from bot.desk.tables import InvitationRow, OfficerRow
from bot.desk.tokens import token_hash

LASTS = timedelta(hours=24)
OPERATOR = "operator"  # whoever can run commands on the machine itself
GONE = "this link has been used or is too old: ask for a new one"


@dataclass(frozen=True)
class Invited:
    """What the person who opens the link is shown; `secret` is for their authenticator."""

    login: str
    name: str
    role: Role
    secret: str
    uri: str


class Invitations:
    """Links that are good once, for a day."""

    def __init__(self, database: Database, clock: Clock, seal: Seal) -> None:
        self._database, self._clock, self._seal = database, clock, seal

    async def invite(
        self,
        *,
        login: str,
        name: str,
        role: Role,
        shoulder_number: str | None = None,
        by: str = OPERATOR,
    ) -> str:
        """The token of a link with which a new officer makes an account.

        Raises:
            NotPermitted: `by` is no admin, or the login is taken.
        """
        login = login.strip().lower()
        async with self._database.begin() as session:
            await self._permit(session, by)
            taken = select(OfficerRow.id).where(OfficerRow.login == login)
            if not login or await session.scalar(taken) is not None:
                raise NotPermitted(f"the login {login!r} is taken or empty")
            row = self._row(login, name.strip(), role, shoulder_number, by)
            return self._add(session, row, by)

    async def renew(self, officer_id: str, *, by: str = OPERATOR) -> str:
        """The token of a link with which an officer sets a new password and second factor.

        Raises:
            NotPermitted: `by` is no admin, or there is no such officer.
        """
        async with self._database.begin() as session:
            await self._permit(session, by)
            found = await hold_officer(session, officer_id)
            role = cast(Role, found.role)
            row = self._row(found.login, found.name, role, found.shoulder_number, by)
            row.officer_id = officer_id
            return self._add(session, row, by)

    async def look(self, token: str) -> Invited:
        """What the link offers; looking does not use it up.

        Raises:
            SignInRefused: it has been used or is too old.
        """
        async with self._database.begin() as session:
            row = await self._held(session, token)
            secret = self._seal.open(row.secret_sealed)
            uri = enrolment_uri(secret, row.login)
            return Invited(row.login, row.name, cast(Role, row.role), secret, uri)

    async def accept(self, token: str, *, password: str, code: str) -> list[str]:
        """Make or renew the account; the recovery codes, shown once.

        Raises:
            SignInRefused: the link is gone, or the code is not the authenticator's.
            NotPermitted: the password is too short.
        """
        stored, now = await hash_password(password), self._clock()
        async with self._database.begin() as session:
            row = await self._held(session, token)
            secret = self._seal.open(row.secret_sealed)
            step = step_of(secret, code.strip(), now=now, after_step=0)
            if step is None:
                raise SignInRefused("the code is not the one your authenticator shows")
            officer = await enrolling.officer_for(session, row, now)
            officer.password_hash, officer.totp_sealed = stored, row.secret_sealed
            officer.totp_step, officer.failures, officer.locked_until = step, 0, None
            row.used_at = now
            await session.flush()
            self._audit(session, "invitation_accepted", officer.id, None)
            return await enrolling.renew_proofs(session, officer.id, now)

    async def _held(self, session: AsyncSession, token: str) -> InvitationRow:
        query = select(InvitationRow).where(InvitationRow.token_hash == token_hash(token))
        row = await session.scalar(query.with_for_update())
        if row is None or row.used_at is not None or row.until <= self._clock():
            raise SignInRefused(GONE)
        return row

    def _row(
        self, login: str, name: str, role: Role, shoulder_number: str | None, by: str
    ) -> InvitationRow:
        now = self._clock()
        return InvitationRow(
            login=login,
            name=name,
            role=role,
            shoulder_number=(shoulder_number or "").strip() or None,
            secret_sealed=self._seal.close(pyotp.random_base32()),
            made_at=now,
            made_by=by,
            until=now + LASTS,
        )

    def _add(self, session: AsyncSession, row: InvitationRow, by: str) -> str:
        token = secrets.token_urlsafe(32)
        row.token_hash = token_hash(token)
        session.add(row)
        self._audit(session, "invited", by, {"role": row.role, "renews": row.officer_id})
        return token

    async def _permit(self, session: AsyncSession, by: str) -> None:
        if by != OPERATOR:
            permit(await hold_officer(session, by), "manage")

    def _audit(
        self, session: AsyncSession, what: str, by: str, detail: dict[str, str | None] | None
    ) -> None:
        actor = by if by == OPERATOR else f"officer:{by}"
        audit.record(session, what, at=self._clock(), actor=actor, detail=detail)
