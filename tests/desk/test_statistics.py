"""Figures are right, small ones are held back, and a lone one takes another with it."""

import pytest

from bot.desk.cases.records import Content
from bot.desk.clinic import waits
from bot.desk.statistics import Statistics
from bot.desk.statistics.table import FEWEST, HELD_BACK, Table, hold_back
from bot.desk.values import Reply


@pytest.fixture
async def tables(desk):
    async def tables(days: int = 30):
        statistics = Statistics(desk.database, desk.clock)
        period = statistics.last(days)
        return {table.key: table for table in await statistics.tables(period)}

    return tables


def cells(table) -> dict:
    return {row[0]: row[1] for row in table.rows}


def test_small_numbers_are_held_back_and_nothing_is_nothing():
    assert hold_back({"a": 4, "b": 1, "c": 0, "d": 5}) == {
        "a": HELD_BACK,
        "b": HELD_BACK,
        "c": 0,
        "d": 5,
    }


def test_a_lone_small_number_takes_the_next_smallest_with_it():
    assert hold_back({"a": 3, "b": 9, "c": 50}) == {"a": HELD_BACK, "b": "held back", "c": 50}


def test_a_cell_that_a_spreadsheet_would_run_is_made_plain():
    table = Table("t", "T", ["Name", "Number"], [["=HYPERLINK(1)", 5]])
    assert table.csv().splitlines() == ["Name,Number", "'=HYPERLINK(1),5"]


async def test_arrivals_and_waits_by_risk(desk, officer, arrive, clock, tables):
    for minute in range(5):
        await arrive("report")
        clock.tick(minutes=minute)
        claimed = await desk.claims.next(officer)
        await desk.handing.close(officer, claimed.conversation.id)
    clock.tick(minutes=1)
    found = await tables()

    assert cells(found["arrivals"])["2026-11-20"] == 5
    by_risk = {row[0]: row[1:] for row in found["waits"].rows}
    assert by_risk["To report"] == [5, 2, 4]
    assert by_risk["Immediate"] == [0, None, None]


async def test_leaving_the_queue_is_counted_by_how_long_was_waited(desk, arrive, clock, tables):
    for _ in range(5):
        parent = await arrive()
        clock.tick(minutes=3)
        await desk.queue.leave(parent)
    clock.tick(minutes=1)
    assert cells((await tables())["abandonment"])["2 to 5"] == 5


async def test_waits_are_held_against_what_was_promised(desk, officer, arrive, clock, tables):
    for _ in range(waits.FEWEST + FEWEST):  # the first have no history to be promised anything by
        await arrive()
        clock.tick(minutes=6)
        await served(desk, officer)
    for _ in range(FEWEST):
        await arrive()
    clock.tick(minutes=40)
    for _ in range(FEWEST):
        await served(desk, officer)
    clock.tick(minutes=1)
    found = cells((await tables())["promises"])
    assert found == {"As promised or sooner": FEWEST, "Later than promised": FEWEST}


async def served(desk, officer) -> None:
    claimed = await desk.claims.next(officer)
    await desk.handing.close(officer, claimed.conversation.id)


async def test_records_are_counted_and_contacts_that_were_none_kept_apart(
    desk, officer, arrive, clock, tables
):
    for category in ["grooming"] * 5 + ["joke"] * 6:
        await arrive()
        claimed = await desk.claims.next(officer)
        await desk.handing.close(officer, claimed.conversation.id)
        [due] = await desk.records.due(officer)
        content = Content(category, "x", "referred", referral="ceop,101")
        await desk.records.finish(officer, due.id, content)
    clock.tick(minutes=1)
    found = await tables()

    assert cells(found["categories"])["Online grooming"] == 5
    assert cells(found["outcomes"])["Referred"] == 5
    assert cells(found["referrals"])["CEOP"] == cells(found["referrals"])["101"] == 5
    assert cells(found["no_data"])["Joke or test"] == 6


async def test_what_lies_outside_the_period_is_not_counted(arrive, clock, tables):
    for _ in range(5):
        await arrive()
    clock.tick(days=8)
    assert sum(row[1] for row in (await tables(7))["arrivals"].rows) == 0


async def test_what_the_assistant_did_not_understand_is_counted(desk, conversation, clock, tables):
    for n, heard in enumerate(["unsure"] * 5 + ["grooming/signs"] * 6):
        await desk.messages.receive(conversation, client_id=str(n), text="hm")
        turn = await desk.turns.next(conversation)
        await desk.turns.answer(
            turn, [Reply("x")], topic=None, urgency=None, because=[], heard=heard
        )
    clock.tick(minutes=1)
    found = cells((await tables())["not_understood"])
    assert (found["Not sure what was meant"], found["Understood"]) == (5, 6)
