"""A burst: a thousand posts, one in five sent twice, one call in twenty failing. Each once."""

import asyncio
import random
from collections import Counter

import pytest

from tests.forum.world import Process

POSTS, REPEATS = 1_000, 200
FAULTS = ("busy", "broken", "lost_before", "lost_after", "similar")
QUESTION = "which parental controls are good for a first phone"
THREAT = "someone wants money from my son"


def failing(chance: random.Random):
    return lambda: chance.choice(FAULTS) if chance.random() < 0.05 else None


def words(number: int) -> str:
    return THREAT if number % 20 == 0 else QUESTION if number % 4 == 1 else "what to cook"


async def deliver(world, chance: random.Random) -> None:
    """1,000 posts by as many members in as many topics, 200 of them once more, all mixed."""
    hooks = world.forum.hooks
    url, hooks.url = hooks.url, ""
    for number in range(POSTS):
        await world.forum.topic(f"m{number}", f"Topic {number}", words(number))
    hooks.url = url
    events = [sent for sent in hooks.sent if sent[0] == "post_created"]
    events += chance.sample(events, REPEATS)
    chance.shuffle(events)
    room = asyncio.Semaphore(20)

    async def send(event) -> None:
        async with room:
            await hooks.send(*event)

    await asyncio.gather(*(send(event) for event in events))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_every_post_is_decided_once_and_every_reply_told_once(any_world):
    world, chance = any_world, random.Random(7)
    world.forum.faults.choose = world.forum.faults.choose_read = failing(chance)
    other = Process(world.process.settings, world.clock)  # two processes share the work
    await other.open()

    await asyncio.gather(deliver(world, chance), other.work())
    await asyncio.gather(world.work(), other.work())
    await world.work_to_the_end()
    await other.close()

    threats = [n for n in range(POSTS) if words(n) == THREAT]
    asked = [n for n in range(POSTS) if words(n) == QUESTION]
    theirs = [seen for seen in await world.decisions() if seen.because != ["our own post"]]
    assert Counter(seen.post_id for seen in theirs) == {str(n): 1 for n in range(1, POSTS + 1)}
    assert all(seen.outcome for seen in theirs)
    assert Counter(r.topic.title for r in world.forum.replies()) == {f"Topic {n}": 1 for n in asked}
    assert [len(world.forum.messages_to(f"m{n}")) for n in threats] == [1] * len(threats)
    assert len(world.forum.messages_to("moderators")) == len(threats)
    assert await world.desk.console.undelivered() == []
