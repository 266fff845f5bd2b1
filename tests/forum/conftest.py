"""A fake forum and our own part beside it, on each database where that matters."""

import pytest

from tests.desk.conftest import Clock
from tests.forum.world import World


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def _world(url, clock):
    world = World(url, clock)
    await world.open()
    return world


@pytest.fixture
async def world(sqlite_url, clock):
    """On SQLite."""
    world = await _world(sqlite_url, clock)
    yield world
    await world.close()


@pytest.fixture
async def any_world(database_url, clock):
    """On SQLite and on PostgreSQL."""
    world = await _world(database_url, clock)
    yield world
    await world.close()
