"""Posts are heard alike alone and among others, and a fault in one ear is told once."""

import asyncio
from dataclasses import replace
from threading import Event

import pytest

from bot.assistant.encoded import Encoders
from bot.assistant.listening import Listening
from bot.assistant.opinion import shared_opinion
from bot.assistant.post import nothing

POSTS = [
    "He is asleep. A man writes to him every night! What can I do?",
    "thanks",
    "what are the signs of grooming",
    "they want money. they have a picture of my son. he is in his room and will not come out",
]


@pytest.fixture
def encoders():
    return Encoders.shared()


def same(one, other):
    return (
        one.texts == other.texts
        and (one.general == other.general).all()
        and (one.taught == other.taught).all()
    )


async def test_one_post_alone_is_heard_as_it_is_read(encoders):
    for post in POSTS:
        assert same(await Listening(encoders).hear(post), encoders.read(post))


async def test_posts_at_once_are_each_heard_as_alone(encoders):
    heard = await asyncio.gather(*map(Listening(encoders).hear, POSTS * 5))

    assert all(same(h, encoders.read(post)) for h, post in zip(heard, POSTS * 5, strict=True))


async def test_the_loop_goes_on_while_several_are_heard(encoders):
    listening, ticks = Listening(encoders), 0
    hearing = asyncio.gather(*map(listening.hear, POSTS * 5))
    while not hearing.done():
        ticks += 1
        await asyncio.sleep(0)

    assert ticks > len(POSTS * 5)


async def test_among_others_a_post_waits_for_its_second_opinion(encoders):
    listening = Listening(encoders)
    alone = await listening.hear(POSTS[0])
    among = (await asyncio.gather(*map(listening.hear, POSTS)))[0]
    opinion = shared_opinion()

    assert alone.second.about(POSTS[0], opinion) is not None
    assert among.second.about(POSTS[0], opinion) is None

    await listening.hear_again(among)

    assert among.second.known.answers == alone.second.known.answers


class Deaf:
    def __init__(self, trunk):
        self.trunk = trunk

    def finished(self, states):
        raise OSError("no weights")


class Lame:
    """An ear whose trunk carries nothing."""

    def __init__(self, ear):
        self.trunk, self.finished = self, ear.finished

    def states(self, text):
        raise OSError("no weights")


async def test_what_can_be_foreseen_is_worked_out_for_a_post_alone(encoders):
    listening, foreseen = Listening(encoders), []
    listening.foresight = lambda post: foreseen.append(post.once("first", lambda: post.texts[0]))

    alone = await listening.hear(POSTS[0])
    among = await asyncio.gather(*map(listening.hear, POSTS))

    assert alone.known == {"first": POSTS[0]}
    assert foreseen == [POSTS[0]]
    assert not any(post.known for post in among)


async def test_a_fault_in_foreseeing_is_raised_and_the_next_post_is_heard_again(encoders):
    listening = Listening(encoders)
    listening.foresight = Deaf(None).finished
    with pytest.raises(OSError, match="no weights"):
        await listening.hear("hello")
    listening.foresight = nothing

    assert same(await listening.hear("hello"), encoders.read("hello"))


async def test_after_a_fault_nothing_goes_on_beside(encoders):
    listening, ended = Listening(replace(encoders, general=Lame(encoders.general))), Event()

    def slow(post):
        for _ in range(20):  # long after the fault
            encoders.taught.encode(POSTS)
        ended.set()

    listening.foresight = slow

    with pytest.raises(OSError, match="no weights"):
        await listening.hear("hello")

    assert ended.is_set()


@pytest.mark.parametrize("ear", ["general", "taught", "trunk"])
async def test_a_fault_is_raised_and_the_next_post_is_heard_again(encoders, ear):
    deaf = {"general": Lame(encoders.general)}
    if ear != "trunk":
        deaf = {ear: Deaf(encoders.general.trunk)}
    listening = Listening(replace(encoders, **deaf))
    for many in (1, 3):
        found = await asyncio.gather(
            *(listening.hear("hello") for _ in range(many)), return_exceptions=True
        )
        assert all(isinstance(error, OSError) for error in found)
    listening._encoders = encoders

    assert same(await listening.hear("hello"), encoders.read("hello"))
