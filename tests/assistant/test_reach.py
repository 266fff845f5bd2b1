"""Every answer is found: by sentences of its own that nothing was learnt from, and by buttons.

Heard as the assistant hears, on the real files, without Rasa. What is shown for a sentence is the
answer given and the suggestions beside it, three in all.
"""

import pytest

from bot.assistant.evaluation.ground import Ground
from bot.assistant.hearing import Hearing
from bot.assistant.remembering import curated
from bot.content.examples import load_examples
from bot.settings import ROOT

SHOWN = 3
HELD_OUT = {
    key: sentences
    for path in sorted((ROOT / "tests" / "nlu").glob("*.yml"))
    for key, sentences in load_examples(path).items()
}


@pytest.fixture(scope="module")
def hearing() -> Hearing:
    """Fitted on all that is trained on; what training has encoded before is not again."""
    with curated() as encoders:
        return Ground.prepare(ROOT / "data", encoders).hearing


def shown(hearing: Hearing, sentence: str) -> list[str]:
    """The answer given and what is suggested beside it."""
    decided = hearing.hear(sentence)
    return [decided.answer, *decided.alternatives][:SHOWN]


@pytest.mark.parametrize("key", sorted(HELD_OUT))
def test_an_answer_is_reached_by_a_sentence_of_its_own(hearing, key):
    heard = {sentence: shown(hearing, sentence) for sentence in HELD_OUT[key]}

    assert any(key in found for found in heard.values()), heard
