"""The regression learns what scikit-learn's learns, in single precision."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from bot.assistant.regression import Regression

SEED = 1  # with which a rare class is lost where it does not count as much
OFTEN = {2: [90, 30], 4: [60, 30, 20, 10]}


def bunches(sizes):
    drawn = np.random.default_rng(SEED)
    middles = drawn.normal(size=(len(sizes), 12))
    classes = np.repeat(np.arange(len(sizes)), sizes)
    vectors = middles[classes] + drawn.normal(size=(len(classes), 12))
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit.astype(np.float32), classes


@pytest.mark.parametrize("many", OFTEN)
def test_it_learns_what_scikit_learn_learns(many):
    vectors, classes = bunches(OFTEN[many])
    theirs = LogisticRegression(
        C=10, class_weight="balanced", multi_class="multinomial", max_iter=500
    ).fit(vectors, classes)

    ours = Regression.fit(vectors, classes)

    assert np.abs(np.exp(ours.log_p(vectors)) - theirs.predict_proba(vectors)).max() < 0.01


def test_a_rare_class_counts_as_much_as_a_frequent_one():
    vectors, classes = bunches([400, 8])
    heard = Regression.fit(vectors, classes).log_p(vectors).argmax(axis=1)

    assert (heard[classes == 1] == 1).all()


def test_a_number_that_no_example_has_is_the_least_likely():
    vectors, classes = bunches([30, 30])
    learnt = Regression.fit(vectors, np.where(classes == 1, 2, 0))

    assert len(learnt.bias) == 3
    assert (learnt.log_p(vectors).argmin(axis=1) == 1).all()
