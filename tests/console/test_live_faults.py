"""Whatever goes wrong once on an officer's socket is reported, and what comes next is told."""

import asyncio

import pytest
import structlog
from sqlalchemy import text

from bot.desk.bus import STAFF, Event
from tests.console.live import LIMIT, Socket


@pytest.fixture
async def sam(signed_in):
    mine, _person = await signed_in("PC Sam")
    return mine


async def run(desk, statement):
    async with desk.database.begin() as session:
        await session.execute(text(statement))


async def test_a_room_that_cannot_be_read(sam, connect, desk):
    live = await connect(sam)
    with structlog.testing.capture_logs() as logs:
        await run(
            desk,
            "INSERT INTO alerts (at, kind, detail)"
            " VALUES ('2026-11-20 19:00:00.000000', 'help_wanted', '{broken')",
        )
        await desk.bus.publish(STAFF, Event("alert"))
        async with asyncio.timeout(LIMIT):
            while not logs:  # other frames come and go until it has tried
                await live.send("watch", conversation="0" * 32)
                await live.next("gone")
        await run(desk, "DELETE FROM alerts")
        await desk.bus.publish(STAFF, Event("alert"))
        await live.next("room")
    [failed] = [entry for entry in logs if entry["event"] == "live.room_failed"]
    assert failed["kind"] == "JSONDecodeError"
    assert "broken" not in str(failed)


async def test_a_beat_that_fails(sam, room, monkeypatch):
    answers = iter([KeyError("what a parent wrote"), False])

    async def lasts(_token):
        if isinstance(answer := next(answers), Exception):
            raise answer
        return answer

    monkeypatch.setattr("bot.console.live.socket.BEAT_SECONDS", 0.01)
    monkeypatch.setattr(room.sessions, "lasts", lasts)
    with structlog.testing.capture_logs() as logs:
        await Socket(await sam.live()).next("signed_out")
    [failed] = [entry for entry in logs if entry["event"] == "live.beat_failed"]
    assert "parent" not in str(failed)


async def test_an_event_without_what_it_needs(sam, connect, parent, desk, monkeypatch):
    held = await parent()
    await sam.post("/api/next")
    monkeypatch.setattr("bot.console.live.feed.TRY_AGAIN_SECONDS", 0.01)
    live = await connect(sam)
    await live.send("watch", conversation=held, since=0)
    await live.messages(2)
    with structlog.testing.capture_logs() as logs:
        await desk.bus.publish(held, Event("message", {}))
        await desk.messages.receive(held, client_id="next", text="still here")
        assert await live.messages(1) == [3]
    [failed] = [entry for entry in logs if entry["event"] == "feed.failed"]
    assert (failed["conversation"], failed["kind"]) == (held, "KeyError")
