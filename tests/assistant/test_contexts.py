"""Contexts are heard where they stand, take back only what they should, and no more."""

import pytest

from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.phrases import Phrases
from bot.assistant.wording import Wording
from bot.content.files import read_yaml
from bot.settings import settings

DATA = settings().data
RULES = Rules.load(DATA / "urgency")
CONTEXTS = list(RULES.contexts.values())
WORDING = Wording.load(DATA)
PHRASES = Phrases(
    {context.key: context.patterns for context in CONTEXTS},
    read_yaml(DATA / "urgency" / "words.yml")["words"],
)


def heard(sentence: str) -> set[str]:
    return {match.key for match in PHRASES.find(WORDING.words(sentence))}


def immediate(sentence: str) -> bool:
    return any(cue.level == "immediate" for cue in RULES.hear(sentence).standing())


@pytest.mark.parametrize(("key", "sentence"), [(c.key, s) for c in CONTEXTS for s in c.hears])
def test_a_context_is_heard(key: str, sentence: str) -> None:
    assert key in heard(sentence)


@pytest.mark.parametrize(("key", "sentence"), [(c.key, s) for c in CONTEXTS for s in c.ignores])
def test_a_context_is_not_heard_in_its_look_alikes(key: str, sentence: str) -> None:
    assert key not in heard(sentence)


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("she has not taken any tablets", False),
        ("she is not answering me and she has taken tablets", True),
        ("she did not eat her tea, she has taken tablets", True),
        ("I am not sure but he has taken tablets", True),
        ("it is not just a few, she took all of the tablets", True),
        ("nobody here has taken any tablets", False),
    ],
)
def test_a_no_reaches_only_its_own_clause(sentence: str, stands: bool) -> None:
    assert immediate(sentence) is stands


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("he tried to kill himself two years ago", False),
        ("he took tablets two years ago and just now he has taken tablets again", True),
        ("what do I do if a child has taken tablets", False),
        ("what do I do if someone has taken pills, because she has just swallowed them", True),
        ("in the school play he has taken poison this minute", False),
    ],
)
def test_what_happens_now_outweighs_the_past_and_the_if(sentence: str, stands: bool) -> None:
    assert immediate(sentence) is stands


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("my daughter has run away", True),
        ("my daughter has run away but she is safe now at my sister's", False),
        ("he is with me but he has taken all his tablets", True),
    ],
)
def test_being_found_ends_a_search_but_no_overdose(sentence: str, stands: bool) -> None:
    assert immediate(sentence) is stands
