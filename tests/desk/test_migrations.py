"""Migrations make the tables the code expects, and can be undone and done again."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select, text

from bot.desk import Database, schema
from bot.desk.errors import DatabaseNotReady
from bot.desk.tables import AlertRow, Base

BEFORE_CAUSES = "0007"


def alembic(run, url: str, revision: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(run, schema.alembic_config(url), revision).result()


async def inside(url, look):
    database = await Database.open(url)
    async with database.engine.connect() as connection:
        seen = await connection.run_sync(look)
    await database.close()
    return seen


def differences(connection):
    return compare_metadata(MigrationContext.configure(connection), Base.metadata)


def shape(connection):
    found = inspect(connection)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)],
            sorted(index["name"] for index in found.get_indexes(name)),
        )
        for name in found.get_table_names()
        if name != "alembic_version"
    }


async def test_the_models_and_the_migrations_agree(empty_database_url):
    await schema.migrate(empty_database_url)

    assert await inside(empty_database_url, differences) == []


async def test_up_down_up_comes_to_the_same_tables(empty_database_url):
    await schema.migrate(empty_database_url)
    first = await inside(empty_database_url, shape)

    alembic(command.downgrade, empty_database_url, "base")
    assert await inside(empty_database_url, shape) == {}
    await schema.migrate(empty_database_url)

    assert await inside(empty_database_url, shape) == first
    assert set(first) == set(Base.metadata.tables)


async def test_a_database_without_tables_is_refused_with_what_to_run(empty_database_url):
    database = await Database.open(empty_database_url)

    with pytest.raises(DatabaseNotReady, match="run `python -m bot"):
        await schema.check(database)
    await schema.migrate(empty_database_url)
    await schema.check(database)

    await database.close()


async def test_what_supervisors_were_told_of_is_not_told_again_after_an_upgrade(
    empty_database_url,
):
    await schema.migrate(empty_database_url, BEFORE_CAUSES)
    told = (
        "INSERT INTO alerts (at, kind, detail) VALUES"
        " ('2026-11-20 19:00:00.000000', 'record_overdue', '{\"record\": \"r\"}'),"
        " ('2026-11-20 19:00:00.000000', 'record_overdue', '{\"record\": \"r\"}'),"
        " ('2026-11-20 19:00:00.000000', 'nobody_came', '{\"wait\": \"c 19:00\"}'),"
        " ('2026-11-20 19:00:00.000000', 'help_wanted', NULL)"
    )
    database = await Database.open(empty_database_url)
    async with database.begin() as session:
        await session.execute(text(told))
    await schema.migrate(empty_database_url)
    async with database.read() as session:
        abouts = list(await session.scalars(select(AlertRow.about).order_by(AlertRow.id)))
    await database.close()
    assert abouts == ["record r", None, "wait c 19:00", None]
