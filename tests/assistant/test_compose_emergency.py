"""An emergency is said alone and first, and not the same one over and over."""

from itertools import pairwise

import pytest

from bot.assistant.speech.compose import AGAIN
from bot.assistant.speech.library import library
from bot.assistant.speech.moment import RECENT
from bot.content.emergencies import EMERGENCIES
from tests.assistant.speaking import keys, spoken

KINDS = sorted(EMERGENCIES)


@pytest.mark.parametrize("kind", KINDS)
def test_stands_alone_whatever_else_was_heard(kind):
    parts = spoken(kind, level="immediate", also="controls/roblox", alternatives=("nudes/law",))

    assert keys(parts) == [kind]
    assert parts[0].style == "emergency"


@pytest.mark.parametrize("kind", KINDS)
def test_begins_with_the_number_to_ring(kind):
    first = spoken(kind, level="immediate")[0].text.splitlines()[0]

    assert "999" in first


@pytest.mark.parametrize("kind", KINDS)
def test_shows_999_as_the_first_card_to_parents_and_children(kind):
    for writer in (None, "child"):
        part = spoken(kind, level="immediate", slots={"writer": writer})[0]
        assert part.services[0] == "emergency_999"


def test_the_same_emergency_is_not_said_twice_within_six():
    for ago in range(RECENT):
        shown = ("emergency/missing", *["smalltalk/ok"] * ago)
        assert keys(spoken("emergency/missing", level="immediate", shown=shown)) == [AGAIN[0]]


def test_turn_after_turn_the_words_are_never_those_just_said():
    shown = ["emergency/life"]
    for _ in range(10):
        shown += keys(spoken("emergency/life", level="immediate", shown=tuple(shown)))

    assert set(shown) == {"emergency/life", *AGAIN}
    assert all(one != other for one, other in pairwise(shown))


@pytest.mark.parametrize("writer", [None, "child"])
def test_each_of_them_begins_with_the_number_to_ring(writer):
    for shown in (("emergency/life",), ("emergency/life", AGAIN[0])):
        slots = {"writer": writer}
        part = spoken("emergency/life", level="immediate", shown=shown, slots=slots)[0]
        assert "999" in part.text.splitlines()[0]
        assert part.style == "emergency"


def test_it_is_said_anew_when_it_has_scrolled_away():
    shown = ("emergency/missing", *["smalltalk/ok"] * RECENT)

    assert keys(spoken("emergency/missing", level="immediate", shown=shown)) == [
        "emergency/missing"
    ]


def test_another_emergency_is_always_said_in_full():
    parts = spoken("emergency/life", level="immediate", shown=("emergency/missing",))

    assert keys(parts) == ["emergency/life"]


def test_still_in_danger_is_an_emergency_too():
    part = spoken("emergency/life", level="immediate", shown=("emergency/life",))[0]

    assert part.style == "emergency"
    assert part.services[0] == "emergency_999"
    assert part.text != library().answer("emergency/life").text


def test_asking_about_999_is_a_question_and_no_alarm():
    parts = spoken("emergency/what_is_999")

    assert keys(parts) == ["emergency/what_is_999"]
    assert parts[0].style == "answer"
