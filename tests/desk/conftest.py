"""A desk on a fresh database, and a clock that only a test moves."""

import pytest

from bot.content.calendar import Calendar
from bot.content.hours import DAYS
from bot.desk import Desk
from bot.desk.clinic.hours import Hours
from bot.desk.tables import OfficerRow
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


def every_evening() -> Hours:
    """Open every day from 18:00 to 21:00 in London; the clock stands at 19:00 on a Friday."""
    calendar = {
        "example": True,
        "timezone": "Europe/London",
        "sessions": {day: [["18:00", "21:00"]] for day in DAYS},
        "last_admission_minutes_before_close": 20,
        "capacity_per_officer": 3,
        "bank_holidays": {"calendar": "england_wales", "sessions": "closed"},
    }
    return Hours(Calendar.model_validate(calendar))


@pytest.fixture(scope="session")
def hours() -> Hours:
    return every_evening()


@pytest.fixture
async def desk(database_url, clock, hours):
    desk = await Desk.open(database_url, clock=clock, hours=hours)
    yield desk
    await desk.close()


@pytest.fixture
async def other_desk(database_url, clock, hours, desk):
    """A second process's desk on the same database."""
    other = await Desk.open(database_url, clock=clock, hours=hours)
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


@pytest.fixture
def enlist(desk):
    """Add officers without the slow hashing of their passwords; their ids."""

    async def enlist(*names: str, role: str = "officer") -> list[str]:
        async with desk.database.begin() as session:
            session.add_all(
                OfficerRow(
                    id=f"id-{name}",
                    login=name,
                    name=f"PC {name}",
                    role=role,
                    password_hash="-",
                    active=True,
                    created_at=desk.clock(),
                )
                for name in names
            )
        return [f"id-{name}" for name in names]

    return enlist


@pytest.fixture
async def officer(enlist) -> str:
    """An officer's id."""
    return (await enlist("Sam"))[0]


@pytest.fixture
def arrive(desk):
    """A parent begins a conversation and joins the queue; the conversation's id."""

    async def arrive(urgency: str = "none") -> str:
        started, _token = await desk.conversations.start()
        await desk.conversations.set_reading(started.id, topic=None, urgency=urgency)
        await desk.queue.join(started.id)
        return started.id

    return arrive
