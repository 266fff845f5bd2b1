"""An officer who is lost loses the parent, who waits at the front and is told."""

import asyncio

from bot.desk.clinic import words
from bot.desk.clinic.claims import LEASE

SECONDS = LEASE.total_seconds()


async def test_a_heartbeat_keeps_the_parent(desk, officer, arrive, clock):
    await arrive()
    await desk.claims.next(officer)
    for _ in range(10):
        clock.tick(seconds=SECONDS - 1)
        assert await desk.leases.beat(officer) == 1
        assert await desk.leases.reap() == []


async def test_after_sixty_seconds_without_one_the_parent_is_back_at_the_head(
    desk, officer, arrive, clock
):
    lost = await arrive()
    await desk.claims.next(officer)
    for _ in range(3):
        await arrive("immediate")
    clock.tick(seconds=SECONDS - 1)
    assert await desk.leases.reap() == []
    clock.tick(seconds=1)

    async with desk.bus.watch(lost) as events:
        assert await desk.leases.reap() == [lost]
        event = await anext(events)

    assert event.data["owner"] == "queue"
    assert (await desk.queue.place(lost)).position == 1
    assert (await desk.messages.since(lost, 0))[-1].text == words.OFFICER_LOST.format(name="PC Sam")
    [alert] = await desk.alerts.open()
    assert (alert.kind, alert.conversation_id, alert.officer_id) == ("officer_lost", lost, officer)


async def test_a_heartbeat_that_comes_too_late_does_not_bring_it_back(desk, officer, arrive, clock):
    await arrive()
    await desk.claims.next(officer)
    clock.tick(seconds=SECONDS)

    assert await desk.leases.beat(officer) == 0
    assert len(await desk.leases.reap()) == 1
    assert await desk.leases.held(officer) == []


async def test_many_reapers_give_it_back_once(desk, other_desk, officer, arrive, clock):
    lost = await arrive()
    await desk.claims.next(officer)
    clock.tick(seconds=SECONDS)

    reaped = await asyncio.gather(*(each.leases.reap() for each in [desk, other_desk] * 10))

    assert sum(len(ids) for ids in reaped) == 1
    told = [m for m in await desk.messages.since(lost, 0) if "lost the connection" in m.text]
    assert len(told) == 1
    assert len(await desk.alerts.open()) == 1


async def test_the_next_officer_goes_on_where_the_lost_one_stopped(desk, enlist, arrive, clock):
    first, second = await enlist("A", "B")
    parent = await arrive()
    await desk.claims.next(first)
    clock.tick(seconds=SECONDS)
    await desk.leases.reap()

    claimed = await desk.claims.next(second)

    assert claimed.conversation.id == parent
    assert [r.officer_id for r in await desk.records.due()] == [first, second]


async def test_an_officer_lost_in_wrap_up_leaves_the_parent_with_the_assistant(
    desk, officer, arrive, clock
):
    parent = await arrive()
    await desk.claims.next(officer)
    await desk.handing.wrap_up(officer, parent)
    clock.tick(seconds=SECONDS)

    assert await desk.leases.reap() == [parent]

    assert (await desk.conversations.get(parent)).owner == "assistant"
    assert len(await desk.records.due(officer)) == 1


async def test_an_alert_is_open_until_the_first_has_seen_it(desk, officer, arrive, clock):
    await arrive()
    await desk.claims.next(officer)
    clock.tick(seconds=SECONDS)
    await desk.leases.reap()
    [alert] = await desk.alerts.open()

    await desk.alerts.see(alert.id, by="boss")
    await desk.alerts.see(alert.id, by="somebody")

    assert await desk.alerts.open() == []
