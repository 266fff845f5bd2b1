"""Which letters are owed: each cause has one, written down before it is sent and sent until it is.

A letter taken for sending is tried again after a while unless it is ticked off, so one may
come twice after a crash and none is lost. Its number is the same both times.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.mail import texts
from bot.desk.tables import AlertRow, CallbackRow, LetterRow
from bot.desk.upserts import add_once

RECENT = timedelta(days=1)  # who sets a mail server up gets no letters about last month
AGAIN_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Letter:
    """One letter; `about` tells it from all others."""

    about: str
    subject: str
    body: str


class Letters:
    """The letters of the service."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def write(self) -> int:
        """Write down a letter for each cause that has none; how many were new."""
        now, count = self._clock(), 0
        async with self._database.begin() as session:
            async for about, (subject, body) in _causes(session, now - RECENT):
                values = {"about": about, "subject": subject, "body": body, "made_at": now}
                count += await add_once(session, LetterRow, **values)
        return count

    async def take(self) -> list[Letter]:
        """Letters to be sent now; nobody else gets them for the next minutes."""
        now = self._clock()
        idle = or_(LetterRow.tried_at.is_(None), LetterRow.tried_at <= now - AGAIN_AFTER)
        mine = update(LetterRow).where(LetterRow.sent_at.is_(None), idle).values(tried_at=now)
        async with self._database.begin() as session:
            found = await session.scalars(mine.returning(LetterRow))
            return [Letter(row.about, row.subject, row.body) for row in found]

    async def sent(self, letter: Letter) -> None:
        """The server has it."""
        done = update(LetterRow).where(LetterRow.about == letter.about)
        async with self._database.begin() as session:
            await session.execute(done.values(sent_at=self._clock()))


async def _causes(
    session: AsyncSession, since: datetime
) -> AsyncIterator[tuple[str, tuple[str, str]]]:
    left = select(CallbackRow).where(CallbackRow.received_at > since, CallbackRow.done_at.is_(None))
    for row in (await session.scalars(left)).all():
        yield f"callback-{row.id}", texts.of_callback(row)
    raised = select(AlertRow).where(AlertRow.at > since, AlertRow.seen_at.is_(None))
    for alert in (await session.scalars(raised.where(AlertRow.kind.in_(texts.ALERTS)))).all():
        yield f"alert-{alert.id}", texts.of_alert(alert)
