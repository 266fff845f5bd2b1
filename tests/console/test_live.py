"""The officer's socket: everything once and in order, resumed where it broke, by right alone."""

import json

import pytest

from bot.desk.bus import STAFF, Event


@pytest.fixture
async def sam(signed_in):
    mine, _person = await signed_in("PC Sam")
    return mine


@pytest.fixture
async def held(sam, parent):
    conversation = await parent("help", urgency="report")
    await sam.post("/api/next")
    return conversation


async def test_the_room_is_told_at_once_when_somebody_comes_or_goes(sam, connect, parent, desk):
    live = await connect(sam)
    waiting = await parent("hello", urgency="immediate")
    room = await live.next("room")
    [first] = room["queue"]["waiting"]
    assert (first["conversation_id"], first["urgency"]) == (waiting, "immediate")
    assert first["because"] == ["the words"]
    assert "hello" not in json.dumps(room)
    await desk.queue.leave(waiting)
    assert (await live.next("room"))["queue"]["total"] == 0


async def test_what_was_missed_comes_once_and_in_order(sam, connect, held, desk):
    live = await connect(sam)
    await live.send("watch", conversation=held, since=0)
    seen = await live.messages(2)
    await live.socket.close()
    for n in range(3):
        await desk.messages.receive(held, client_id=f"m{n}", text=str(n))

    again = await connect(sam)
    await again.send("watch", conversation=held, since=seen[-1])
    await desk.messages.receive(held, client_id="m3", text="3")

    assert await again.messages(4) == [3, 4, 5, 6]


async def test_a_parents_own_id_of_a_message_is_not_shown(sam, connect, held, desk):
    live = await connect(sam)
    await live.send("watch", conversation=held, since=0)
    missed = [await live.next("message") for _ in range(2)]
    await desk.messages.receive(held, client_id="o" * 36, text="and one more")
    came = await live.next("message")

    assert [one["client_id"] for one in (*missed, came) if one["author"] == "parent"] == [None] * 2


async def test_a_conversation_of_somebody_else_is_gone_without_a_word(
    sam, connect, held, signed_in
):
    ann, _person = await signed_in("PC Ann")
    live = await connect(ann)
    for conversation in (held, "0" * 32):
        await live.send("watch", conversation=conversation, since=0)
        assert await live.next("gone") == {"v": 1, "type": "gone", "conversation": conversation}


async def test_whoever_loses_the_parent_hears_no_more(sam, connect, held, desk, signed_in):
    lee, _person = await signed_in("Sgt Lee", "supervisor")
    live = await connect(sam)
    await live.send("watch", conversation=held, since=0)
    await live.messages(2)
    await lee.post(f"/api/conversations/{held}/take-over", {"reason": "asked for help"})
    await live.next("gone", conversation=held)
    await desk.messages.receive(held, client_id="late", text="not for Sam")
    await live.send("watch", conversation=held, since=0)
    await live.next("gone", conversation=held)


async def test_a_supervisor_observes_with_a_ground_that_is_kept(connect, held, desk, signed_in):
    lee, _person = await signed_in("Sgt Lee", "supervisor")
    live = await connect(lee)
    await live.send("watch", conversation=held, since=0)
    await live.next("gone", conversation=held)
    await live.send("watch", conversation=held, since=0, ground="training")
    assert await live.messages(2) == [1, 2]
    assert await desk.audit.count("read", conversation_id=held) == 1


async def test_only_the_holders_typing_reaches_the_parent(sam, connect, held, desk, signed_in):
    lee, _person = await signed_in("Sgt Lee", "supervisor")
    watching, holding = await connect(lee), await connect(sam)
    await watching.send("watch", conversation=held, since=0, ground="training")
    await holding.send("watch", conversation=held, since=0)
    await watching.messages(2)
    await holding.messages(2)
    async with desk.bus.watch(held) as events:
        await watching.send("typing", conversation=held)
        await watching.send("watch", conversation="0" * 32)
        await watching.next("gone")  # so the frame before it has been read
        await holding.send("typing", conversation=held)
        event = await anext(events)
    assert (event.kind, event.data) == ("typing", {"author": "officer", "name": "PC Sam"})


@pytest.mark.parametrize("junk", ["", "{", "[]", '{"v":1,"type":"watch"}', '{"v":2,"type":"pong"}'])
async def test_junk_is_passed_over(junk, sam, connect, held):
    live = await connect(sam)
    await live.socket.send_str(junk)
    await live.send("watch", conversation=held, since=0)
    assert await live.messages(2) == [1, 2]


async def test_risen_risk_is_flagged_on_the_holders_screen(sam, connect, held, desk):
    live = await connect(sam)
    await live.send("watch", conversation=held, since=0)
    await live.messages(2)
    await desk.conversations.set_reading(held, topic=None, urgency="immediate", because=["x"])
    assert (await live.next("urgency", conversation=held))["urgency"] == "immediate"
    room = (await (await sam.get("/api/room")).json())["alerts"]
    assert [alert["kind"] for alert in room] == ["urgency_rose"]
    assert (await sam.post(f"/api/alerts/{room[0]['id']}/seen")).status == 200
    assert (await (await sam.get("/api/room")).json())["alerts"] == []


async def test_many_changes_at_once_are_told_once(sam, connect, desk):
    started, _token = await desk.conversations.start()
    live = await connect(sam)
    for _ in range(50):
        await desk.bus.publish(STAFF, Event("queue"))
    told = [await live.next("room")]
    await desk.queue.join(started.id)
    while (room := await live.next("room"))["queue"]["total"] == 0:
        told.append(room)
    assert len(told) == 1


class TestWithoutTheParentsSite:
    @pytest.fixture
    def look_again(self) -> float:
        return 0.01

    async def test_the_console_alone_takes_a_lost_officers_parent_back(
        self, sam, held, connect, clock, signed_in
    ):
        lee, _person = await signed_in("Sgt Lee", "supervisor")
        live = await connect(lee)
        clock.tick(seconds=61)
        while not (room := await live.next("room"))["alerts"]:
            pass
        [alert] = room["alerts"]
        assert (alert["kind"], alert["name"]) == ("officer_lost", "PC Sam")
        assert [waiting["conversation_id"] for waiting in room["queue"]["waiting"]] == [held]
