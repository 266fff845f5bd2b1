"""Everything is erased when its time is over, nothing before, and a job that stops is noticed."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import func, select

from bot.desk.bus import STAFF
from bot.desk.cases.callbacks import Wish
from bot.desk.cases.retention import ERASED, KEPT
from bot.desk.tables import AuditRow, CallbackRow, ConversationRow, MessageRow, RecordRow

WISH = Wish(message="m", how="phone", contact="07700 900123", when_safe="mornings")


async def count(desk, table) -> int:
    async with desk.database.read() as session:
        return await session.scalar(select(func.count()).select_from(table))


def test_everything_that_is_kept_has_a_time():
    assert all(spell.total_seconds() > 0 for spell in KEPT.values())
    assert KEPT["conversation_without_officer"] < KEPT["conversation_with_officer"]
    assert KEPT["conversation_with_officer"] < KEPT["record"]


async def test_a_silent_conversation_is_closed_after_a_day_and_erased_after_a_month(
    desk, say, conversation, clock
):
    await say()
    clock.tick(hours=23)
    assert (await desk.retention.run())["closed"] == 0
    clock.tick(hours=1)
    assert (await desk.retention.run())["closed"] == 1
    assert (await desk.conversations.get(conversation)).owner == "closed"
    clock.tick(days=28, hours=23)
    await desk.retention.run()
    assert await count(desk, MessageRow) == 1
    clock.tick(hours=1)

    assert (await desk.retention.run())["conversation_without_officer"] == 1

    assert await count(desk, MessageRow) == await count(desk, ConversationRow) == 0


async def test_whoever_still_has_it_open_is_told_that_it_is_closed(desk, say, conversation, clock):
    await say()
    clock.tick(days=1)

    async with desk.bus.watch(conversation) as watching, desk.bus.watch(STAFF) as staff:
        await desk.retention.run()
        told, listed = await anext(watching), await anext(staff)

    assert (told.kind, told.data) == ("closed", {"reason": "ended_by_system"})
    assert (listed.kind, listed.data) == ("queue", {"conversation": conversation})


async def test_what_an_officer_saw_is_kept_a_year_and_the_record_longer(
    desk, officer, arrive, clock
):
    parent = await arrive()
    await desk.claims.next(officer)
    await desk.handing.close(officer, parent)
    clock.tick(days=364)
    await desk.retention.run()
    assert await count(desk, ConversationRow) == 1
    clock.tick(days=1)

    await desk.retention.run()

    assert await count(desk, ConversationRow) == 0
    assert await count(desk, RecordRow) == 1
    clock.tick(days=6 * 366)
    await desk.retention.run()
    assert await count(desk, RecordRow) == 0


async def test_nobody_who_waits_or_talks_is_closed(desk, officer, arrive, clock):
    waiting = await arrive()
    await arrive()
    await desk.claims.next(officer)
    clock.tick(days=3)
    assert (await desk.retention.run())["closed"] == 0
    assert (await desk.conversations.get(waiting)).owner != "closed"


async def test_how_to_reach_a_parent_is_erased_after_the_callback_was_done(desk, officer, clock):
    left = await desk.callbacks.leave(WISH, client_id="c")
    await desk.callbacks.done(officer, left.id, "reached")
    clock.tick(days=90)

    assert (await desk.retention.run())["callback_contact"] == 1
    assert (await desk.retention.run())["callback_contact"] == 0

    async with desk.database.read() as session:
        row = await session.scalar(select(CallbackRow))
    assert (row.contact, row.message, row.first_name) == (ERASED, ERASED, None)


async def test_a_callback_that_is_not_done_is_kept(desk, clock):
    await desk.callbacks.leave(WISH, client_id="c")
    clock.tick(days=400)
    await desk.retention.run()
    assert (await desk.callbacks.open())[0].wish == WISH


async def test_a_job_that_does_not_run_is_noticed(desk, clock):
    assert await desk.retention.late()
    await desk.retention.run()
    clock.tick(days=2)
    assert not await desk.retention.late()
    clock.tick(seconds=1)
    assert await desk.retention.late()


async def test_the_audit_is_erased_when_it_is_very_old(desk, clock):
    for year in (2015, 2026):
        async with desk.database.begin() as session:
            at = datetime(year, 1, 1, tzinfo=UTC)
            session.add(AuditRow(at=at, what="read", actor="officer:x"))

    assert (await desk.retention.run())["audit"] == 1
    assert await desk.audit.count("read") == 1


async def test_several_processes_may_erase_at_once(desk, other_desk, say, conversation, clock):
    await say()
    clock.tick(days=1)
    ran = await asyncio.gather(*(each.retention.run() for each in (desk, other_desk) * 3))
    assert sum(counts["closed"] for counts in ran) == 1
