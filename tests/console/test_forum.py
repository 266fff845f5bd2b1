"""The forum's page: an officer whose yes comes too late is told why, and what to do instead."""

from datetime import timedelta

import pytest

from bot.desk.forum.values import Decision, NewAct, NewPost


@pytest.fixture
async def sam(signed_in):
    mine, _person = await signed_in("PC Sam")
    return mine


@pytest.fixture
async def held(room, clock) -> int:
    """The number of a reply that waits for a yes."""
    post = NewPost(
        platform="discourse",
        post_id="7",
        version="1",
        kind="created",
        board="teens",
        topic_id="42",
        number=1,
        url="https://forum.example/t/42",
        author_id="u1",
        role="member",
        title="Worried",
        text="what a parent wrote",
        mentioned=False,
        posted_at=clock.now,
    )
    await room.forum.inbox.receive(post)
    taken = await room.forum.inbox.next()
    act = NewAct(part="reply", kind="reply", text="our answer", held=True)
    await room.forum.inbox.decide(taken, Decision("answered", ["asks about grooming"], [act]))
    [waiting] = await room.forum.console.awaiting()
    return waiting.id


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
