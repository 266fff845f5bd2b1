"""The head's nearest sentence is of the level that was heard, whatever order it learnt in."""

import numpy as np
import pytest

from bot.assistant.urgency.head import Head
from bot.assistant.urgency.lessons import Lesson
from bot.contract import URGENCIES

HEARD = [
    Lesson("he is on the bridge now", "immediate"),
    Lesson("which app is best", "none"),
    Lesson("a man asks her for pictures", "report"),
    Lesson("he has taken the tablets", "immediate"),
    Lesson("how do I set a limit", "none"),
    Lesson("they want money", "report"),
]
VECTORS = np.eye(len(HEARD), 384, dtype=np.float32)


@pytest.fixture
def head():
    return Head.fit(HEARD, VECTORS)


@pytest.mark.parametrize("row", range(len(HEARD)))
def test_a_sentence_is_nearest_to_itself_at_its_own_level(head, row):
    lesson = HEARD[row]

    assert head.nearest(VECTORS[row], URGENCIES.index(lesson.level)) == lesson.text


def test_at_another_level_the_nearest_is_of_that_level(head):
    between = VECTORS[0] + 0.5 * VECTORS[5] + 0.4 * VECTORS[2]

    assert head.nearest(between, URGENCIES.index("report")) == "they want money"


def test_what_was_saved_is_what_was_learnt(head, tmp_path):
    head.save(tmp_path / "head.npz")
    again = Head.load(tmp_path / "head.npz")

    assert (again.probabilities(VECTORS) == head.probabilities(VECTORS)).all()
    assert again.nearest(VECTORS[3], URGENCIES.index("immediate")) == "he has taken the tablets"


@pytest.fixture
def bunches():
    """A thousand vectors as sentences lie, and a head that learnt them; each text is its number."""
    random = np.random.default_rng(1)
    middles = random.normal(size=(40, 384))
    vectors = np.repeat(middles, 25, axis=0) + random.normal(size=(1000, 384))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    levels = ["none", "report", "immediate", "report"] * 250
    head = Head.fit([Lesson(str(i), level) for i, level in enumerate(levels)], vectors)
    asked = vectors + 0.01 * random.normal(size=vectors.shape).astype(np.float32)
    return head, vectors, asked, np.flatnonzero(np.array(levels) == "report")


def test_among_many_the_nearest_is_found_as_if_all_were_looked_at(bunches):
    head, vectors, asked, of_level = bunches

    for vector in asked:
        nearest = of_level[np.argmax(vectors[of_level] @ vector)]
        assert head.nearest(vector, URGENCIES.index("report")) == str(nearest)


def test_after_it_was_saved_one_as_near_is_found(bunches, tmp_path):
    head, vectors, asked, of_level = bunches
    head.save(tmp_path / "head.npz")
    again = Head.load(tmp_path / "head.npz")

    for vector in asked:
        found = int(again.nearest(vector, URGENCIES.index("report")))
        assert vectors[found] @ vector > (vectors[of_level] @ vector).max() - 1e-4
