"""Signing in: password and second factor together, few guesses, short sessions."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import SignInRefused
from bot.desk.officers.accounts import Officer, officer
from bot.desk.officers.passwords import fits
from bot.desk.officers.second_factor import Seal, hashed, step_of
from bot.desk.tables import OfficerRow, RecoveryCodeRow, SignInRow
from bot.desk.tokens import token_hash

GUESSES = 5
LOCKED = timedelta(minutes=15)
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
REFUSED = "login, password or code is wrong, or there were too many guesses"


def alive(now: datetime) -> ColumnElement[bool]:
    """Which sign-ins still hold: not ended, used of late, and not too old in any case."""
    return and_(
        SignInRow.ended_at.is_(None), SignInRow.used_at > now - IDLE, SignInRow.at > now - LONGEST
    )


class SignIns:
    """Who is signed in."""

    def __init__(self, database: Database, clock: Clock, seal: Seal) -> None:
        self._database, self._clock, self._seal = database, clock, seal

    async def sign_in(self, login: str, password: str, code: str) -> tuple[Officer, str]:
        """The officer, and the token of this browser; only its hash is kept.

        Raises:
            SignInRefused: something did not do; it is not said what.
        """
        stored = await self._password_of(login)
        right = await fits(stored, password)  # slow on purpose, so outside the transaction
        token, now = secrets.token_urlsafe(32), self._clock()
        async with self._database.begin() as session:
            row = await _named(session, login)
            let_in = row is not None and await self._check(session, row, code, now, right)
            if row is not None and let_in:
                session.add(
                    SignInRow(token_hash=token_hash(token), officer_id=row.id, at=now, used_at=now)
                )
            what = "signed_in" if let_in else "sign_in_refused"
            audit.record(session, what, at=now, actor=f"officer:{row.id}" if row else "unknown")
        if row is None or not let_in:
            raise SignInRefused(REFUSED)
        return officer(row), token

    async def _password_of(self, login: str) -> str | None:
        query = select(OfficerRow.password_hash).where(OfficerRow.login == _plain(login))
        async with self._database.read() as session:
            stored: str | None = await session.scalar(query)
        return stored

    async def _check(
        self, session: AsyncSession, row: OfficerRow, code: str, now: datetime, right: bool
    ) -> bool:
        if not row.active or (row.locked_until is not None and row.locked_until > now):
            return False
        if right and await self._second_factor(session, row, code, now):
            row.failures, row.locked_until = 0, None
            return True
        row.failures += 1
        if row.failures >= GUESSES:
            row.failures, row.locked_until = 0, now + LOCKED
        return False

    async def _second_factor(
        self, session: AsyncSession, row: OfficerRow, code: str, now: datetime
    ) -> bool:
        secret = self._seal.open(row.totp_sealed) if row.totp_sealed else None
        if secret is not None:
            step = step_of(secret, code.strip(), now=now, after_step=row.totp_step)
            if step is not None:
                row.totp_step = step
                return True
        spare = await session.get(RecoveryCodeRow, hashed(code))
        if spare is None or spare.officer_id != row.id or spare.used_at is not None:
            return False
        spare.used_at = now
        return True

    async def by_token(self, token: str) -> Officer | None:
        """Who is signed in with this token, if anybody; using it keeps it alive.

        It ends after 30 minutes without use, and after 12 hours in any case.
        """
        now = self._clock()
        async with self._database.begin() as session:
            query = select(SignInRow).where(SignInRow.token_hash == token_hash(token))
            row = await session.scalar(query.where(alive(now)))
            if row is None:
                return None
            row.used_at = now
            found = await session.get_one(OfficerRow, row.officer_id)
            return officer(found) if found.active else None

    async def sign_out(self, token: str) -> None:
        """This browser is signed out; doing it twice changes nothing."""
        async with self._database.begin() as session:
            row = await session.get(SignInRow, token_hash(token))
            if row is not None and row.ended_at is None:
                row.ended_at = self._clock()


async def _named(session: AsyncSession, login: str) -> OfficerRow | None:
    query = select(OfficerRow).where(OfficerRow.login == _plain(login)).with_for_update()
    row: OfficerRow | None = await session.scalar(query)
    return row


def _plain(login: str) -> str:
    return login.strip().lower()
