"""The scorer: two ears agree on an answer, and a saved one scores as before."""

import numpy as np
import pytest

from bot.assistant.encoded import Encoders
from bot.assistant.fitted import Fitted
from bot.assistant.scorer import AnswerScorer

EXAMPLES = {
    "controls/first_phone": ["which phone for a ten year old", "is nine too young for a mobile"],
    "grooming/signs": ["how do i spot grooming", "signs that somebody is grooming her"],
    "out_of_scope": ["what goes with fish fingers", "will it rain on saturday"],
}


@pytest.fixture(scope="module")
def scorer():
    pairs = [(text, key) for key, texts in EXAMPLES.items() for text in texts]
    texts = [text for text, _ in pairs]
    return AnswerScorer.fit(Encoders.shared().encode(texts), [key for _, key in pairs], texts)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("a first mobile for my ten year old", "controls/first_phone"),
        ("is somebody grooming my daughter", "grooming/signs"),
        ("sunshine on sunday?", "out_of_scope"),
    ],
)
def test_the_answer_asked_for_scores_highest(scorer, asked, answer):
    scores = scorer.score(Encoders.shared().encode([asked]))

    assert scores.labels[int(scores.score[0].argmax())] == answer
    assert scores.probabilities().sum() == pytest.approx(1, abs=1e-5)


def test_both_encoders_are_heard(scorer):
    post = Encoders.shared().encode(["how do i spot grooming"])
    deaf = type(post)(post.texts, post.general, np.zeros_like(post.taught))

    assert not np.allclose(scorer.score(post).score, scorer.score(deaf).score)


def test_a_saved_scorer_scores_as_before(scorer, tmp_path):
    scorer.fitted.save(tmp_path / "answers.npz")
    again = AnswerScorer(Fitted.load(tmp_path / "answers.npz"))
    post = Encoders.shared().read("He is ten. Which phone is good for him?")

    assert np.array_equal(again.score(post).score, scorer.score(post).score)
    assert np.array_equal(again.score(post).closeness, scorer.score(post).closeness)
