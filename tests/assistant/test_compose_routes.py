"""A post that must be reported gets the route of its topic, once; a second question its answer."""

import pytest

from bot.assistant.speech.compose import ROUTE
from bot.assistant.speech.library import library
from bot.assistant.speech.moment import RECENT
from tests.assistant.speaking import keys, spoken

ROUTES = sorted(key.removeprefix(ROUTE) for key in library().answers if key.startswith(ROUTE))


@pytest.mark.parametrize("topic", [topic for topic in ROUTES if topic != "general"])
def test_the_route_of_the_topic_comes_first(topic):
    parts = spoken("conversation/how_to_start", level="report", topic=topic)

    assert keys(parts) == [f"route_{topic}", "conversation/how_to_start"]


def test_every_topic_without_a_route_gets_the_general_one():
    parts = spoken("controls/getting_started", level="report")

    assert keys(parts)[0] == "route_general"


def test_an_answer_that_says_it_itself_needs_no_route():
    assert keys(spoken("sextortion/threat_to_share", level="report")) == [
        "sextortion/threat_to_share"
    ]


def test_a_calm_post_gets_no_route():
    assert keys(spoken("grooming/signs")) == ["grooming/signs"]


def test_a_route_is_not_said_again_while_it_is_on_screen():
    said = ("route_grooming", "grooming/signs")
    assert keys(spoken("grooming/what_is", level="report", shown=said)) == ["grooming/what_is"]

    gone = (*said, *["smalltalk/ok"] * RECENT)
    assert keys(spoken("grooming/what_is", level="report", shown=gone))[0] == "route_grooming"


def test_even_when_unsure_the_route_is_said():
    parts = spoken("unsure", level="report", topic="nudes", alternatives=("nudes/law",))

    assert keys(parts) == ["route_nudes", "unsure"]


def test_a_second_question_is_answered_after_the_first():
    parts = spoken("platform/roblox", also="controls/night_time")

    assert keys(parts) == ["platform/roblox", "controls/night_time"]


@pytest.mark.parametrize("also", ["platform/roblox", "platform/gone_since_training", ""])
def test_the_same_or_a_vanished_second_answer_is_not_said(also):
    assert keys(spoken("platform/roblox", also=also)) == ["platform/roblox"]


@pytest.mark.parametrize("topic", ROUTES)
def test_a_child_who_writes_is_told_nothing_of_their_child(topic):
    parts = spoken("smalltalk/ok", level="report", topic=topic, slots={"writer": "child"})

    assert "your child" not in parts[0].text.lower()
