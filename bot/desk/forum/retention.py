"""Forget what parents wrote on the forum, and who they are there, after some days."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, exists, or_, select

from bot.content.boards import MOST_DAYS
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.forum.acts import cancel_older
from bot.desk.forum.forgetting import NOBODY, forget
from bot.desk.tables.forum import ForumActRow, ForumLinkRow, ForumPostRow, ForumSlotRow

EARLY = timedelta(hours=2)  # a sweep comes hourly: no word may wait for it past its days
ROWS_KEPT = timedelta(days=365)  # without words or names: so that a redelivery is still known


class Retention:
    """What is kept, and how long."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def sweep(self, keep: timedelta) -> None:
        """Forget posts older than `keep`, and delete rows older than a year.

        What waited so long to be sent is cancelled first: nothing goes out without its words.
        """
        now = self._clock()
        old = ForumPostRow.received_at < now - keep
        withdrawn = ForumPostRow.author_id == NOBODY  # all but what was still to be sent
        ancient = ForumPostRow.received_at < now - ROWS_KEPT
        async with self._database.begin() as session:
            await cancel_older(session, now - keep, now)
            await forget(session, or_(old, withdrawn) & _holds_something())
            rows = select(ForumPostRow.id).where(ancient)
            await session.execute(delete(ForumActRow).where(ForumActRow.post_row.in_(rows)))
            await session.execute(delete(ForumPostRow).where(ancient))
            await session.execute(delete(ForumSlotRow).where(ForumSlotRow.until <= now))
            await session.execute(delete(ForumLinkRow).where(ForumLinkRow.last_day < now.date()))

    async def sweep_all(self) -> None:
        """The same for every forum, by the longest that anything is kept.

        Whoever looks after the desk does it: a forum that is no longer connected has no part of
        the site that would.
        """
        await self.sweep(timedelta(days=MOST_DAYS) - EARLY)


def _holds_something() -> ColumnElement[bool]:
    """Posts that are not forgotten yet: the others of a year need no look every hour."""
    words = or_(ForumActRow.title != "", ForumActRow.text != "")
    said = exists().where(ForumActRow.post_row == ForumPostRow.id, words)
    return or_(ForumPostRow.author_id != NOBODY, ForumPostRow.url != "", said)
