"""Officers read hard things: how many today, so that a break is offered in time."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from bot.desk.cases.codes import HIGH_HARM
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import RecordRow

DAY = timedelta(hours=12)  # a tour of duty; midnight falls into some


class Welfare:
    """What an officer was exposed to."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def hard_ones(self, officer_id: str) -> int:
        """How many high-harm records the officer finished in this tour of duty."""
        query = select(func.count()).where(
            RecordRow.officer_id == officer_id,
            RecordRow.finished_at > self._clock() - DAY,
            RecordRow.category.in_(HIGH_HARM),
        )
        async with self._database.read() as session:
            return await session.scalar(query) or 0
