"""Both opinions count; what only one of them knows keeps what it has."""

import numpy as np
import pytest

from bot.assistant.encoded import Encoded
from bot.assistant.opinion import Opinion, shared_opinion
from bot.assistant.ranking import Ranked, Ranking
from bot.assistant.settling import DOUBTFUL, settled_levels, settled_ranking, weighed

NOBODY = np.zeros((1, 2), np.float32)
LEVELS = np.array([0.8, 0.1, 0.1], np.float32)


def ranking(**likely):
    return Ranking([Ranked(key.replace("__", "/"), p, 0.9) for key, p in likely.items()], [])


def likely(ranked):
    return {answer.key: answer.confidence for answer in ranked.best}


def test_the_level_lies_between_both_opinions():
    first, second = np.array([0.2, 0.2, 0.6], np.float32), LEVELS

    both = settled_levels(first, second)

    assert both.sum() == pytest.approx(1, abs=1e-5)
    assert second[2] < both[2] < first[2]


def test_an_answer_that_both_find_likely_comes_first():
    first = ranking(grooming__signs=0.4, nudes__law=0.35, support__self_care=0.25)
    second = {"grooming/signs": 0.1, "nudes/law": 0.8, "support/self_care": 0.1}

    both = likely(weighed(first, Opinion(LEVELS, {}, second)))

    assert list(both) == ["nudes/law", "grooming/signs", "support/self_care"]
    assert sum(both.values()) == pytest.approx(1)


def test_an_answer_that_the_second_was_never_taught_keeps_its_place():
    first = ranking(prevent__new=0.45, grooming__signs=0.3, nudes__law=0.25)
    second = {"grooming/signs": 0.2, "nudes/law": 0.8}

    both = likely(weighed(first, Opinion(LEVELS, {}, second)))

    assert both["prevent/new"] == 0.45
    assert both["nudes/law"] + both["grooming/signs"] == pytest.approx(0.55)


def test_what_the_second_knows_of_an_answer_that_is_no_more_changes_nothing():
    first = ranking(grooming__signs=0.45, nudes__law=0.4)

    both = likely(weighed(first, Opinion(LEVELS, {}, {"removed/answer": 1.0})))

    assert both == likely(first)


def test_the_topic_counts_too():
    first = ranking(grooming__signs=0.3, sextortion__what_to_do=0.29)
    second = Opinion(LEVELS, {"sextortion": 0.9, "grooming": 0.05}, {})

    assert first.topic() == "grooming"
    assert weighed(first, second).topic() == "sextortion"


@pytest.mark.parametrize(("confidence", "asked"), [(DOUBTFUL, False), (DOUBTFUL - 0.01, True)])
def test_it_is_asked_where_the_first_is_in_doubt(confidence, asked):
    post = Encoded(["thanks, that helped"], NOBODY, NOBODY)
    first = ranking(grooming__signs=confidence, smalltalk__thanks=0.2)

    heard = settled_ranking(first, post, shared_opinion())

    assert post.second.wanted is asked
    assert (heard == first) is not asked


def test_without_a_second_opinion_the_first_stands():
    first = ranking(grooming__signs=0.1)

    assert settled_ranking(first, Encoded(["hm"], NOBODY, NOBODY), None) is first
