"""Conversations are found by their token alone, end for good, and leave nothing when deleted."""

import asyncio

import pytest
from sqlalchemy import select

from bot.desk.audit import OWNER_CHANGED
from bot.desk.errors import NoSuchConversation
from bot.desk.tables import AuditRow, ConversationRow, MessageRow, TurnRow
from bot.desk.values import Reply


async def test_a_token_resumes_its_own_conversation_only(desk):
    first, first_token = await desk.conversations.start()
    await desk.conversations.start()

    assert await desk.conversations.by_token(first_token) == first
    assert await desk.conversations.by_token("made up") is None


async def test_the_token_itself_is_not_stored(desk):
    _conversation, token = await desk.conversations.start()

    async with desk.database.read() as session:
        stored = await session.scalar(select(ConversationRow.token_hash))

    assert len(token) >= 43
    assert token not in stored


async def test_a_conversation_begins_with_the_assistant(desk):
    started, _token = await desk.conversations.start(source="forum", topic="grooming")

    assert (started.owner, started.phase, started.epoch) == ("assistant", "assistant", 1)
    assert (started.source, started.topic, started.urgency) == ("forum", "grooming", "none")


async def test_ending_twice_is_one_change_with_one_audit_row(desk, conversation):
    await desk.conversations.end(conversation, by="parent")
    ended = await desk.conversations.end(conversation, by="parent")

    assert (ended.owner, ended.epoch) == ("closed", 2)
    assert await desk.audit.count(OWNER_CHANGED, conversation_id=conversation) == 1


async def test_deleting_leaves_only_the_audit(desk, say, conversation):
    await say()
    turn = await desk.turns.next(conversation)
    await desk.turns.answer(turn, [Reply("hi")], topic=None, urgency=None, because=[])

    await desk.conversations.delete(conversation)

    async with desk.database.read() as session:
        for table in (ConversationRow, MessageRow, TurnRow):
            assert (await session.scalars(select(table))).all() == []
        kept = (await session.scalars(select(AuditRow.what).order_by(AuditRow.id))).all()
    assert kept == ["owner_changed", "conversation_deleted"]
    with pytest.raises(NoSuchConversation):
        await desk.conversations.delete(conversation)


async def test_urgency_rises_and_never_falls_by_a_reading(desk, conversation):
    rose = [
        await desk.conversations.set_reading(conversation, topic=None, urgency=u, because=[u])
        for u in ("report", "immediate", "none")
    ]

    found = await desk.conversations.get(conversation)
    assert rose == [True, True, False]
    assert (found.urgency, found.because) == ("immediate", ["immediate"])


async def test_small_talk_does_not_hide_what_the_conversation_is_about(desk, conversation):
    for topic in ("smalltalk", "grooming", "smalltalk", "clinic"):
        await desk.conversations.set_reading(conversation, topic=topic, urgency="none")

    assert (await desk.conversations.get(conversation)).topic == "grooming"


async def test_an_opening_that_comes_again_finds_its_conversation_with_a_new_token(desk):
    first, lost_token = await desk.conversations.start(opening="o" * 36)
    other, _ = await desk.conversations.start(opening="p" * 36)

    again, token = await desk.conversations.start(opening="o" * 36)

    assert again.id == first.id != other.id
    assert (await desk.conversations.by_token(token)).id == first.id
    assert await desk.conversations.by_token(lost_token) is None


async def test_an_opening_repeated_much_later_begins_anew(desk, clock):
    first, _ = await desk.conversations.start(opening="o" * 36)
    clock.tick(minutes=11)

    again, _ = await desk.conversations.start(opening="o" * 36)

    assert again.id != first.id


async def test_one_opening_in_two_processes_at_once_begins_one_conversation(desk, other_desk):
    starts = [each.conversations.start(opening="o" * 36) for each in [desk, other_desk] * 5]

    found = await asyncio.gather(*starts)

    assert len({conversation.id for conversation, _token in found}) == 1


async def test_an_opening_ends_when_the_parent_comes_with_the_token(desk):
    started, token = await desk.conversations.start(opening="o" * 36)
    assert (await desk.conversations.by_token(token)).id == started.id

    another, _ = await desk.conversations.start(opening="o" * 36)

    assert another.id != started.id
    assert (await desk.conversations.by_token(token)).id == started.id


async def test_an_opening_ends_with_the_second_message(desk):
    started, token = await desk.conversations.start(opening="o" * 36)
    for client_id in ("o" * 36, "o" * 36, "second"):
        still, token = await desk.conversations.start(opening="o" * 36)
        assert still.id == started.id
        await desk.messages.receive(started.id, client_id=client_id, text="help")

    another, _ = await desk.conversations.start(opening="o" * 36)

    assert another.id != started.id
    assert (await desk.conversations.by_token(token)).id == started.id


async def test_an_opening_ends_with_the_move_to_another_device(desk):
    started, _ = await desk.conversations.start(opening="o" * 36)
    code, _ = await desk.resume_codes.make(started.id)
    await desk.resume_codes.redeem(code, "n" * 36)

    another, _ = await desk.conversations.start(opening="o" * 36)

    assert another.id != started.id
