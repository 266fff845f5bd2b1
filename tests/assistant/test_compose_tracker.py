"""The speech on Rasa's own tracker: what was heard, what is known and what was said before."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.speech.curated import CHANNEL, CuratedSpeech, parts_in, said_so_far
from bot.settings import ROOT
from tests.assistant.speaking import heard


@pytest.fixture(scope="module")
def domain():
    return Domain.from_file(str(ROOT / "domain.yml"))


@pytest.fixture
def tracker(domain):
    return DialogueStateTracker("c1", domain.slots)


async def speak(tracker, answer, channel=CHANNEL, **how):
    """One turn as the processor makes it; the message goes into the tracker."""
    parsed = heard(answer, **how)
    tracker.update(UserUttered("...", intent=parsed["intent"], parse_data=parsed))
    message = await CuratedSpeech().generate(f"utter_{answer}", tracker, channel)
    tracker.update(
        BotUttered(
            message["text"], {"custom": message.get("custom")}, metadata={"said": message["said"]}
        )
    )
    return message


async def test_the_same_emergency_becomes_still_in_danger(tracker):
    first = await speak(tracker, "emergency/life", level="immediate")
    second = await speak(tracker, "emergency/life", level="immediate")

    assert first["said"] == ["emergency/life"]
    assert second["said"] == ["emergency/still_in_danger"]


async def test_unsure_twice_brings_a_person(tracker):
    assert (await speak(tracker, "unsure"))["said"] == ["unsure"]
    assert (await speak(tracker, "unsure"))["said"] == ["human"]


async def test_the_slots_word_the_answer(tracker):
    tracker.update(SlotSet("relation", "your granddaughter"))
    message = await speak(tracker, "nudes/shared_first_steps")

    assert "granddaughter" in message["text"]


async def test_a_child_is_answered_as_a_child_from_the_slot(tracker):
    tracker.update(SlotSet("writer", "child"))
    message = await speak(tracker, "emergency/life", level="immediate")

    assert "You are not in trouble" in message["text"]


async def test_the_parts_survive_the_journey_through_rasa(tracker):
    message = await speak(tracker, "sextortion/threat_to_share", level="report")

    assert [part.key for part in parts_in(message)] == message["said"]
    assert parts_in(message)[0].services[0] == "ceop"


async def test_the_shell_gets_words_and_buttons_it_can_press(tracker):
    message = await speak(tracker, "grooming/signs", channel="cmdline")

    assert "custom" not in message
    assert all(button["payload"].startswith("/") for button in message["buttons"])


async def test_what_an_action_said_counts_as_said(tracker):
    parts = [{"key": "ask/intro", "text": "..."}, {"key": "ask/triage/age", "text": "..."}]
    tracker.update(BotUttered("", {"custom": {"parts": parts}}))

    assert said_so_far(tracker) == ["ask/intro", "ask/triage/age"]


async def test_a_message_without_a_reading_is_answered_calmly(tracker):
    tracker.update(UserUttered("...", intent={"name": "smalltalk"}))
    message = await CuratedSpeech().generate("utter_smalltalk/hello", tracker, CHANNEL)

    assert message["said"] == ["smalltalk/hello"]


def test_a_plain_message_of_an_action_is_a_part_too():
    part = parts_in({"text": "Hello.", "buttons": [{"title": "OK", "payload": "smalltalk/ok"}]})[0]

    assert (part.text, part.buttons[0].payload) == ("Hello.", "smalltalk/ok")
