"""Back to the assistant, on to a colleague, or to the end: always with a plain marker."""

from datetime import timedelta

import pytest

from bot.desk.clinic import words
from bot.desk.errors import ConversationClosed, NotAllowed, NotTheHolder


@pytest.fixture
async def held(desk, officer, arrive) -> str:
    parent = await arrive()
    await desk.claims.next(officer)
    return parent


async def lines(desk, conversation):
    return [m.text for m in await desk.messages.since(conversation, 0)]


async def test_back_to_the_assistant_with_marker_and_summary(desk, officer, held):
    await desk.handing.hand_back(officer, held, summary="Ring 101 tomorrow.")

    assert (await lines(desk, held))[-2:] == [
        words.HANDED_BACK.format(name="PC Sam"),
        words.SUMMARY.format(summary="Ring 101 tomorrow."),
    ]
    found = await desk.conversations.get(held)
    assert (found.owner, found.epoch) == ("assistant", 4)


async def test_after_the_return_the_first_message_is_answered_and_a_second_hand_over_works(
    desk, officer, held
):
    await desk.messages.receive(held, client_id="1", text="to the officer")
    await desk.handing.hand_back(officer, held)

    await desk.messages.receive(held, client_id="2", text="to the assistant")
    turn = await desk.turns.next(held)
    await desk.queue.join(held)
    claimed = await desk.claims.next(officer)

    assert turn.text == "to the assistant"
    assert claimed.conversation.id == held


async def test_wrap_up_leaves_the_parent_heard_until_the_end(desk, officer, held):
    await desk.handing.wrap_up(officer, held)
    await desk.messages.receive(held, client_id="1", text="one more thing")
    await desk.handing.resume(officer, held)
    await desk.messages.say(held, author="officer", text="Yes?", holder=officer)
    await desk.handing.wrap_up(officer, held)
    await desk.handing.close(officer, held, summary="All said.")

    with pytest.raises(ConversationClosed):
        await desk.messages.receive(held, client_id="2", text="x")
    assert await desk.leases.held(officer) == []
    assert len(await desk.records.due(officer)) == 1


async def test_a_colleague_gets_a_transferred_parent_first(desk, officer, held, enlist, arrive):
    (colleague,) = await enlist("B")
    await arrive("immediate")

    await desk.handing.transfer(officer, held)

    assert (await desk.claims.next(colleague)).conversation.id == held


async def test_only_the_holder_hands_over(desk, held, enlist):
    (colleague,) = await enlist("B")
    for act in (desk.handing.hand_back, desk.handing.close, desk.handing.transfer):
        with pytest.raises(NotTheHolder):
            await act(colleague, held)
    assert (await desk.conversations.get(held)).owner == "officer"


async def test_a_step_that_does_not_follow_is_refused(desk, officer, held):
    with pytest.raises(NotAllowed):
        await desk.handing.resume(officer, held)


async def test_a_parent_who_ends_it_frees_the_officer_who_still_owes_the_record(
    desk, officer, held
):
    await desk.conversations.end(held, by="parent")

    assert await desk.leases.held(officer) == []
    assert len(await desk.records.due(officer)) == 1


async def test_what_an_officer_has_seen_is_sealed_and_not_erased(desk, officer, arrive):
    started, token = await desk.conversations.start()
    await desk.queue.join(started.id)
    await desk.claims.next(officer)

    assert not await desk.conversations.delete(started.id)

    assert await desk.conversations.by_token(token) is None
    assert await desk.audit.deleted(since=started.created_at - timedelta(seconds=1)) == [started.id]
    assert (await desk.conversations.get(started.id)).owner == "closed"
