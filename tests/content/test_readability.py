"""The reading age: higher for harder words and longer sentences, near a count by hand."""

import pytest

from bot.content.gather import gather
from bot.content.readability import reading_age, spoken_words, syllables
from tests.content.folder import TODAY

COUNTED_BY_HAND = {
    "stop": 1,
    "asked": 1,
    "wanted": 2,
    "picture": 2,
    "people": 2,
    "police": 2,
    "anyone": 3,
    "messages": 3,
    "somebody": 3,
    "emergency": 4,
    "radicalisation": 6,
}


@pytest.mark.parametrize(("word", "count"), COUNTED_BY_HAND.items())
def test_syllables_are_about_those_counted_by_hand(word, count):
    assert abs(syllables(word) - count) <= 1


def test_the_formula_is_that_of_flesch_and_kincaid():
    # Five words of one syllable in one sentence: 0.39 * 5 + 11.8 * 1 - 15.59 + 5.
    assert reading_age("Do not pay them now.") == pytest.approx(3.16)


def test_long_words_and_long_sentences_raise_it():
    plain = reading_age("Keep the chat. Tell the police. Do not pay them now.")
    long = reading_age("Keep the chat and tell the police and do not pay them now.")
    hard = reading_age("Retain communications. Notify investigators. Refuse remuneration now.")
    assert plain < long < hard


def test_list_items_count_as_sentences(folder):
    directory = gather(folder.root, TODAY).directory
    said = spoken_words("Act now.\n\n- Ring {helpline}\n- Ask {child}", directory)
    assert said == "Act now.\nRing the helpline.\nAsk your child."
