"""One door to the database: SQLite on one machine, PostgreSQL on several."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from sqlalchemy import AsyncAdaptedQueuePool, Connection, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.desk import sqlite
from bot.faults import DATABASE_TROUBLE

QUIET: dict[str, Any] = {"hide_parameters": True}  # errors must not quote what parents wrote
READ_ONLY = {"dropin_read_only": True}
ANSWERS_WITHIN = 3.0  # seconds; whoever asks whether we are ready waits little longer
DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
}


def database_url(url: str) -> URL:
    """`url` with an asynchronous driver, whichever of the usual spellings it came in."""
    scheme, rest = url.split("://", 1)
    return make_url(f"{DRIVERS.get(scheme, scheme)}://{rest}")


def make_engine(url: str) -> AsyncEngine:
    """An engine for `url`; a SQLite file's folder is made if it is not there."""
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(
            parsed, pool_size=10, max_overflow=20, pool_pre_ping=True, **QUIET
        )
    engine = create_async_engine(
        parsed,
        async_creator=sqlite.connector(parsed.database or ""),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=5,
        max_overflow=20,
        **QUIET,
    )
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get("dropin_read_only")
    connection.exec_driver_sql("BEGIN" if read_only else sqlite.BEGIN_WRITING)


class Database:
    """Transactions, one `AsyncSession` each. Writers of one process queue up before SQLite."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self._writing = asyncio.Lock()

    @classmethod
    async def open(cls, url: str) -> Database:
        """Open `url` (`sqlite:///file`, `postgresql://…`, `postgres://…`) without touching it."""
        return cls(make_engine(url))

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """One writing transaction: committed at the end, rolled back by any exception."""
        async with AsyncExitStack() as stack:
            if self._sqlite:
                await stack.enter_async_context(self._writing)
            session = AsyncSession(self.engine, expire_on_commit=False)
            async with session, session.begin():
                yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """One reading transaction: a steady view that holds up no writer."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            await session.connection(execution_options=READ_ONLY)
            yield session

    async def answers(self) -> bool:
        """Whether it answers now; one that hangs does not."""
        try:
            async with asyncio.timeout(ANSWERS_WITHIN), self.read() as session:
                await session.execute(text("SELECT 1"))
        except DATABASE_TROUBLE:
            return False
        return True

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()
