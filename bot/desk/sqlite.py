"""SQLite without a thread hop for each step.

The usual asynchronous driver sends every cursor, fetch and close to a thread and back: some
fifteen hops for one message. Here statements run where they are called, for they take
microseconds; only what may take long leaves the event loop alone: waiting for another
process's write lock is a pause that others can use, and a commit, which waits for the disk,
goes to a thread. The classes have the shape SQLAlchemy's `aiosqlite` dialect expects.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

BUSY_SECONDS = 30.0  # how long a writer waits for a writer in another process
PAUSE_SECONDS = 0.005
BEGIN_WRITING = "BEGIN IMMEDIATE"
PRAGMAS = (
    "PRAGMA busy_timeout=2000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # an acknowledged message survives the power cut too
    "PRAGMA foreign_keys=ON",
)


def connector(path: str) -> Callable[..., Awaitable[Connection]]:
    """What SQLAlchemy calls for a new connection to the file at `path`; its folder is made."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)

    async def connect(*_url: Any, **_options: Any) -> Connection:
        raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            raw.execute(pragma)
        return Connection(raw)

    return connect


class Connection:
    """One connection; used by one task at a time, as the pool sees to."""

    isolation_level = None

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._writing = False

    async def cursor(self) -> Cursor:
        """A cursor."""
        return Cursor(self, self._raw.cursor())

    async def execute(self, statement: str, values: Sequence[Any] = ()) -> Cursor:
        """A cursor that has run `statement`."""
        cursor = await self.cursor()
        await cursor.execute(statement, values)
        return cursor

    async def begin_writing(self) -> None:
        """Get the one write lock of the file, pausing while another process has it.

        Raises:
            sqlite3.OperationalError: it could not be had in 30 seconds.
        """
        # Another process sends no event when it lets go, so one has to look again.
        deadline = time.monotonic() + BUSY_SECONDS
        while not self._got_lock(patient=time.monotonic() >= deadline):  # noqa: ASYNC110
            await asyncio.sleep(PAUSE_SECONDS)
        self._writing = True

    def _got_lock(self, *, patient: bool) -> bool:
        self._raw.execute("PRAGMA busy_timeout=0")
        try:
            self._raw.execute(BEGIN_WRITING)
        except sqlite3.OperationalError as error:
            if patient or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            self._raw.execute(PRAGMAS[0])
        return True

    async def commit(self) -> None:
        """Make it last: in a thread when there is something to write to the disk."""
        if not self._writing:
            self._raw.commit()
            return
        self._writing = False
        await _whole(asyncio.get_running_loop().run_in_executor(None, self._raw.commit))

    async def rollback(self) -> None:
        """Undo."""
        self._writing = False
        self._raw.rollback()

    async def close(self) -> None:
        """Close; what was not committed is undone."""
        self._raw.close()

    def stop(self) -> None:
        """Close at once, without an event loop."""
        self._raw.close()

    async def create_function(self, *args: Any, **options: Any) -> None:
        """Let SQL call a function (the dialect adds `regexp`)."""
        self._raw.create_function(*args, **options)


class Cursor:
    """One statement and its rows."""

    def __init__(self, connection: Connection, raw: sqlite3.Cursor) -> None:
        self._connection, self._raw = connection, raw

    @property
    def description(self) -> Any:
        """The columns of the rows, if there are any."""
        return self._raw.description

    @property
    def lastrowid(self) -> int | None:
        """The id of the row inserted last."""
        return self._raw.lastrowid

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._raw.rowcount

    async def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Run one statement."""
        if statement == BEGIN_WRITING:
            await self._connection.begin_writing()
        else:
            self._raw.execute(statement, values)

    async def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row of values."""
        self._raw.executemany(statement, rows)

    async def fetchall(self) -> list[Any]:
        """All rows."""
        return self._raw.fetchall()

    async def close(self) -> None:
        """Done with it."""
        self._raw.close()


async def _whole(work: asyncio.Future[None]) -> None:
    """Wait until `work` is done, even when cancelled: the connection must not be reused sooner."""
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        await asyncio.wait([work])
        raise
