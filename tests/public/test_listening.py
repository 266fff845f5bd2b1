"""What a parent says counts, however soon a human is asked for and however long the outage."""

import asyncio

import pytest
from aiohttp.test_utils import TestServer

from bot.contract import Family, Reading, Urgency
from bot.public import keys, listening
from bot.public.app import create_app
from bot.public.assistant import AssistantConfused, AssistantDown
from bot.public.listening import Listener
from tests.public.scripted import READING, turn
from tests.public.test_outage import settled
from tests.public.widget import LIMIT

PILLS = "he has taken pills"
DANGER = {"level": "immediate", "confidence": 1, "because": ["pills are taken"]}
EMERGENCY = {**READING, "urgency": DANGER}


@pytest.fixture
def desk(site, monkeypatch):
    monkeypatch.setattr(listening, "READ_PAUSE_SECONDS", 0)
    return site.app[keys.DESK]


class Ears:
    """Not there when first asked so often; then hears danger in pills and nothing in all else."""

    def __init__(self, away: int) -> None:
        self.away = away

    async def read(self, text: str) -> Reading:
        self.away -= 1
        if self.away >= 0:
            raise AssistantDown("x")
        if text == "?":
            raise AssistantConfused("x")
        urgency = Urgency.model_validate(DANGER if text == PILLS else {**DANGER, "level": "none"})
        topic = "selfharm" if text == PILLS else "smalltalk"
        return Reading(topic=topic, answer=topic, urgency=urgency, family=Family(age="13"))


@pytest.fixture
async def hears(desk):
    """Begin a listener whose assistant is away so often."""
    listeners = []

    def hears(away: int) -> Listener:
        listeners.append(Listener(desk, Ears(away)))
        return listeners[-1]

    yield hears
    for one in listeners:
        await one.close()


async def done(listener: Listener) -> None:
    async with asyncio.timeout(LIMIT):
        await asyncio.gather(*listener._working)


async def started(desk, *texts: str) -> str:
    """A conversation in which that was said to the assistant; its id."""
    begun, _token = await desk.conversations.start()
    for text in texts:
        await desk.messages.receive(begun.id, client_id=text, text=text)
    return begun.id


async def first_in_the_queue(desk, conversation: str) -> None:
    """Found to be in danger: before whoever joined before, and shown to a supervisor."""
    assert (await desk.queue.places())[0].conversation_id == conversation
    assert (await desk.conversations.get(conversation)).urgency == "immediate"
    assert [alert.kind for alert in await desk.alerts.open()] == ["urgency_rose"]


async def another_waits(desk, clock) -> None:
    await desk.queue.join(await started(desk, "hello"))
    clock.tick(minutes=1)


async def risen(events) -> None:
    async with asyncio.timeout(LIMIT):
        while (await anext(events)).kind != "urgency":
            pass


async def test_an_emergency_is_ranked_though_an_officer_is_asked_for_before_the_answer(
    site, widget, desk, assistant, clock
):
    await another_waits(desk, clock)
    assistant.gate.clear()
    assistant.reading = EMERGENCY
    await widget.said(PILLS)
    await assistant.arrived.wait()
    conversation = widget.frames[1]["conversation"]

    async with desk.bus.watch(conversation) as events:
        await widget.send("join_clinic")
        await widget.next("place")
        assistant.gate.set()
        await risen(events)
    await settled(site)

    await first_in_the_queue(desk, conversation)
    assert [m.author for m in await desk.messages.since(conversation, 0)] == ["parent"]


async def test_an_emergency_of_an_outage_is_ranked_when_the_assistant_is_back(
    site, widget, desk, assistant, clock
):
    await another_waits(desk, clock)
    await assistant.close()
    assistant.reading = EMERGENCY
    await widget.said(PILLS)
    await widget.next("message", author="system")
    conversation = widget.frames[1]["conversation"]

    async with desk.bus.watch(conversation) as events:
        await widget.send("join_clinic")
        await widget.next("place")
        await assistant.open()
        await risen(events)
    await settled(site)

    await first_in_the_queue(desk, conversation)
    authors = [m.author for m in await desk.messages.since(conversation, 0)]
    assert authors == ["parent", "system"]


async def test_what_was_said_behind_the_wish_for_an_officer_is_heard(
    widget, desk, assistant, clock
):
    await another_waits(desk, clock)
    joins = {"type": "join_clinic", "summary": {"concern": "pills"}}
    assistant.script.append(turn("I will find an officer.", custom=joins))
    assistant.gate.clear()
    assistant.reading = EMERGENCY
    await widget.said("a person please")
    await assistant.arrived.wait()
    await widget.said(PILLS)
    conversation = widget.frames[1]["conversation"]

    async with desk.bus.watch(conversation) as events:
        assistant.gate.set()
        await risen(events)

    await first_in_the_queue(desk, conversation)


async def test_a_long_outage_holds_up_what_is_said_to_a_human_and_loses_none(desk, hears, clock):
    await another_waits(desk, clock)
    conversation = await started(desk)
    await desk.queue.join(conversation)

    listener = hears(away=50)
    listener.listen(conversation, PILLS)
    await done(listener)

    await first_in_the_queue(desk, conversation)


async def test_of_all_who_wait_the_danger_is_heard_again_and_no_topic(desk, hears, clock):
    await another_waits(desk, clock)
    conversation = await started(desk, PILLS, "thanks")
    await desk.queue.join(conversation)
    await desk.conversations.set_reading(conversation, topic="grooming", urgency="none")

    listener = hears(away=3)
    listener.resume()
    while listener._working:
        await done(listener)

    await first_in_the_queue(desk, conversation)
    assert (await desk.conversations.get(conversation)).topic == "grooming"


async def test_what_an_outage_left_unread_is_heard_after_a_restart(
    settings, desk, assistant, clock
):
    conversation = await started(desk, PILLS)
    await desk.queue.join(conversation)
    assistant.reading = EMERGENCY

    async with TestServer(create_app(settings, clock)) as again:
        listener = again.app[keys.CLINIC]._listener
        while listener._working:
            await done(listener)

    await first_in_the_queue(desk, conversation)


async def test_the_summary_says_at_once_what_is_known_and_the_rest_after_the_outage(
    desk, hears, clock
):
    await another_waits(desk, clock)
    conversation = await started(desk, "?", PILLS, "thanks")
    await desk.queue.join(conversation)

    listener = hears(away=50)
    async with desk.bus.watch(conversation) as events:
        listener.summarise(conversation)
        assert (await anext(events)).kind == "note"
        assert (await desk.conversations.get(conversation)).topic is None
        await done(listener)

    await first_in_the_queue(desk, conversation)
    assert (await desk.conversations.get(conversation)).topic == "selfharm"


async def test_a_conversation_deleted_during_the_outage_is_let_go(desk, hears):
    conversation = await started(desk, PILLS)
    await desk.queue.join(conversation)
    await desk.conversations.delete(conversation)

    listener = hears(away=5)
    listener.listen(conversation, PILLS)
    listener.summarise(conversation)
    await done(listener)

    assert await desk.conversations.get(conversation) is None
