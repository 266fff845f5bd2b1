"""Watchers hear what is published while they watch, in order, in every process."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
import structlog

from bot.desk import Desk
from bot.desk.bus import BACKLOG, Event, LocalBus
from bot.desk.buses import folder_of
from bot.desk.machine_bus import LARGEST, MachineBus
from bot.desk.redis_bus import PREFIX, RedisBus
from tests.servers import redis_server


@pytest.fixture(params=["local", "machine", "redis"])
async def bus(request, tmp_path):
    if request.param == "local":
        made = LocalBus()
    elif request.param == "machine":
        made = await MachineBus.open(folder_of(str(tmp_path)))
    else:
        made = await RedisBus.open(request.getfixturevalue("redis_url"))
    yield made
    await made.close()


async def hear(events, count):
    return [await asyncio.wait_for(anext(events), 10) for _ in range(count)]


async def test_every_watcher_hears_every_event_in_order(bus):
    sent = [Event("message", {"seq": n}) for n in range(20)]
    async with bus.watch("a") as one, bus.watch("a") as two:
        for event in sent:
            await bus.publish("a", event)
        assert await hear(one, 20) == sent
        assert await hear(two, 20) == sent


async def test_a_watcher_does_not_hear_another_conversation(bus):
    async with bus.watch("a") as events:
        await bus.publish("b", Event("typing"))
        await bus.publish("a", Event("closed"))
        assert (await hear(events, 1))[0].kind == "closed"


async def test_after_leaving_nothing_is_kept():
    bus = LocalBus()
    async with bus.watch("a"):
        pass
    await bus.publish("a", Event("typing"))
    async with bus.watch("a") as events:
        await bus.publish("a", Event("closed"))
        assert (await hear(events, 1))[0].kind == "closed"


async def test_a_watcher_that_falls_far_behind_is_told_to_read_the_database():
    bus = LocalBus()
    async with bus.watch("a") as events:
        for n in range(BACKLOG + 1):
            await bus.publish("a", Event("message", {"seq": n}))
        assert await hear(events, 1) == [Event("resync")]


async def test_a_message_stored_in_one_process_is_heard_in_the_other(database_url, redis_url):
    desks = [await Desk.open(database_url, bus=await RedisBus.open(redis_url)) for _ in range(2)]
    started, _ = await desks[0].conversations.start()

    async with desks[1].bus.watch(started.id) as events:
        await desks[0].messages.receive(started.id, client_id="c", text="hello")
        [event] = await hear(events, 1)

    assert (event.kind, event.data["text"], event.data["seq"]) == ("message", "hello", 1)
    for desk in desks:
        await desk.close()


async def test_without_redis_this_process_still_hears(redis_url, tmp_path):
    bus = await RedisBus.open(redis_url)
    bus._redis = type(bus._redis).from_url(f"unix://{tmp_path}/nothing-listens-here")
    async with bus.watch("a") as events:
        await bus.publish("a", Event("typing"))
        assert await hear(events, 1) == [Event("typing")]
    await bus.close()


async def test_a_redis_that_hangs_holds_nobody_up():
    with redis_server() as url:
        bus = await RedisBus.open(url, patience=0.1)
        await bus._redis.client_pause(60_000)
        async with bus.watch("a") as events:
            await bus.publish("a", Event("typing"))
            assert await hear(events, 1) == [Event("typing")]
        await bus.close()


@pytest.mark.parametrize("body", ["what a parent wrote", "[]", "{}", b"\xff"])
async def test_an_event_that_cannot_be_read_is_reported_and_the_next_is_heard(body, redis_url):
    bus = await RedisBus.open(redis_url)
    with structlog.testing.capture_logs() as logs:
        async with bus.watch("a") as events:
            await bus._redis.publish(f"{PREFIX}a", body)
            await bus.publish("a", Event("typing"))
            assert await hear(events, 1) == [Event("typing")]
    await bus.close()
    [told] = logs
    assert (told["event"], told["conversation"]) == ("bus.not_understood", "a")
    assert "parent" not in str(told)


async def test_what_is_pending_can_be_passed_over():
    bus = LocalBus()
    async with bus.watch("a") as events:
        for _ in range(3):
            await bus.publish("a", Event("typing"))
        events.clear()
        await bus.publish("a", Event("closed"))
        assert await hear(events, 1) == [Event("closed")]


async def test_two_processes_of_one_machine_hear_each_other(tmp_path):
    one, two = [await MachineBus.open(folder_of(str(tmp_path))) for _ in range(2)]
    async with one.watch("a") as here, two.watch("a") as there:
        await one.publish("a", Event("message", {"seq": 1}))
        assert await hear(here, 1) == await hear(there, 1) == [Event("message", {"seq": 1})]
        await two.publish("a", Event("message", {"text": "x" * LARGEST}))
        assert await hear(here, 1) == [Event("resync")]
    await one.close()
    await two.close()


async def test_the_socket_file_of_a_dead_process_is_swept_away(tmp_path):
    folder = folder_of(str(tmp_path))
    bus, dead = [await MachineBus.open(folder) for _ in range(2)]
    asyncio.get_running_loop().remove_reader(dead._socket)
    dead._socket.close()

    await bus.publish("a", Event("typing"))

    assert list(folder.glob("*.sock")) == [bus._path]
    await bus.close()


async def test_the_folder_goes_with_the_last_process(tmp_path):
    folder = folder_of(str(tmp_path))
    one, two = [await MachineBus.open(folder) for _ in range(2)]
    await one.close()
    assert list(folder.iterdir()) == [two._path]
    await two.close()
    assert not folder.exists()


async def come_and_go(folder, times):
    for _ in range(times):
        await (await MachineBus.open(folder)).close()


def test_a_process_may_come_while_the_last_one_goes(tmp_path):
    folder = folder_of(str(tmp_path))
    with ThreadPoolExecutor(4) as pool:
        runs = [pool.submit(asyncio.run, come_and_go(folder, 200)) for _ in range(4)]
    assert [run.result() for run in runs] == [None] * 4
    assert not folder.exists()
