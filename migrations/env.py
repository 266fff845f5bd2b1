"""Run the migrations on the configured database, through the same engine the desk uses."""

import asyncio

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from bot.desk.database import make_engine
from bot.desk.tables import Base
from bot.desk.tables.base import UtcDateTime
from bot.settings import settings


def render(kind: str, thing: object, _context: AutogenContext) -> str | bool:
    """Write our own column type by its own name; everything else as Alembic would."""
    return "UtcDateTime()" if kind == "type" and isinstance(thing, UtcDateTime) else False


def migrate_on(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render,
    )
    with context.begin_transaction():
        context.run_migrations()


async def main() -> None:
    engine = make_engine(context.config.attributes.get("url") or settings().database_url)
    async with engine.begin() as connection:
        await connection.run_sync(migrate_on)
    await engine.dispose()


if context.is_offline_mode():
    raise SystemExit("Migrations run on a live database only.")
asyncio.run(main())
