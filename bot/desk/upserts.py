"""Insert-or-leave-alone on both databases: the unique key decides, never a look beforehand."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CursorResult
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.tables import Base


def insert_into(session: AsyncSession, table: type[Base]) -> Any:
    """An INSERT of this database's own dialect, which knows ON CONFLICT."""
    name = session.get_bind().dialect.name
    return (sqlite if name == "sqlite" else postgresql).insert(table.__table__)


async def changed(session: AsyncSession, statement: Any) -> bool:
    """Run it; whether it changed a row."""
    result = cast("CursorResult[Any]", await session.execute(statement))
    return result.rowcount > 0


async def add_once(session: AsyncSession, table: type[Base], **values: Any) -> bool:
    """Add a row unless its key is there already; whether it was added."""
    statement = insert_into(session, table).values(**values).on_conflict_do_nothing()
    return await changed(session, statement)
