"""Parents wait in order of risk with ageing, are told an honest range, and can leave."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contract import URGENCIES
from bot.desk.clinic import order, waits, words
from bot.desk.errors import ClinicClosed, NotAllowed

START = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
ARRIVALS = st.lists(
    st.tuples(st.integers(0, 300), st.sampled_from(URGENCIES)), min_size=1, max_size=60
)


@given(ARRIVALS)
def test_nobody_is_overtaken_beyond_the_bound(arrivals):
    queue = [
        (order.rank_at(START + timedelta(minutes=m), urgency), START + timedelta(minutes=m))
        for m, urgency in arrivals
    ]
    served = [joined for _rank, joined in sorted(queue)]
    for position, joined in enumerate(served):
        overtakers = [earlier for earlier in served[:position] if earlier > joined]
        assert all(o - joined <= order.MOST_OVERTAKING for o in overtakers)


@given(st.sampled_from(URGENCIES), st.sampled_from(URGENCIES))
def test_of_two_who_join_together_the_greater_risk_is_first(one, other):
    ranks = [order.rank_at(START, urgency) for urgency in (one, other)]
    risk = URGENCIES.index(one) - URGENCIES.index(other)
    assert (ranks[0] < ranks[1]) == (risk > 0)


async def test_risk_comes_first_and_time_decides_among_equals(desk, arrive, clock):
    arrived = []
    for urgency in ("none", "report", "none", "immediate", "report"):
        arrived.append(await arrive(urgency))
        clock.tick(minutes=1)

    places = await desk.queue.places()

    assert [arrived.index(p.conversation_id) for p in places] == [3, 1, 4, 0, 2]
    assert [p.position for p in places] == [1, 2, 3, 4, 5]
    for place in places:
        assert (await desk.queue.place(place.conversation_id)).position == place.position


async def test_joining_twice_keeps_the_first_place(desk, arrive, clock):
    first = await arrive()
    clock.tick(minutes=1)
    await arrive()

    again = await desk.queue.join(first)

    assert again.position == 1
    assert (await desk.conversations.get(first)).epoch == 2


async def test_leaving_gives_the_place_up_and_the_assistant_answers_again(desk, arrive):
    first, second = await arrive(), await arrive()

    assert await desk.queue.leave(first)
    assert not await desk.queue.leave(first)

    assert (await desk.conversations.get(first)).owner == "assistant"
    assert [p.conversation_id for p in await desk.queue.places()] == [second]
    [said] = await desk.messages.since(first, 0)
    assert (said.author, said.text) == ("system", words.LEFT_QUEUE)
    await desk.messages.receive(first, client_id="c", text="still there?")
    assert await desk.turns.next(first) is not None


async def test_a_second_hand_over_of_the_same_parent_works(desk, arrive):
    parent = await arrive()
    await desk.queue.leave(parent)

    place = await desk.queue.join(parent)

    assert place.position == 1


async def test_nobody_joins_a_closed_clinic_or_too_late(desk, conversation, clock):
    clock.tick(hours=1, minutes=40)
    with pytest.raises(ClinicClosed):
        await desk.queue.join(conversation)
    assert (await desk.conversations.get(conversation)).owner == "assistant"


async def test_an_ended_conversation_cannot_join(desk, conversation):
    await desk.conversations.end(conversation, by="parent")
    with pytest.raises(NotAllowed):
        await desk.queue.join(conversation)


async def test_ending_while_waiting_frees_the_place(desk, arrive):
    parent = await arrive()
    await desk.conversations.end(parent, by="parent")
    assert await desk.queue.places() == []


async def test_when_the_session_ends_nobody_is_left_waiting(desk, arrive, clock):
    parent = await arrive()
    assert await desk.queue.end_session() == []
    clock.tick(hours=2)

    assert await desk.queue.end_session() == [parent]

    assert (await desk.conversations.get(parent)).owner == "assistant"
    assert (await desk.messages.since(parent, 0))[-1].text == words.SESSION_OVER


async def test_risk_that_rises_while_waiting_moves_the_place_and_raises_a_flag(desk, arrive, clock):
    first = await arrive()
    clock.tick(minutes=5)
    second = await arrive()

    async with desk.bus.watch(second) as events:
        rose = await desk.conversations.set_reading(
            second, topic="selfharm", urgency="immediate", because=["he has a plan"]
        )
        assert rose
        assert (await anext(events)).kind == "urgency"

    assert [p.conversation_id for p in await desk.queue.places()] == [second, first]
    [alert] = await desk.alerts.open()
    assert (alert.kind, alert.conversation_id) == ("urgency_rose", second)
    assert await desk.messages.since(second, 0) == []


async def test_risk_that_falls_moves_nobody(desk, arrive):
    first, _second = await arrive("immediate"), await arrive("report")
    await desk.conversations.set_reading(first, topic=None, urgency="none")
    assert (await desk.queue.place(first)).position == 1
    assert await desk.alerts.open() == []


async def test_without_a_history_no_wait_is_promised(desk, arrive):
    place = await desk.queue.place(await arrive())
    assert (place.wait_low, place.wait_high) == (None, None)


async def test_the_range_comes_from_recent_waits(desk, arrive, enlist, clock):
    officers = await enlist("A", "B", "C")
    for officer in officers:
        for _ in range(2):
            await arrive()
            clock.tick(minutes=6)
            await desk.claims.next(officer)

    place = await desk.queue.place(await arrive())
    assert (place.position, place.wait_low, place.wait_high) == (1, 6, 6)


@given(st.integers(1, 200), st.lists(st.floats(0, 600), max_size=40))
def test_a_range_is_never_upside_down(position, paces):
    low, high = waits.wait_range(position, paces)
    if len(paces) < waits.FEWEST:
        assert (low, high) == (None, None)
    else:
        assert 0 <= low <= high
        assert high >= 1


@given(st.floats(0, 200), st.none() | st.integers(0, 100), st.none() | st.integers(0, 100))
def test_a_wait_is_kept_until_it_is_longer_than_was_told(waited, promised, low):
    most = waits.PATIENCE if promised is None else promised
    assert waits.cannot_be_kept(waited, promised, low, None) == (waited > most)


@given(st.integers(0, 100), st.floats(0, 200))
def test_a_wait_that_outlasts_the_clinic_cannot_be_kept(low, left):
    assert waits.cannot_be_kept(0, 100, low, left) == (low > left)


async def test_a_callback_is_offered_when_the_promise_is_broken_or_the_clinic_closes_first(
    desk, arrive, enlist, clock
):
    for officer in await enlist("A", "B", "C"):
        await arrive()
        clock.tick(minutes=20)
        await desk.claims.next(officer)
    first, second = await arrive(), await arrive()  # 19:00 and three times 20 minutes: 20:00
    places = {place.conversation_id: place for place in await desk.queue.places()}
    assert [(p.wait_low, p.callback) for p in places.values()] == [(20, False), (40, False)]
    clock.tick(minutes=21)
    assert (await desk.queue.place(first)).callback  # 20 minutes were promised
    assert (await desk.queue.place(second)).callback  # 40 more, but the clinic closes at 21:00
    assert all(place.callback for place in await desk.queue.places())


async def test_a_summary_comes_to_the_officer_and_names_the_topic(desk, officer, arrive):
    parent = await arrive()
    await desk.conversations.set_reading(parent, topic="clinic", urgency=None)
    async with desk.bus.watch(parent) as events:
        await desk.queue.summarise(parent, {"cause": "grooming", "child": "son, 13"})
        assert (await anext(events)).kind == "note"
    claimed = await desk.claims.next(officer)
    assert claimed.summary == {"cause": "grooming", "child": "son, 13"}
    assert claimed.conversation.topic == "grooming"
