"""The tracker's window: a long conversation costs what a short one does, and forgets no slot."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.tracker_store import (
    SILENT_SECONDS,
    TURNS_KEPT,
    TURNS_WHOLE,
    WindowTrackerStore,
)
from bot.settings import ROOT

ASKING = {"name": "triage", "step": 1, "given": {"danger_now": "no"}}


@pytest.fixture(scope="module")
def domain():
    return Domain.from_file(str(ROOT / "domain.yml"))


class Seconds:
    """Counts only when a test says so."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def store(domain, seconds):
    return WindowTrackerStore(domain, conversations=3, clock=seconds)


async def say(store, conversation, number, *more):
    """One turn as the processor makes it: retrieve, add, save."""
    tracker = await store.get_or_create_tracker(conversation)
    tracker.update_with_events([UserUttered(f"message {number}"), *more], store.domain)
    tracker.update(BotUttered(f"answer {number}"))
    await store.save(tracker)
    return tracker


async def test_a_conversation_is_found_again_and_another_is_not(store):
    await say(store, "one", 1)

    assert (await store.retrieve("one")).latest_message.text == "message 1"
    assert await store.retrieve("two") is None


async def test_turn_two_hundred_holds_as_few_events_as_turn_ten(store):
    counts = []
    for number in range(200):
        await say(store, "long", number)
        counts.append(len((await store.retrieve("long")).events))

    assert counts[-1] == counts[TURNS_KEPT + 1]
    assert counts[-1] < 4 * TURNS_KEPT


async def test_what_was_said_of_late_is_kept_in_its_order(store):
    for number in range(30):
        await say(store, "long", number)
    events = (await store.retrieve("long")).events

    said = [event.text for event in events if isinstance(event, UserUttered | BotUttered)]
    turns = range(30 - TURNS_KEPT, 30)
    assert said == [text for n in turns for text in (f"message {n}", f"answer {n}")]


async def test_only_the_last_turns_keep_their_actions(store):
    for number in range(TURNS_KEPT):
        await say(store, "long", number, ActionExecuted(f"utter_{number}"))
    events = (await store.retrieve("long")).events

    done = [event.action_name for event in events if isinstance(event, ActionExecuted)]
    assert done == [f"utter_{n}" for n in range(TURNS_KEPT - TURNS_WHOLE, TURNS_KEPT)]


async def test_what_is_known_of_the_family_outlives_the_window(store):
    known = [SlotSet("relation", "your niece"), SlotSet("age", "12"), SlotSet("asking", ASKING)]
    await say(store, "long", 0, *known)
    for number in range(1, 40):
        await say(store, "long", number)
    tracker = await store.retrieve("long")

    assert tracker.get_slot("relation") == "your niece"
    assert tracker.get_slot("age") == "12"
    assert tracker.get_slot("asking") == ASKING


async def test_a_slot_that_was_emptied_stays_empty(store):
    await say(store, "long", 0, SlotSet("asking", ASKING))
    await say(store, "long", 1, SlotSet("asking", None))
    for number in range(2, 30):
        await say(store, "long", number)

    assert (await store.retrieve("long")).get_slot("asking") is None


async def test_the_conversation_longest_unheard_of_makes_room(store):
    for name in ("one", "two", "three"):
        await say(store, name, 1)
    await say(store, "one", 2)
    await say(store, "four", 1)

    assert sorted(await store.keys()) == ["four", "one", "three"]


async def test_a_deleted_conversation_is_gone(store):
    await say(store, "one", 1)
    await store.delete("one")
    await store.delete("never heard of")

    assert await store.retrieve("one") is None


async def test_a_turn_under_way_does_not_bring_a_deleted_conversation_back(store):
    await say(store, "one", 1)
    under_way = await store.get_or_create_tracker("one")
    await store.delete("one")
    await store.save(under_way)
    await say(store, "one", 2)

    assert await store.retrieve("one") is None
    assert await store.keys() == []


async def test_of_deleted_conversations_no_more_names_are_kept_than_of_others(store):
    for name in ("one", "two", "three", "four"):
        await store.delete(name)
    await say(store, "one", 1)
    await say(store, "four", 1)

    assert await store.keys() == ["one"]


async def test_what_was_silent_for_a_day_is_forgotten_and_nothing_else(store, seconds):
    await say(store, "silent", 1)
    await say(store, "one", 1)
    seconds.now += SILENT_SECONDS / 2
    await say(store, "one", 2)
    seconds.now += SILENT_SECONDS / 2
    store.forget_silent()

    assert await store.keys() == ["one"]


async def test_two_conversations_do_not_share_what_is_known(store):
    await say(store, "one", 1, SlotSet("relation", "your son"))
    await say(store, "two", 1)

    tracker = await store.retrieve("two")
    assert isinstance(tracker, DialogueStateTracker)
    assert tracker.get_slot("relation") is None
