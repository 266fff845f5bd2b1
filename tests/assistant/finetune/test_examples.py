"""What the encoder learns from: the right labels, and never what is held back for measuring."""

import random

from bot.assistant.finetune.augment import vary
from bot.assistant.finetune.examples import UNKNOWN, epoch, training_lessons
from bot.assistant.urgency.sentences import held_back, load_sentences
from bot.contract import URGENCIES
from bot.settings import settings

LESSONS = training_lessons(settings().data)


def test_every_answer_has_its_topic():
    pairs = {
        (LESSONS.answers[r.answer], LESSONS.topics[r.topic]) for r in LESSONS.rows if r.answer >= 0
    }

    assert all(key.split("/", 1)[0] == topic for key, topic in pairs)
    assert len(pairs) == len(LESSONS.answers)


def test_triage_sentences_teach_level_and_topic_but_no_answer():
    sentence = next(s for s in load_sentences(settings().data / "triage") if not held_back(s.group))

    row = next(r for r in LESSONS.rows if r.text == sentence.text)

    assert URGENCIES[row.level] == sentence.level
    assert LESSONS.topics[row.topic] == sentence.topic
    assert row.answer == UNKNOWN


def test_what_is_held_back_is_not_learnt():
    held = {s.text for s in load_sentences(settings().data / "triage") if held_back(s.group)}

    assert held
    assert held.isdisjoint(row.text for row in LESSONS.rows)


def test_an_epoch_has_every_row_once_and_is_the_same_for_the_same_seed():
    rows = LESSONS.rows[:50]

    once = epoch(rows, random.Random(3))

    assert sorted(number for number, _ in once) == list(range(50))
    assert once == epoch(rows, random.Random(3))


def test_texts_are_written_in_several_ways():
    chance = random.Random(1)

    written = {
        vary("Somebody keeps messaging my daughter, please help.", chance) for _ in range(60)
    }

    assert len(written) > 5
    assert any(text.isupper() for text in written)
