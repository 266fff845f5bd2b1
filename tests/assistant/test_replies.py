"""Free words as a reply to the question that was just asked."""

import pytest

from bot.assistant.replies import replies

DANGER, AGE, QUIZ = "ask/triage/danger_now", "ask/triage/age", "ask/grooming/gifts"


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("yes", "yes"),
        ("Yeah.", "yes"),
        ("YES!!", "yes"),
        ("yes, she does", "yes"),
        ("nope", "no"),
        ("not that I know of", "no"),
        ("No, he hasn't", "no"),
        ("I don't know...", "not_sure"),
        ("dunno", "not_sure"),
        ("I'd rather not say", "skip"),
        ("no more questions", "stop"),
    ],
)
def test_a_short_reply_is_a_choice(text, choice):
    assert replies().choice(QUIZ, text) == choice


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("7", "under_8"),
        ("he is 8", "8_to_10"),
        ("She's 10 years old", "8_to_10"),
        ("eleven years old", "11_to_13"),
        ("my daughter is 13", "11_to_13"),
        ("15", "14_to_15"),
        ("16", "16_plus"),
        ("18 now", "16_plus"),
        ("not sure", "not_sure"),
        ("rather not say", "skip"),
    ],
)
def test_an_age_is_its_band(text, band):
    assert replies().choice(AGE, text) == band


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (DANGER, "what do you mean by danger"),
        (DANGER, "yes and he told me that he is going to meet her tonight"),
        (DANGER, "12"),
        (DANGER, "he was in danger when they messaged him for a photo"),
        (AGE, "he is 45"),
        (AGE, "why do you ask"),
        (AGE, "i am really worried about my 12 year old son"),
        ("grooming/signs", "yes"),
        ("unsure", "no"),
    ],
)
def test_what_is_no_reply_is_left_to_hearing(question, text):
    assert replies().choice(question, text) is None
