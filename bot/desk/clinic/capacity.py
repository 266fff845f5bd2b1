"""How many parents one officer may hold, however one comes into their hands."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.errors import AtCapacity
from bot.desk.tables import LeaseRow

CAPACITY = 3  # conversations an officer may hold, where no calendar says otherwise


async def keep_within(session: AsyncSession, officer_id: str, capacity: int) -> None:
    """Let the officer, whose row is locked, take one more.

    Raises:
        AtCapacity: they hold enough.
    """
    held = select(func.count()).where(LeaseRow.officer_id == officer_id)
    if (await session.scalar(held) or 0) >= capacity:
        raise AtCapacity(officer_id)
