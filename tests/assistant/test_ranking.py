"""The ranking keeps what counts: the likeliest, and what is asked for by name."""

import numpy as np

from bot.assistant.ranking import ALWAYS, LIKELIEST, OUT_OF_SCOPE, rank
from bot.assistant.scorer import Scores

ANSWERS = [f"grooming/{number:03}" for number in range(100)]
NAMED = ["emergency/missing", OUT_OF_SCOPE]


def test_the_likeliest_come_first_and_what_is_asked_for_by_name_is_never_left_out():
    labels = ANSWERS + NAMED  # in the order of their scores: those asked for by name come last
    scores = Scores(labels, np.linspace(9, 0, len(labels))[None], np.full((1, len(labels)), 0.5))

    kept = [answer.key for answer in rank(scores).best]

    assert kept == ANSWERS[:LIKELIEST] + NAMED
    assert set(NAMED) <= ALWAYS


def test_a_passage_is_told_by_its_best_answer():
    labels = sorted([*ANSWERS, *NAMED])
    rows = np.zeros((3, len(labels)))
    rows[1, 7] = rows[2, 9] = 5.0

    passages = rank(Scores(labels, rows, rows)).passages

    assert [answer.key for answer in passages] == [labels[7], labels[9]]


def test_greetings_and_thanks_say_nothing_of_what_a_long_post_is_about():
    labels = ["grooming/signs", "out_of_scope", "smalltalk/hello", "smalltalk/thanks"]
    whole, hello, matter, thanks = [2.0, 2, 2, 2], [0, 0, 9, 0], [9, 0, 0, 0], [0, 0, 0, 9]
    rows = np.array([whole, hello, hello, matter, thanks, thanks], dtype=np.float32)

    best = rank(Scores(labels, rows, np.zeros_like(rows))).best

    assert best[0].key == "grooming/signs"
    assert best[0].confidence > 0.5


def test_a_post_of_small_talk_alone_is_small_talk():
    labels = ["grooming/signs", "out_of_scope", "smalltalk/hello"]
    rows = np.array([[0.0, 0, 99]] * 3, dtype=np.float32)  # no passage matters at all

    best = rank(Scores(labels, rows, np.zeros_like(rows))).best[0]

    assert best.key == "smalltalk/hello"
    assert best.confidence > 0.99
