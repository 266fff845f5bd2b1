"""Officers take the next parent, each parent once, within capacity, and speak alone."""

import asyncio

import pytest

from bot.desk.clinic import words
from bot.desk.errors import (
    AtCapacity,
    NotAllowed,
    NotPermitted,
    NotTheHolder,
    NotTheOwner,
    StaleEpoch,
)
from bot.desk.values import Reply


async def test_the_next_parent_is_taken_with_what_the_assistant_knows(desk, officer, conversation):
    await desk.queue.join(conversation, summary={"concern": "sextortion"})

    claimed = await desk.claims.next(officer)

    assert claimed.conversation.id == conversation
    assert (claimed.conversation.owner, claimed.conversation.epoch) == ("officer", 3)
    assert claimed.summary == {"concern": "sextortion"}
    assert [c.id for c in await desk.leases.held(officer)] == [conversation]
    assert [r.conversation_id for r in await desk.records.due(officer)] == [conversation]
    [said] = await desk.messages.since(conversation, 0)
    assert said.text == words.CLAIMED.format(name="PC Sam")


async def test_the_parent_hears_who_has_joined(desk, officer, arrive):
    parent = await arrive()
    async with desk.bus.watch(parent) as events:
        await desk.claims.next(officer)
        event = await anext(events)
    assert (event.kind, event.data) == ("owner", {"owner": "officer", "name": "PC Sam"})


async def test_an_empty_queue_gives_nothing(desk, officer):
    assert await desk.claims.next(officer) is None


async def test_an_officer_holds_no_more_than_the_capacity(desk, officer, arrive):
    for _ in range(4):
        await arrive()
    for _ in range(3):
        await desk.claims.next(officer)

    with pytest.raises(AtCapacity):
        await desk.claims.next(officer)

    assert len(await desk.leases.held(officer)) == 3
    assert len(await desk.queue.places()) == 1


async def test_one_officer_in_many_tabs_still_holds_no_more_than_the_capacity(
    desk, other_desk, officer, arrive
):
    for _ in range(10):
        await arrive()

    tabs = [each.claims.next(officer) for each in [desk, other_desk] * 5]
    results = await asyncio.gather(*tabs, return_exceptions=True)

    assert sum(isinstance(r, AtCapacity) for r in results) == 7
    assert len(await desk.leases.held(officer)) == 3


async def test_many_officers_never_take_the_same_parent(desk, other_desk, enlist, arrive):
    officers = await enlist(*(f"o{n}" for n in range(20)))
    parents = [await arrive() for _ in range(15)]

    claims = [
        each.claims.next(officer)
        for each, officer in zip([desk, other_desk] * 10, officers, strict=True)
    ]
    taken = [c.conversation.id for c in await asyncio.gather(*claims) if c is not None]

    assert sorted(taken) == sorted(parents)


async def test_only_the_holder_may_speak(desk, enlist, arrive):
    holder, colleague = await enlist("A", "B")
    parent = await arrive()
    await desk.claims.next(holder)

    said = await desk.messages.say(parent, author="officer", text="Hello", holder=holder)
    with pytest.raises(NotTheHolder):
        await desk.messages.say(parent, author="officer", text="Hello", holder=colleague)
    with pytest.raises(NotTheOwner):
        await desk.messages.say(parent, author="assistant", text="Hello")

    assert (await desk.messages.since(parent, 0))[-1] == said


async def test_an_officer_who_lost_the_parent_cannot_answer_late(desk, officer, arrive):
    parent = await arrive()
    claimed = await desk.claims.next(officer)
    await desk.handing.hand_back(officer, parent)

    with pytest.raises(StaleEpoch):
        await desk.messages.say(
            parent,
            author="officer",
            text="late",
            holder=officer,
            epoch=claimed.conversation.epoch,
        )


async def test_a_supervisor_chooses_with_a_reason_that_is_kept(desk, enlist, arrive):
    (boss,) = await enlist("Boss", role="supervisor")
    await arrive()
    second = await arrive()

    with pytest.raises(NotPermitted):
        await desk.claims.choose(boss, second, reason=" ")
    claimed = await desk.claims.choose(boss, second, reason="knows the family")

    assert claimed.conversation.id == second
    assert len(await desk.queue.places()) == 1


async def test_an_officer_may_not_choose_nor_an_admin_claim(desk, officer, enlist, arrive):
    (admin,) = await enlist("Admin", role="admin")
    parent = await arrive()

    with pytest.raises(NotPermitted):
        await desk.claims.choose(officer, parent, reason="I want to")
    with pytest.raises(NotPermitted):
        await desk.claims.next(admin)
    with pytest.raises(NotPermitted):
        await desk.claims.next("nobody")

    assert len(await desk.queue.places()) == 1


async def test_whoever_is_taken_already_cannot_be_chosen(desk, officer, enlist, arrive):
    (boss,) = await enlist("Boss", role="supervisor")
    parent = await arrive()
    await desk.claims.next(officer)

    with pytest.raises(NotAllowed):
        await desk.claims.choose(boss, parent, reason="mine")


async def test_the_assistants_answer_in_flight_is_dropped_at_the_claim(desk, officer, say):
    receipt = await say("help")
    conversation = (await desk.turns.pending())[0]
    turn = await desk.turns.next(conversation)
    await desk.queue.join(conversation)
    await desk.claims.next(officer)

    said = await desk.turns.answer(turn, [Reply("x")], topic=None, urgency=None, because=[])

    assert said == []
    authors = [m.author for m in await desk.messages.since(conversation, receipt.seq)]
    assert authors == ["system"]
