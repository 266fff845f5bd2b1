import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from bot.assistant.evaluation.measures import (
    calibration_error,
    confused,
    label_scores,
    macro_f1,
    percentile,
    reliability,
    share,
)

labels = st.sampled_from("abc")


@given(st.lists(st.tuples(labels, labels), min_size=1))
def test_macro_f1_is_scikit_learns_over_the_labels_expected(pairs):
    expected, heard = zip(*pairs, strict=True)
    theirs = f1_score(
        expected, heard, labels=sorted(set(expected)), average="macro", zero_division=0
    )
    assert macro_f1(pairs) == pytest.approx(theirs)


def test_a_label_that_is_never_heard_scores_nothing():
    (score,) = label_scores([("a", "b")])
    assert (score.precision, score.recall, score.f1) == (0, 0, 0)


def test_the_most_confused_pair_comes_first_and_right_ones_are_left_out():
    pairs = [("a", "a"), ("a", "b"), ("b", "c"), ("b", "c")]
    assert confused(pairs) == [("b", "c", 2), ("a", "b", 1)]


def test_a_share_of_nothing_is_nothing():
    assert share([]) == 0


def test_percentiles_are_values_that_were_measured():
    values = list(range(1, 101))
    assert [percentile(values, part) for part in (0.5, 0.95, 0.99, 1.0)] == [51, 96, 100, 100]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_outcome_lies_in_one_bin(outcomes):
    bins = reliability(outcomes)
    assert sum(b.count for b in bins) == len(outcomes)
    assert 0 <= calibration_error(bins) <= 1


def test_boasting_is_an_error_of_calibration():
    boasting = reliability([(0.9, True), (0.9, False)])
    assert calibration_error(boasting) == pytest.approx(0.4)
