"""Whether the database answers is said in time, also when it hangs or is gone."""

import asyncio

import pytest

from bot.desk.database import Database


@pytest.fixture
async def hung():
    """The address of a database that takes calls and never says a word."""

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        yield f"postgresql://user@127.0.0.1:{port}/dropin"


async def answers(url: str) -> bool:
    database = await Database.open(url)
    try:
        return await database.answers()
    finally:
        await database.close()


async def test_one_that_is_well_answers(database_url):
    assert await answers(database_url)


async def test_one_that_hangs_does_not(hung):
    assert not await answers(hung)


async def test_one_that_is_gone_does_not(free_port):
    assert not await answers(f"postgresql://user@127.0.0.1:{free_port}/dropin")
