"""Signed-in browsers: whether one still is, which there are, and signing out of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.officers.sign_ins import alive
from bot.desk.tables import SignInRow
from bot.desk.tokens import token_hash


@dataclass(frozen=True)
class Session:
    """One signed-in browser; `here` is the one that asks."""

    since: datetime
    used_at: datetime
    here: bool


class Sessions:
    """Officers' signed-in browsers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def lasts(self, token: str) -> bool:
        """Whether the token still holds; asking does not make it last longer."""
        query = select(SignInRow.token_hash).where(SignInRow.token_hash == token_hash(token))
        async with self._database.read() as session:
            return await session.scalar(query.where(alive(self._clock()))) is not None

    async def of(self, officer_id: str, token: str) -> list[Session]:
        """Where the officer is signed in, the latest used first."""
        here, theirs = token_hash(token), SignInRow.officer_id == officer_id
        query = select(SignInRow).where(theirs, alive(self._clock()))
        async with self._database.read() as session:
            found = await session.scalars(query.order_by(SignInRow.used_at.desc()))
            return [Session(r.at, r.used_at, r.token_hash == here) for r in found]

    async def end_all(self, officer_id: str) -> None:
        """The officer is signed out everywhere, here too."""
        now = self._clock()
        theirs = (SignInRow.officer_id == officer_id, SignInRow.ended_at.is_(None))
        async with self._database.begin() as session:
            await session.execute(update(SignInRow).where(*theirs).values(ended_at=now))
            audit.record(session, "signed_out_everywhere", at=now, actor=f"officer:{officer_id}")
