"""Forget what parents wrote on the forum, and who they are there, after some days."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables.forum import ForumActRow, ForumLinkRow, ForumPostRow, ForumSlotRow

ROWS_KEPT = timedelta(days=365)  # without words or names: so that a redelivery is still known


class Retention:
    """What is kept, and how long."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def sweep(self, keep: timedelta) -> None:
        """Erase words, authors and texts older than `keep`, and rows older than a year."""
        now = self._clock()
        old = ForumPostRow.received_at < now - keep
        ancient = ForumPostRow.received_at < now - ROWS_KEPT
        gone = {"title": "", "text": "", "author_id": "", "url": "", "reading": None}
        async with self._database.begin() as session:
            await session.execute(update(ForumPostRow).where(old).values(**gone))
            erased = update(ForumActRow).where(ForumActRow.made_at < now - keep)
            await session.execute(erased.values(title="", text=""))
            rows = select(ForumPostRow.id).where(ancient)
            await session.execute(delete(ForumActRow).where(ForumActRow.post_row.in_(rows)))
            await session.execute(delete(ForumPostRow).where(ancient))
            await session.execute(delete(ForumSlotRow).where(ForumSlotRow.until <= now))
            await session.execute(delete(ForumLinkRow).where(ForumLinkRow.last_day < now.date()))
