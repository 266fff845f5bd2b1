"""Bring a database's tables to what this code needs, and say when they are not."""

from __future__ import annotations

import asyncio

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.desk.database import Database
from bot.desk.errors import DatabaseNotReady
from bot.settings import ROOT


def alembic_config(url: str) -> Config:
    """Alembic's settings for the database at `url`."""
    config = Config(str(ROOT / "alembic.ini"))
    config.attributes["url"] = url
    return config


async def migrate(url: str, revision: str = "head") -> None:
    """Upgrade the database at `url`; safe to call when there is nothing to do."""
    await asyncio.to_thread(command.upgrade, alembic_config(url), revision)


async def check(database: Database) -> None:
    """Make sure the tables are the newest ones.

    Raises:
        DatabaseNotReady: they are older (or newer) than this code.
    """
    head = ScriptDirectory.from_config(alembic_config("")).get_current_head()
    async with database.engine.connect() as connection:
        found = await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )
    if found != head:
        raise DatabaseNotReady(f"tables are at {found}, not {head}: run `python -m bot.desk`")
