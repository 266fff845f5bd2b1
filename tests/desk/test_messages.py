"""Messages are stored once, numbered without gaps, and can be read again from any number."""

import asyncio

import pytest

from bot.desk.audit import REPLY_DROPPED
from bot.desk.errors import (
    ConversationClosed,
    NoSuchConversation,
    NotTheOwner,
    StaleEpoch,
)


async def test_fifty_receives_of_one_client_id_store_one_message(desk, say, conversation):
    receipts = await asyncio.gather(*(say("help", client_id="one") for _ in range(50)))

    assert {r.seq for r in receipts} == {1}
    assert sum(not r.repeated for r in receipts) == 1
    assert [m.text for m in await desk.messages.since(conversation, 0)] == ["help"]


async def test_concurrent_messages_of_two_processes_are_numbered_without_gaps(
    desk, other_desk, conversation
):
    desks = [desk, other_desk] * 25
    receipts = await asyncio.gather(
        *(
            each.messages.receive(conversation, client_id=f"c{n}", text=f"m{n}")
            for n, each in enumerate(desks)
        )
    )

    assert sorted(r.seq for r in receipts) == list(range(1, 51))
    stored = await desk.messages.since(conversation, 0)
    assert [m.seq for m in stored] == list(range(1, 51))
    assert {m.client_id: m.seq for m in stored} == {f"c{n}": r.seq for n, r in enumerate(receipts)}


async def test_a_client_that_returns_gets_what_it_missed_and_no_more(desk, say, conversation):
    for n in range(5):
        await say(f"m{n}")

    assert [m.text for m in await desk.messages.since(conversation, 3)] == ["m3", "m4"]
    assert await desk.messages.since(conversation, 5) == []


async def test_another_conversations_messages_are_not_read(desk, say, conversation):
    other, _ = await desk.conversations.start()
    await desk.messages.receive(other.id, client_id="x", text="somebody else's")
    await say("mine")

    assert [m.text for m in await desk.messages.since(conversation, 0)] == ["mine"]


async def test_the_same_client_id_in_two_conversations_is_two_messages(desk, say):
    other, _ = await desk.conversations.start()
    await say("a", client_id="same")

    receipt = await desk.messages.receive(other.id, client_id="same", text="b")

    assert not receipt.repeated


async def test_a_message_keeps_all_it_came_with(desk, say, conversation, clock):
    await say("they want money", client_id="k", payload="sextortion/already_paid")

    [message] = await desk.messages.since(conversation, 0)

    assert message.author == "parent"
    assert message.payload == "sextortion/already_paid"
    assert (message.client_id, message.at) == ("k", clock.now)


async def test_a_reply_under_an_old_epoch_is_dropped_and_counted(desk, say, conversation):
    await say()

    with pytest.raises(StaleEpoch):
        await desk.messages.say(conversation, author="assistant", text="late", epoch=0)

    assert [m.author for m in await desk.messages.since(conversation, 0)] == ["parent"]
    assert await desk.audit.count(REPLY_DROPPED, conversation_id=conversation) == 1


async def test_a_reply_under_the_present_epoch_is_stored_with_its_number(desk, say, conversation):
    receipt = await say()

    said = await desk.messages.say(
        conversation, author="assistant", text="hello", epoch=receipt.epoch
    )

    assert said.seq == receipt.seq + 1
    assert await desk.audit.count(REPLY_DROPPED) == 0


async def test_nobody_but_the_owner_may_speak(desk, conversation):
    with pytest.raises(NotTheOwner):
        await desk.messages.say(conversation, author="officer", text="hello")

    assert await desk.messages.since(conversation, 0) == []


async def test_what_is_said_twice_under_one_client_id_is_stored_once(desk, conversation):
    first, second = [
        await desk.messages.say(conversation, author="system", text="wait", client_id="s")
        for _ in range(2)
    ]

    assert first == second
    assert len(await desk.messages.since(conversation, 0)) == 1


async def test_a_closed_conversation_refuses_a_message_and_stores_nothing(desk, say, conversation):
    await desk.conversations.end(conversation, by="parent")

    with pytest.raises(ConversationClosed):
        await say()

    assert await desk.messages.since(conversation, 0) == []


async def test_a_message_stored_before_the_end_is_still_acknowledged_after_it(
    desk, say, conversation
):
    before = await say("x", client_id="c")
    await desk.conversations.end(conversation, by="parent")

    again = await say("x", client_id="c")

    assert (again.seq, again.repeated) == (before.seq, True)


async def test_a_message_to_no_conversation_is_refused(desk):
    with pytest.raises(NoSuchConversation):
        await desk.messages.receive("0" * 32, client_id="c", text="x")
