"""Offers need a yes, notes and drafts stay with staff, presence fades, receipts only grow."""

import pytest

from bot.desk.bus import Event
from bot.desk.clinic.offers import LASTS
from bot.desk.clinic.passing import PASSED
from bot.desk.errors import AtCapacity, NotAllowed, NotPermitted, NotTheHolder
from bot.desk.officers.presence import FADES
from bot.desk.staffroom import Staffroom

WORDS = ("apple", "boat", "candle")


@pytest.fixture
def room(desk):
    return Staffroom(desk, key="", words=WORDS)


@pytest.fixture
async def ann(enlist):
    return (await enlist("Ann"))[0]


@pytest.fixture
async def lee(enlist):
    return (await enlist("Lee", role="supervisor"))[0]


@pytest.fixture
async def held(desk, officer, arrive):
    parent = await arrive()
    await desk.claims.next(officer)
    return parent


async def offer(room, officer, held, to, *, warm=False):
    return await room.offers.make(officer, held, to=to, warm=warm, note="please")


async def test_nothing_changes_before_the_colleague_says_yes(desk, room, officer, ann, held):
    made = await offer(room, officer, held, ann)
    await desk.messages.say(held, author="officer", text="still me", holder=officer)

    await room.offers.accept(ann, made)

    with pytest.raises(NotTheHolder):
        await desk.messages.say(held, author="officer", text="me?", holder=officer)
    await desk.messages.say(held, author="officer", text="now me", holder=ann)
    said = [m.text for m in await desk.messages.since(held, 0)]
    assert PASSED.format(name="PC Ann") in said
    assert "me?" not in said
    assert [r.conversation_id for r in await desk.records.due(ann)] == [held]


async def test_an_offer_is_answered_once_and_by_whom_it_was_made_to(room, officer, ann, lee, held):
    made = await offer(room, officer, held, ann)
    with pytest.raises(NotTheHolder):
        await room.offers.accept(lee, made)
    await room.offers.decline(ann, made)
    with pytest.raises(NotTheHolder):
        await room.offers.accept(ann, made)
    assert await room.offers.open(officer) == []


async def test_an_offer_lapses_and_can_be_withdrawn(room, officer, ann, held, clock):
    made = await offer(room, officer, held, ann)
    clock.tick(seconds=LASTS.total_seconds())
    with pytest.raises(NotTheHolder):
        await room.offers.accept(ann, made)
    again = await offer(room, officer, held, ann)
    await room.offers.withdraw(officer, again)
    with pytest.raises(NotTheHolder):
        await room.offers.accept(ann, again)


async def test_a_second_offer_takes_the_first_ones_place(room, officer, ann, lee, held):
    first = await offer(room, officer, held, ann)
    await offer(room, officer, held, lee)
    with pytest.raises(NotTheHolder):
        await room.offers.accept(ann, first)
    assert [one.to_name for one in await room.offers.open(officer)] == ["PC Lee"]


async def test_whoever_watches_hears_when_an_offer_ends(desk, room, officer, ann, held):
    first = await offer(room, officer, held, ann, warm=True)
    async with desk.bus.watch(held) as events:
        await room.offers.decline(ann, first)
        second = await offer(room, officer, held, ann, warm=True)
        await room.offers.withdraw(officer, second)
        await offer(room, officer, held, ann, warm=True)
        await offer(room, officer, held, ann, warm=False)  # it takes the other's place
        await desk.bus.publish(held, Event("closed"))
        heard = [event.kind async for event in until_closed(events)]
    assert heard == ["offer"] * 5


async def until_closed(events):
    async for event in events:
        if event.kind == "closed":
            return
        yield event


async def test_nobody_offers_to_themselves_or_to_an_administrator(room, officer, enlist, held):
    (admin,) = await enlist("Ada", role="admin")
    with pytest.raises(NotAllowed):
        await offer(room, officer, held, officer)
    with pytest.raises(NotPermitted):
        await offer(room, officer, held, admin)


@pytest.fixture
async def full(desk, ann, arrive):
    """A colleague who holds as many as one may."""
    for _ in range(3):
        await arrive()
        await desk.claims.next(ann)
    return ann


async def test_capacity_holds_for_offers_too(desk, room, officer, held, full):
    made = await offer(room, officer, held, full)
    with pytest.raises(AtCapacity):
        await room.offers.accept(full, made)
    assert [c.id for c in await desk.leases.held(officer)] == [held]


async def test_a_cold_offer_does_not_let_a_colleague_read(room, officer, ann, held):
    await offer(room, officer, held, ann, warm=False)
    with pytest.raises(NotTheHolder):
        await room.reader.read(ann, held)


async def test_a_warm_offer_lets_a_colleague_read_along_and_talk(room, officer, ann, held):
    await offer(room, officer, held, ann, warm=True)
    assert await room.reader.read(ann, held)
    await room.notes.write(ann, held, "I know this one")
    assert [n.text for n in await room.notes.of(officer, held)] == ["I know this one"]


async def test_reading_along_is_in_the_audit(desk, room, officer, held, enlist):
    (ann,) = await enlist("Ann")
    await offer(room, officer, held, ann, warm=True)
    await room.reader.read(ann, held)
    assert await desk.audit.count("read", conversation_id=held) == 1


async def test_a_supervisor_reads_with_a_ground_whispers_and_takes_over(
    room, desk, officer, lee, held
):
    with pytest.raises(NotPermitted):
        await room.reader.read(lee, held)
    assert await room.reader.read(lee, held, ground="training")
    await room.notes.whisper(lee, held, "ask about school")
    [note] = await room.notes.of(officer, held)
    assert (note.kind, note.name) == ("whisper", "PC Lee")
    with pytest.raises(NotPermitted):
        await room.passing.take_over(lee, held, reason=" ")
    await room.passing.take_over(lee, held, reason="the officer asked for help")
    assert [c.id for c in await desk.leases.held(lee)] == [held]
    assert await desk.audit.count("passed_on") == 1


async def test_officers_neither_whisper_nor_take_over_nor_read_others(room, ann, held):
    for act in (
        room.notes.whisper(ann, held, "x"),
        room.passing.take_over(ann, held, reason="x"),
        room.reader.read(ann, held, ground="x"),
        room.contexts.of(ann, held),
        room.notes.of(ann, held),
    ):
        with pytest.raises((NotPermitted, NotTheHolder)):
            await act


async def test_a_holder_calls_a_supervisor_and_nobody_else_does(desk, room, officer, ann, held):
    await room.help.call(officer, held)
    with pytest.raises(NotTheHolder):
        await room.help.call(ann, held)
    [alert] = await desk.alerts.open()
    assert (alert.kind, alert.conversation_id) == ("help_wanted", held)


async def test_drafts_are_ones_own_and_an_empty_one_is_forgotten(room, officer, ann, held):
    await room.drafts.keep(officer, held, "message", {"text": "half"})
    await room.drafts.keep(officer, held, "record", {"concern": "x", "told": []})
    assert await room.drafts.of(ann, held) == {}
    assert set(await room.drafts.of(officer, held)) == {"message", "record"}
    await room.drafts.keep(officer, held, "message", {"text": ""})
    assert set(await room.drafts.of(officer, held)) == {"record"}


async def test_presence_fades_without_beats(room, officer, held, clock):
    await room.presence.beat(officer)
    [here] = await room.presence.here()
    assert (here.name, here.state, here.holds) == ("PC Sam", "ready", 1)
    await room.presence.set(officer, "away")
    assert (await room.presence.here())[0].state == "away"
    clock.tick(seconds=FADES.total_seconds())
    assert await room.presence.here() == []


async def test_receipts_only_grow_and_never_beyond_what_was_said(room, desk, held):
    last = (await desk.conversations.get(held)).last_seq
    assert (await room.receipts.mark(held, seen=last)).delivered == last
    assert (await room.receipts.mark(held, delivered=1, seen=1)).seen == last
    assert (await room.receipts.mark(held, seen=10_000)).seen == last


async def test_the_board_shows_risk_and_why_and_no_words(room, desk, officer, held):
    started, _ = await desk.conversations.start()
    await desk.messages.receive(started.id, client_id="1", text="secret words")
    await desk.conversations.set_reading(
        started.id, topic="grooming", urgency="report", because=["secrecy is asked for"]
    )
    await desk.queue.join(started.id)
    waiting, total = await room.board.waiting()
    [hand] = await room.board.in_hand()
    assert (total, waiting[0].urgency, waiting[0].because) == (
        1,
        "report",
        ["secrecy is asked for"],
    )
    assert (hand.conversation_id, hand.name) == (held, "PC Sam")
    assert "secret words" not in str((waiting, hand))


async def test_what_staff_no_longer_need_is_erased(desk, room, officer, held, clock):
    await room.drafts.keep(officer, held, "message", {"text": "half"})
    await room.invitations.invite(login="x", name="X", role="officer")
    clock.tick(days=29)
    await desk.retention.run()
    assert await room.drafts.of(officer, held)
    clock.tick(days=3)
    counts = await desk.retention.run()
    assert (counts["draft"], counts["invitation"]) == (1, 1)
    assert await room.drafts.of(officer, held) == {}
