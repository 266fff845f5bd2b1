"""A message with no end of a sentence inside is one sentence, as spaCy would find by splitting."""

import pytest

from bot.assistant import language
from bot.assistant.finetune.examples import answer_examples
from bot.assistant.language import passages, sentences
from bot.settings import ROOT

EXAMPLES = [text for text, _ in answer_examples(ROOT / "data" / "nlu")][::25]


def test_what_is_spared_splitting_would_not_be_split(monkeypatch):
    spared = [sentences(text) for text in EXAMPLES]
    monkeypatch.setattr(language, "_MAY_BREAK", language.re.compile(""))

    assert spared == [sentences(text) for text in EXAMPLES]
    assert any(len(found) > 1 for found in spared)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("  what are the signs?!  ", ["what are the signs?!"]),
        ("He is out. Call me", ["He is out.", "Call me"]),
        ("one\r\n\r\ntwo", ["one", "two"]),
        ("...", ["..."]),
        ("", [""]),
    ],
)
def test_sentences(text, found):
    assert sentences(text) == found


def test_what_runs_on_is_read_in_windows_that_overlap():
    words = [f"w{number}" for number in range(60)]

    found = [part.split() for part in passages(" ".join(words))]

    assert [part[0] for part in found] == ["w0", "w12", "w24", "w36"]
    assert {word for part in found for word in part} == set(words)
