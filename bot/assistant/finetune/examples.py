"""What the encoder learns from: triage sentences and answers' examples, as labelled rows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from bot.assistant.finetune.augment import vary
from bot.assistant.urgency.lessons import level_of
from bot.assistant.urgency.sentences import held_back, load_sentences
from bot.content.answers import load_answers, topic_of
from bot.content.examples import load_examples
from bot.contract import URGENCIES, UrgencyLevel

UNKNOWN = -1
MIXED = "other"  # triage sentences of no single topic


@dataclass(frozen=True)
class Example:
    """A text with the level, topic and answer it stands for; `UNKNOWN` where it does not say."""

    text: str
    level: int = UNKNOWN
    topic: int = UNKNOWN
    answer: int = UNKNOWN


@dataclass(frozen=True)
class Lessons:
    """All rows, and what their numbers mean."""

    rows: list[Example]
    topics: list[str]
    answers: list[str]


def answer_examples(folder: Path) -> list[tuple[str, str]]:
    """Every (text, answer key) of the `nlu:` parts under `folder`, in the files' order."""
    return [
        (text, key)
        for path in sorted(folder.glob("*.yml"))
        for key, texts in load_examples(path).items()
        for text in texts
    ]


def training_lessons(data: Path) -> Lessons:
    """Every example and triage sentence under `data`.

    One triage group in ten and one example in ten are left out: on those, which the encoder has not
    seen, confidences and closeness are set.
    """
    pairs = answer_examples(data / "nlu")
    sentences = load_sentences(data / "triage")
    answers = load_answers(data / "nlu")
    keys = sorted({key for _, key in pairs})
    topics = sorted({topic_of(key) for key in keys} | {s.topic for s in sentences} - {MIXED})
    spoken = [
        Example(text, _level(level_of(key, answers)), topics.index(topic_of(key)), keys.index(key))
        for text, key in pairs
        if not held_back(text)
    ]
    triage = [
        Example(s.text, _level(s.level), UNKNOWN if s.topic == MIXED else topics.index(s.topic))
        for s in sentences
        if not held_back(s.group)
    ]
    return Lessons(spoken + triage, topics, keys)


def _level(level: UrgencyLevel | None) -> int:
    return UNKNOWN if level is None else URGENCIES.index(level)


def epoch(rows: list[Example], chance: random.Random) -> list[tuple[int, str]]:
    """Every row's number once, shuffled, with its text as somebody might type it."""
    order = list(range(len(rows)))
    chance.shuffle(order)
    return [(number, vary(rows[number].text, chance)) for number in order]
