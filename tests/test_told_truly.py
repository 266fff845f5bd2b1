"""What the assistant says of this service is what this service does."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assistant.speech.library import library
from bot.assistant.tracker_store import SILENT_SECONDS
from bot.desk.cases.retention import KEPT
from bot.public.forgetting import LOOKS_BACK

WIDGET = Path(__file__).parent.parent / "bot/public/static/widget"
YEAR = timedelta(days=365)
TOLD = {
    "conversation_without_officer": (timedelta(days=30), "kept for 30 days"),
    "conversation_with_officer": (YEAR, "kept for a year"),
    "record": (timedelta(days=6 * 366), "kept for six years"),
    "callback_contact": (timedelta(days=90), "kept for 90 days"),
}


def said_on_the_screen(name: str) -> str:
    """The widget's own sentence of that name."""
    found = re.search(rf'^  {name}: "(.+)",$', (WIDGET / "words.js").read_text(), re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize("what", TOLD)
def test_how_long_a_chat_is_kept(what):
    kept, words = TOLD[what]

    assert KEPT[what] == kept
    assert words in library().answer("smalltalk/how_long_kept").text


def test_what_is_kept_of_a_chat_that_is_deleted():
    kept = KEPT["conversation_with_officer"]

    assert kept == YEAR
    assert "still kept for a year" in library().answer("smalltalk/delete_conversation").text
    assert said_on_the_screen("removeSure").endswith("kept for a year.")
    assert "we keep it for a year" in said_on_the_screen("sealedWhat")
    assert "If one had, we keep it for a year" in said_on_the_screen("sealedPerhaps")


@pytest.mark.parametrize("answer", ["how_long_kept", "delete_conversation"])
def test_the_button_to_delete_with_is_called_what_the_answer_calls_it(answer):
    assert f'"{said_on_the_screen("menu")}"' in library().answer(f"smalltalk/{answer}").text


def test_the_assistant_remembers_a_chat_no_longer_than_it_can_go_on():
    silent = timedelta(seconds=SILENT_SECONDS)

    assert silent == KEPT["silent_open_conversation"] == LOOKS_BACK
    assert silent < KEPT["conversation_without_officer"]
