"""A desk on a fresh database, and a clock that only a test moves."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.desk import Desk


class Clock:
    """Stands still until told otherwise."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **spell: float) -> None:
        self.now += timedelta(**spell)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def desk(database_url, clock):
    desk = await Desk.open(database_url, clock=clock)
    yield desk
    await desk.close()


@pytest.fixture
async def other_desk(database_url, clock, desk):
    """A second process's desk on the same database."""
    other = await Desk.open(database_url, clock=clock)
    yield other
    await other.close()


@pytest.fixture
async def conversation(desk) -> str:
    """A conversation's id."""
    started, _token = await desk.conversations.start()
    return started.id


@pytest.fixture
def say(desk, conversation):
    """Say something as the parent."""

    async def say(text: str = "hello", client_id: str | None = None, **more):
        client_id = client_id or f"c-{text}"
        return await desk.messages.receive(conversation, client_id=client_id, text=text, **more)

    return say
