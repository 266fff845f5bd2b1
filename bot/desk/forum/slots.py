"""'At most one automatic reply a topic and a person a day', kept by the database."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.tables.forum import ForumSlotRow
from bot.desk.upserts import changed, insert_into

LASTS = timedelta(hours=24)


def slot(platform: str, scope: str, subject: str) -> str:
    """A slot's name: a hash, so that the table names nobody."""
    return hashlib.sha256(f"{platform}|{scope}|{subject}".encode()).hexdigest()


async def claim(session: AsyncSession, names: Sequence[str], now: datetime) -> bool:
    """Take all the slots for a day, or none of them when one is taken."""
    claimed: list[str] = []
    for name in sorted(names):  # one order everywhere: two claimers cannot wait for each other
        statement = insert_into(session, ForumSlotRow).values(name=name, until=now + LASTS)
        renewed = statement.on_conflict_do_update(
            index_elements=[ForumSlotRow.name],
            set_={"until": statement.excluded.until},
            where=ForumSlotRow.until <= now,
        )
        if not await changed(session, renewed):
            await release(session, claimed, now)
            return False
        claimed.append(name)
    return True


async def release(session: AsyncSession, names: Sequence[str], claimed_at: datetime) -> None:
    """Give back slots taken then: what they were for did not happen. Later takers keep theirs."""
    if names:
        mine = ForumSlotRow.name.in_(names), ForumSlotRow.until == claimed_at + LASTS
        await session.execute(delete(ForumSlotRow).where(*mine))
