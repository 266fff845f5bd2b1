"""What the assistant says of this service is what this service does."""

from datetime import timedelta

import pytest

from bot.assistant.speech.library import library
from bot.desk.cases.retention import KEPT

YEAR = timedelta(days=365)
TOLD = {
    "conversation_without_officer": (timedelta(days=30), "kept for 30 days"),
    "conversation_with_officer": (YEAR, "kept for a year"),
    "record": (timedelta(days=6 * 366), "kept for six years"),
    "callback_contact": (timedelta(days=90), "kept for 90 days"),
}


@pytest.mark.parametrize("what", TOLD)
def test_how_long_a_chat_is_kept(what):
    kept, words = TOLD[what]

    assert KEPT[what] == kept
    assert words in library().answer("smalltalk/how_long_kept").text


def test_what_is_kept_of_a_chat_that_is_deleted():
    kept = KEPT["conversation_with_officer"]

    assert kept == YEAR
    assert "still kept for a year" in library().answer("smalltalk/delete_conversation").text
