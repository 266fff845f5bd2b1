"""The assistant may be down, slow, confused or late: the parent never loses by it."""

from contextlib import asynccontextmanager

import pytest

from bot.public import keys, words
from tests.public.scripted import READING, turn

FALLBACK = "something went wrong on our side"


async def test_while_the_assistant_is_down_the_parent_is_told_once_and_answered_when_it_is_back(
    widget, assistant
):
    await assistant.close()
    for n in range(3):
        await widget.say(f"m{n}")
    told = await widget.next("message", author="system")
    assert told["text"] == words.OUTAGE
    assert told["custom"]["services"][0]["key"] == "emergency_999"

    await assistant.open()
    answers = [await widget.next("message", author="assistant") for _ in range(3)]

    assert [a["text"] for a in answers] == [f"you said: m{n}" for n in range(3)]
    assert sum(f.get("author") == "system" for f in widget.frames) == 1


async def test_a_second_outage_is_told_again(widget, assistant):
    for n in range(2):
        await assistant.close()
        await widget.say(f"m{n}")
        await widget.next("message", author="system")
        await assistant.open()
        await widget.next("message", author="assistant")

    assert sum(f.get("author") == "system" for f in widget.frames) == 2


@pytest.mark.parametrize(
    "said",
    [
        400,
        500,
        {"messages": [], "reading": READING},
        {"messages": [{"text": "x", "custom": {"type": "dance"}}], "reading": READING},
        {"messages": [{"text": "x", "html": "<b>"}], "reading": READING},
        {"messages": [{"text": "x"}]},
        [{"text": "Rasa's own form"}],
    ],
    ids=["400", "500", "empty", "unknown card", "unknown key", "no reading", "another form"],
)
async def test_an_answer_that_is_none_becomes_the_safe_fallback(said, widget, assistant):
    assistant.script.append(said)

    await widget.said("help")
    answer = await widget.next("message", author="assistant")

    assert FALLBACK in answer["text"]
    assert "{" not in answer["text"]
    cards = answer["custom"]["services"]
    assert cards[0]["phone"] == "999"
    await widget.said("and now?")
    assert (await widget.next("message", author="assistant"))["text"] == "you said: and now?"


@pytest.mark.parametrize("status", [401, 502, 503])
async def test_a_door_that_is_not_ready_is_asked_again(status, widget, assistant):
    assistant.script.append(status)

    await widget.say("help")

    assert (await widget.next("message", author="system"))["text"] == words.OUTAGE
    assert (await widget.next("message", author="assistant"))["text"] == "you said: help"


async def test_a_message_the_assistant_cannot_bear_does_not_hold_up_the_next(widget, assistant):
    assistant.script.extend([503, 503, 503, turn("fine")])

    await widget.said("poison")
    await widget.said("next")
    answers = [await widget.next("message", author="assistant") for _ in range(2)]

    assert FALLBACK in answers[0]["text"]
    assert answers[1]["text"] == "fine"


async def test_an_answer_that_comes_after_the_end_is_dropped(site, widget, assistant):
    assistant.gate.clear()
    await widget.said("help")
    await assistant.arrived.wait()
    await widget.send("end")
    await widget.next("closed")
    assistant.gate.set()

    desk, conversation = site.app[keys.DESK], widget.frames[1]["conversation"]
    await settled(site)

    assert [m.author for m in await desk.messages.since(conversation, 0)] == ["parent"]
    assert await desk.audit.count("reply_dropped") == 1


async def settled(site):
    """Wait until the asker has nothing in hand."""
    tasks = site.app[keys.ASKER]._tasks
    while tasks:
        await next(iter(tasks.values()))


async def test_an_answer_to_a_deleted_conversation_goes_nowhere(site, widget, assistant):
    assistant.gate.clear()
    await widget.said("help")
    await assistant.arrived.wait()
    await widget.send("delete")
    await widget.next("deleted")
    assistant.gate.set()
    await settled(site)

    await widget.said("again")
    assert (await widget.next("message", author="assistant"))["text"] == "you said: again"


@asynccontextmanager
async def without_database(site):
    """The site's database, unreachable for a while."""
    database = site.app[keys.DESK].database
    engine = database.engine

    class Unreachable:
        def __getattr__(self, name):
            raise OSError("no route to the database")

    database.engine = Unreachable()
    yield
    database.engine = engine


async def test_without_the_database_nothing_is_acknowledged_and_the_parent_is_told(site, widget):
    await widget.said("one")
    await widget.next("message", author="assistant")
    async with without_database(site):
        client_id = await widget.say("two")
        assert (await widget.next("error", client_id=client_id))["code"] == "try_again"

    await widget.say("two", client_id=client_id)
    assert (await widget.next("ack"))["seq"] == 3
