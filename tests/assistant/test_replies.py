"""Free words as a reply to the question that was just asked."""

import pytest

from bot.assistant.replies import Words, replies
from bot.content.triage import load_triage
from bot.settings import ROOT

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
        ("no, she's in bed", "no"),
        ("yes, he told me yesterday", "yes"),
        ("not really, only at night", "no"),
        ("not sure, he won't say", "not_sure"),
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
        (DANGER, "no what is ceop"),
        (DANGER, "yes is roblox safe"),
        (DANGER, "threats"),
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


@pytest.mark.parametrize(
    ("question", "text", "choice"),
    [
        ("ask/triage/shared", "They're threatening", "threat"),
        ("ask/triage/shared", "she sent one", "yes"),
        ("ask/triage/knows_them", "only online", "no"),
        ("ask/triage/knows_them", "there's no such person", "nobody"),
        ("ask/triage/knows_them", "there is no such person", "nobody"),
        (DANGER, "no not now", "no"),
    ],
)
def test_a_question_may_have_words_of_its_own(question, text, choice):
    assert replies().choice(question, text) == choice


def test_every_choice_in_words_is_a_choice_of_its_question():
    triage = load_triage(ROOT / "data" / "dialogues" / "triage.yml")
    offered = {q.key: {choice.choice for choice in q.choices} for q in triage.questions}
    words = Words.load(ROOT / "data" / "dialogues" / "words.yml")

    assert [q for q, said in words.at.items() if set(said) - offered[q]] == []
