"""What is deleted at the desk the assistant forgets too, however the two of them are up or down."""

import asyncio
from datetime import timedelta

import pytest

from bot.desk import Desk
from bot.public.assistant import Assistant
from bot.public.forgetting import LOOKS_BACK, OVERLAP, Forgetting
from tests.public.widget import LIMIT


async def forgotten(assistant) -> str:
    """The next conversation that the assistant is told to forget."""
    async with asyncio.timeout(LIMIT):
        return await assistant.forgot.get()


@pytest.fixture
async def desk(database_url, clock):
    """The desk as another process has it open."""
    desk = await Desk.open(database_url, clock=clock)
    yield desk
    await desk.close()


@pytest.fixture
def door(browser, assistant):
    return Assistant(browser, assistant.url, "secret")


@pytest.fixture
def forgetting(desk, door):
    return Forgetting(desk, door)


async def deleted(desk) -> str:
    started, _token = await desk.conversations.start()
    await desk.conversations.delete(started.id)
    return started.id


def told(assistant) -> list[str]:
    return [assistant.forgot.get_nowait() for _ in range(assistant.forgot.qsize())]


async def test_what_a_parent_deletes_the_assistant_forgets(widget, assistant):
    await widget.said("one")
    await widget.next("message", author="assistant")
    await widget.send("delete")
    await widget.next("deleted")

    assert await forgotten(assistant) == widget.frames[1]["conversation"]


async def test_deleting_waits_for_no_assistant_that_is_away_but_it_is_told_when_it_is_back(
    widget, assistant
):
    await widget.said("one")
    await widget.next("message", author="assistant")
    await assistant.close()
    await widget.send("delete")
    assert (await widget.next("deleted"))["kept"] is False

    await assistant.open()

    assert await forgotten(assistant) == widget.frames[1]["conversation"]


async def test_what_cannot_be_told_is_told_later_and_once(desk, forgetting, assistant, clock):
    gone = [await deleted(desk), await deleted(desk)]
    await assistant.close()
    await forgetting.tell()
    clock.tick(hours=1)
    await forgetting.tell()
    await assistant.open()
    for _ in range(3):
        await forgetting.tell()

    assert sorted(told(assistant)) == sorted(gone)


async def test_a_site_that_starts_tells_what_was_deleted_while_none_ran(
    desk, door, assistant, clock
):
    gone = await deleted(desk)
    clock.tick(hours=12)
    await Forgetting(desk, door).tell()

    assert told(assistant) == [gone]


async def test_what_the_assistant_has_forgotten_by_itself_it_is_not_told(
    desk, door, assistant, clock
):
    await deleted(desk)
    clock.now += LOOKS_BACK
    await Forgetting(desk, door).tell()

    assert told(assistant) == []


async def test_a_deletion_that_is_dated_before_the_last_look_is_told(
    desk, forgetting, assistant, clock
):
    await forgetting.tell()
    clock.now -= OVERLAP - timedelta(seconds=1)
    gone = await deleted(desk)
    clock.now += OVERLAP
    await forgetting.tell()

    assert told(assistant) == [gone]


async def test_what_only_ended_is_not_forgotten(desk, forgetting, assistant):
    started, _token = await desk.conversations.start()
    await desk.conversations.end(started.id, by="parent")
    await forgetting.tell()

    assert told(assistant) == []
