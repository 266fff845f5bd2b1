"""Transcripts are never read without a trace; records and callbacks are written once."""

import asyncio
from typing import get_args

import pytest
from sqlalchemy import select

from bot.desk.cases import codes
from bot.desk.cases.callbacks import Wish
from bot.desk.cases.records import Category, Content
from bot.desk.errors import NotAllowed, NotPermitted, NotTheHolder
from bot.desk.tables import AuditRow

WISH = Wish(
    message="My son has been sent messages.",
    how="phone",
    contact="07700 900123",
    when_safe="weekdays after 9, never in the evening",
    first_name="Alex",
    code_word="parcel",
    who_else="my partner sees this phone",
)
CONTENT = Content(
    category="grooming",
    concern="Messages from an unknown adult.",
    outcome="advice given",
    risk_factors=["secrecy"],
    protective_factors=["talks to a parent"],
    referral="CEOP",
)


async def reads(desk):
    async with desk.database.read() as session:
        found = await session.scalars(select(AuditRow).where(AuditRow.what == "read"))
        return [(row.actor, row.detail["holds"], row.detail["ground"]) for row in found]


class TestTranscripts:
    async def test_the_holder_reads_and_it_is_noted(self, desk, officer, arrive):
        parent = await arrive()
        await desk.messages.receive(parent, client_id="c", text="help")
        await desk.claims.next(officer)

        said = await desk.transcripts.read(officer, parent)

        assert said[0].text == "help"
        assert await reads(desk) == [(f"officer:{officer}", True, "")]

    async def test_a_colleague_does_not_read(self, desk, officer, arrive, enlist):
        parent = await arrive()
        await desk.claims.next(officer)
        (colleague,) = await enlist("B")

        with pytest.raises(NotPermitted):
            await desk.transcripts.read(colleague, parent, ground="curious")

        assert await reads(desk) == []

    async def test_a_supervisor_reads_on_a_ground(self, desk, conversation, enlist):
        (boss,) = await enlist("Boss", role="supervisor")
        with pytest.raises(NotPermitted):
            await desk.transcripts.read(boss, conversation)

        await desk.transcripts.read(boss, conversation, ground="complaint 7")

        assert await reads(desk) == [(f"officer:{boss}", False, "complaint 7")]


class TestRecords:
    @pytest.fixture
    async def due(self, desk, officer, arrive):
        await arrive()
        await desk.claims.next(officer)
        return (await desk.records.due(officer))[0]

    async def test_a_record_is_finished_once_and_by_its_officer(self, desk, officer, due, enlist):
        (colleague,) = await enlist("B")
        with pytest.raises(NotTheHolder):
            await desk.records.finish(colleague, due.id, CONTENT)

        finished = await desk.records.finish(officer, due.id, CONTENT)

        assert finished.content == CONTENT
        assert await desk.records.due() == []
        with pytest.raises(NotTheHolder):
            await desk.records.finish(officer, due.id, CONTENT)

    async def test_an_overdue_one_alerts_a_supervisor_once(self, desk, officer, due, clock):
        assert await desk.overdue.flag() == 0
        clock.tick(hours=24, seconds=-1)
        assert await desk.overdue.flag() == 0
        clock.tick(seconds=1)
        assert [await desk.overdue.flag() for _ in range(2)] == [1, 0]
        [alert] = await desk.alerts.open()
        assert (alert.kind, alert.conversation_id) == ("record_overdue", due.conversation_id)
        assert (alert.officer_id, alert.name) == (officer, "PC Sam")

    async def test_a_written_one_alerts_nobody(self, desk, officer, due, clock):
        await desk.records.finish(officer, due.id, CONTENT)
        clock.tick(hours=25)
        assert await desk.overdue.flag() == 0

    async def test_of_many_processes_one_raises_the_alert(self, desk, other_desk, due, clock):
        clock.tick(hours=24)
        flags = [each.overdue.flag() for each in (desk, other_desk) * 5]
        assert sum(await asyncio.gather(*flags)) == len(await desk.alerts.open()) == 1

    def test_each_category_is_a_case_or_told_apart_from_them(self):
        assert not codes.CATEGORIES.keys() & codes.NON_DATA.keys()
        assert set(get_args(Category)) == codes.CATEGORIES.keys() | codes.NON_DATA.keys()


class TestCallbacks:
    async def test_a_wish_is_stored_once_with_a_reference(self, desk, conversation):
        first = await desk.callbacks.leave(WISH, client_id="c", conversation_id=conversation)
        again = await desk.callbacks.leave(WISH, client_id="c", conversation_id=conversation)
        other = await desk.callbacks.leave(WISH, client_id="d")

        assert first == again
        assert first.wish == WISH
        assert first.reference != other.reference
        assert len(first.reference) == 9
        assert await desk.callbacks.open() == [first, other]

    async def test_it_is_due_by_the_end_of_the_next_session(self, desk, clock):
        left = await desk.callbacks.leave(WISH, client_id="c")
        assert (left.due_at - clock.now).total_seconds() == 26 * 3600

    async def test_it_keeps_how_urgent_the_conversation_was(self, desk, conversation):
        await desk.conversations.set_reading(conversation, topic=None, urgency="report")
        left = await desk.callbacks.leave(WISH, client_id="c", conversation_id=conversation)
        assert left.urgency == "report"

    async def test_an_overdue_one_alerts_a_supervisor_once(self, desk, clock):
        left = await desk.callbacks.leave(WISH, client_id="c")
        assert await desk.overdue.flag() == 0
        clock.tick(hours=27)

        assert left.overdue(clock.now)
        assert [await desk.overdue.flag() for _ in range(2)] == [1, 0]
        [alert] = await desk.alerts.open()
        assert alert.kind == "callback_overdue"

    async def test_it_is_done_once(self, desk, officer):
        left = await desk.callbacks.leave(WISH, client_id="c")

        done = await desk.callbacks.done(officer, left.id, "reached")

        assert done.outcome == "reached"
        assert await desk.callbacks.open() == []
        with pytest.raises(NotAllowed):
            await desk.callbacks.done(officer, left.id, "reached")
