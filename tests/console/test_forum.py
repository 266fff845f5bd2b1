"""The forum's page: an officer whose yes comes too late is told why, and what to do instead."""

from datetime import timedelta

import pytest

from tests.console.held import held_reply


@pytest.fixture
async def sam(signed_in):
    mine, _person = await signed_in("PC Sam")
    return mine


@pytest.fixture
async def held(room, clock) -> int:
    return await held_reply(room, clock)


async def test_a_yes_to_what_was_cancelled_is_told_why_and_what_to_do(sam, held, room, clock):
    clock.tick(minutes=1)
    await room.forum.retention.sweep(timedelta(seconds=30))

    answer = await sam.post(f"/forum/acts/{held}", data={"decision": "approve"})
    assert answer.status == 409
    words = await answer.text()
    assert "will not be sent any more: it waited longer than its words are kept" in words
    assert "Look at topic 42 on the forum" in words
    assert "ask the forum's moderators" in words


async def test_a_yes_that_another_officer_said_first_is_told_so(sam, held, room):
    assert await room.forum.console.refuse(held, by="officer:another")

    answer = await sam.post(f"/forum/acts/{held}", data={"decision": "approve"})
    assert (answer.status, "Somebody was quicker" in await answer.text()) == (409, True)


async def test_a_yes_to_what_never_was_is_refused(sam):
    answer = await sam.post("/forum/acts/7", data={"decision": "approve"})
    assert answer.status == 409
