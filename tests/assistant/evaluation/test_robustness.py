import pytest

from bot.assistant.evaluation.robustness import FORMS, rewritten, robustness
from bot.assistant.evaluation.samples import Sample
from bot.assistant.evaluation.trials import hear_all

SAMPLES = [
    Sample("My daughter won't come home. What should I do?", level="immediate"),
    Sample("Which phone would you get?", level="none", topic="controls"),
]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_changes_the_words_and_nothing_else(form):
    for sample, other in zip(SAMPLES, rewritten(SAMPLES, form), strict=True):
        assert other.text != sample.text
        assert (other.level, other.topic) == (sample.level, sample.topic)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_does_not_depend_on_what_else_is_measured(form):
    assert rewritten(SAMPLES, form)[1] == rewritten(SAMPLES[1:], form)[0]


def test_no_punctuation_means_none():
    (text,) = [sample.text for sample in rewritten(SAMPLES[:1], "no_punctuation")]
    assert all(c.isalnum() or c == " " for c in text)


def test_every_form_has_a_row_beside_the_sentences_as_written(ground):
    trials = hear_all(ground.hearing, SAMPLES)
    (table,) = robustness(ground.hearing, trials, trials).tables
    assert [row[0] for row in table.rows] == ["as written", *FORMS]
