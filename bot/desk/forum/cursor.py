"""How far each forum has been read by polling."""

from __future__ import annotations

from sqlalchemy import select

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables.forum import ForumStateRow
from bot.desk.upserts import insert_into


class Cursor:
    """The last post that polling has seen, by platform."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def of(self, platform: str) -> str | None:
        """Where to go on; nothing before the first poll."""
        query = select(ForumStateRow.value).where(ForumStateRow.name == f"cursor:{platform}")
        async with self._database.read() as session:
            found: str | None = await session.scalar(query)
            return found

    async def move(self, platform: str, value: str) -> None:
        """Remember it."""
        now = self._clock()
        async with self._database.begin() as session:
            row = insert_into(session, ForumStateRow)
            row = row.values(name=f"cursor:{platform}", value=value, at=now)
            await session.execute(
                row.on_conflict_do_update(
                    index_elements=[ForumStateRow.name], set_={"value": value, "at": now}
                )
            )
