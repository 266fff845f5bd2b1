"""The assistant is asked once for each message, in order, and late answers are dropped."""

import asyncio

import pytest

from bot.desk import ownership, taking
from bot.desk.audit import REPLY_DROPPED
from bot.desk.values import Reply

READING = {"topic": "sextortion", "urgency": "report", "because": ["money is asked for"]}
EMERGENCY = {"topic": "selfharm", "urgency": "immediate", "because": ["pills are taken"]}
ANSWER = [Reply("Do not pay.", buttons=[{"title": "Next", "payload": "a/b"}]), Reply("Ring 101.")]


async def move(desk, conversation, *phases):
    async with desk.database.begin() as session:
        row = await ownership.hold(session, conversation)
        for phase in phases:
            ownership.change(session, row, phase, by="test", at=desk.clock())


async def test_turns_come_in_the_order_of_the_messages(desk, say, conversation):
    await say("first")
    await say("second")

    first = await desk.turns.next(conversation)
    await desk.turns.answer(first, ANSWER, **READING)
    second = await desk.turns.next(conversation)

    assert [first.text, second.text] == ["first", "second"]


async def test_while_one_turn_is_taken_no_other_is_given(desk, say, conversation):
    await say("first")
    await say("second")
    await desk.turns.next(conversation)

    assert await desk.turns.next(conversation) is None


async def test_two_processes_never_take_the_same_turn(desk, other_desk, say, conversation):
    await say()

    taken = await asyncio.gather(
        *(each.turns.next(conversation) for each in [desk, other_desk] * 20)
    )

    assert sum(turn is not None for turn in taken) == 1


async def test_an_asker_that_died_loses_the_turn_when_its_lease_runs_out(
    desk, other_desk, say, conversation, clock
):
    await say()
    lost = await desk.turns.next(conversation)
    clock.tick(seconds=taking.LEASE.total_seconds() - 1)
    assert await other_desk.turns.next(conversation) is None
    assert await other_desk.turns.pending() == []

    clock.tick(seconds=1)

    assert await other_desk.turns.pending() == [conversation]
    assert (await other_desk.turns.next(conversation)).seq == lost.seq


async def test_a_turn_given_back_can_be_taken_at_once(desk, say, conversation):
    await say()
    await desk.turns.give_back(await desk.turns.next(conversation))

    assert await desk.turns.next(conversation) is not None


async def test_giving_back_a_lost_turn_does_not_free_it_for_a_third(
    desk, other_desk, say, conversation, clock
):
    await say()
    lost = await desk.turns.next(conversation)
    clock.tick(seconds=taking.LEASE.total_seconds())
    await other_desk.turns.next(conversation)

    await desk.turns.give_back(lost)

    assert await desk.turns.next(conversation) is None


async def test_an_answer_is_stored_with_its_reading(desk, say, conversation):
    await say()

    stored = await desk.turns.answer(await desk.turns.next(conversation), ANSWER, **READING)

    assert stored == (await desk.messages.since(conversation, 1))
    assert [m.text for m in stored] == ["Do not pay.", "Ring 101."]
    assert stored[0].buttons == [{"title": "Next", "payload": "a/b"}]
    found = await desk.conversations.get(conversation)
    assert (found.topic, found.urgency) == ("sextortion", "report")
    assert found.because == ["money is asked for"]


async def test_answering_one_turn_many_times_stores_one_answer(desk, other_desk, say, conversation):
    await say()
    turn = await desk.turns.next(conversation)

    stored = await asyncio.gather(
        *(each.turns.answer(turn, ANSWER, **READING) for each in [desk, other_desk] * 10)
    )

    assert sum(bool(messages) for messages in stored) == 1
    assert len(await desk.messages.since(conversation, 1)) == len(ANSWER)


async def test_an_answer_after_the_owner_changed_is_dropped_and_counted(desk, say, conversation):
    await say()
    turn = await desk.turns.next(conversation)
    await move(desk, conversation, "waiting")

    assert await desk.turns.answer(turn, ANSWER, **READING) == []

    assert await desk.messages.since(conversation, 1) == []
    assert await desk.audit.count(REPLY_DROPPED) == 1


async def test_what_was_heard_in_a_dropped_answer_moves_the_place_and_alerts(
    desk, say, conversation, arrive, clock
):
    await say("he has taken pills")
    turn = await desk.turns.next(conversation)
    before = await arrive()
    clock.tick(minutes=1)
    await desk.queue.join(conversation)

    async with desk.bus.watch(conversation) as events:
        await desk.turns.answer(turn, ANSWER, **EMERGENCY)
        told = await anext(events)

    assert [place.conversation_id for place in await desk.queue.places()] == [conversation, before]
    [alert] = await desk.alerts.open()
    assert (alert.kind, alert.detail) == ("urgency_rose", {"urgency": "immediate"})
    assert (told.kind, told.data["urgency"]) == ("urgency", "immediate")
    found = await desk.conversations.get(conversation)
    assert (found.topic, found.because) == ("selfharm", ["pills are taken"])


async def test_a_dropped_answer_never_lowers_the_urgency(desk, say, conversation):
    await say("thanks")
    turn = await desk.turns.next(conversation)
    await desk.conversations.set_reading(conversation, topic=None, urgency="immediate")
    await desk.queue.join(conversation)

    await desk.turns.answer(turn, ANSWER, **READING)

    assert (await desk.conversations.get(conversation)).urgency == "immediate"
    assert await desk.alerts.open() == []


async def test_no_turn_is_given_while_a_human_is_waited_for(desk, say, conversation):
    await say()
    await move(desk, conversation, "waiting")

    assert await desk.turns.next(conversation) is None
    assert await desk.turns.pending() == []


async def test_what_was_said_to_a_human_is_not_answered_by_the_assistant_later(
    desk, say, conversation
):
    await say("before")
    await move(desk, conversation, "waiting")
    await say("to the officer")
    await move(desk, conversation, "assistant")
    assert await desk.turns.next(conversation) is None

    await say("after")

    assert (await desk.turns.next(conversation)).text == "after"


async def test_an_empty_answer_is_refused_and_the_turn_is_still_owed(desk, say, conversation):
    await say()
    turn = await desk.turns.next(conversation)

    with pytest.raises(ValueError, match="empty"):
        await desk.turns.answer(turn, [], **READING)
    await desk.turns.give_back(turn)

    assert await desk.turns.pending() == [conversation]


async def test_pending_names_each_conversation_once_and_not_the_answered(desk, say, conversation):
    await say("a")
    await say("b")
    answered, _ = await desk.conversations.start()
    await desk.messages.receive(answered.id, client_id="c", text="c")
    await desk.turns.answer(await desk.turns.next(answered.id), ANSWER, **READING)

    assert await desk.turns.pending() == [conversation]


async def test_a_turn_taken_with_its_message_is_nobody_elses(desk, other_desk, say, conversation):
    receipt = await say("first", take=True)

    assert receipt.turn.text == "first"
    assert await other_desk.turns.next(conversation) is None
    assert await desk.turns.answer(receipt.turn, ANSWER, **READING) != []


async def test_a_turn_is_not_taken_before_an_earlier_one(desk, say, conversation):
    await say("first")
    assert (await say("second", take=True)).turn is None
    assert (await desk.turns.next(conversation)).text == "first"


async def test_what_is_said_to_a_human_is_no_turn(desk, say, conversation):
    await move(desk, conversation, "waiting")
    assert (await say("hello", take=True)).turn is None


async def test_a_repeated_message_is_not_taken_again(desk, say, conversation):
    await say("first", take=True)
    assert (await say("first", take=True)).turn is None
