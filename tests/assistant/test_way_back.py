"""Questions left in the middle can be gone on with, whatever is said instead."""

import pytest

from bot.assistant.speech.moment import RECENT
from bot.assistant.speech.way_back import GO_ON
from tests.assistant.speaking import spoken

ASKING = {"asking": {"name": "triage", "step": 1, "given": {}}}
ASKED = ("ask/triage/shared",)


def ways_back(parts):
    """Which parts have the button."""
    return [GO_ON in [button.payload for button in part.buttons] for part in parts]


@pytest.mark.parametrize("answer", ["platform/whatsapp", "unsure", "smalltalk/rude"])
def test_another_subject_offers_to_go_on(answer):
    parts = spoken(answer, slots=ASKING, shown=ASKED)

    assert parts[-1].buttons[-1].payload == GO_ON
    assert parts[-1].buttons[-1].title == "Go on with the questions"


def test_it_is_offered_once_in_a_turn_at_its_end():
    parts = spoken("platform/roblox", also="controls/night_time", slots=ASKING, shown=ASKED)

    assert ways_back(parts) == [False, True]


def test_nothing_is_offered_when_nothing_was_left():
    assert ways_back(spoken("platform/whatsapp", shown=ASKED)) == [False]


def test_it_is_not_offered_for_ever():
    gone = (*ASKED, *["smalltalk/ok"] * RECENT)

    assert ways_back(spoken("platform/whatsapp", slots=ASKING, shown=gone)) == [False]


def test_an_emergency_stands_alone_and_so_does_what_follows_it():
    assert ways_back(spoken("emergency/life", level="immediate", slots=ASKING, shown=ASKED)) == [
        False
    ]
    after = (*ASKED, "emergency/life")
    assert ways_back(spoken("emergency/who_answers", slots=ASKING, shown=after)) == [False]
