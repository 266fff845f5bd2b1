"""The desk is looked after by whichever process is there, and no fault stops it for good."""

import asyncio

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.clinic.claims import LEASE
from bot.desk.keeper import Chore, Keeper

PATIENCE = 20


@pytest.fixture
async def keep(desk, monkeypatch):
    """Starts a keeper that looks again without delay."""
    kept = []

    def keep(*more: Chore) -> None:
        monkeypatch.setattr("bot.desk.keeper.QUICK_SECONDS", 0.01)
        kept.append(Keeper(desk, more))
        kept[0].start()

    yield keep
    for keeper in kept:
        await keeper.close()


async def test_a_lost_officer_is_noticed_without_anybody_asking(desk, officer, arrive, clock, keep):
    parent = await arrive()
    await desk.claims.next(officer)
    async with desk.bus.watch(parent) as events:
        keep()
        clock.tick(seconds=LEASE.total_seconds())
        async with asyncio.timeout(PATIENCE):
            event = await anext(events)
    assert event.data["owner"] == "queue"


async def test_a_chore_that_fails_is_reported_and_done_again(keep):
    done = asyncio.Event()
    tries = []

    async def act() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError("what a parent wrote")
        done.set()

    with structlog.testing.capture_logs() as logs:
        keep(Chore("try", 0.01, act))
        async with asyncio.timeout(PATIENCE):
            await done.wait()
    [failed] = [entry for entry in logs if entry["event"] == "keeper.failed"]
    assert (failed["chore"], failed["kind"]) == ("try", "RuntimeError")
    assert "parent" not in str(failed)


async def test_what_is_overdue_is_shown_to_the_staff_at_once(desk, officer, arrive, clock, keep):
    await arrive()
    await desk.claims.next(officer)
    clock.tick(hours=24)
    async with desk.bus.watch("staff") as events:
        keep()
        async with asyncio.timeout(PATIENCE):
            while (await anext(events)).kind != "alert" or not await desk.alerts.open():
                pass
            while "record_overdue" not in {alert.kind for alert in await desk.alerts.open()}:
                await anext(events)


async def test_a_database_that_cannot_be_cleaned_for_long_is_told_to_the_operator(desk):
    async with desk.database.begin() as session:
        await session.execute(text("DROP TABLE drafts"))
    with structlog.testing.capture_logs() as logs, pytest.raises(SQLAlchemyError):
        await Keeper(desk).erase()
    assert [entry["event"] for entry in logs] == ["keeper.retention_late"]
