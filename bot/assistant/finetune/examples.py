"""What the encoder learns from: triage sentences and answers' examples, as labelled rows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from bot.assistant.finetune.augment import vary
from bot.assistant.urgency.lessons import level_of
from bot.assistant.urgency.sentences import LEVELS, held_back, load_sentences
from bot.content.answers import load_answers
from bot.content.files import read_yaml
from bot.contract import UrgencyLevel

UNKNOWN = -1


@dataclass(frozen=True)
class Example:
    """A text with the level or the answer it stands for; `UNKNOWN` where it says neither."""

    text: str
    level: int = UNKNOWN
    answer: int = UNKNOWN


def answer_examples(folder: Path) -> list[tuple[str, str]]:
    """Every (text, answer key) of the `nlu:` parts under `folder`, in the files' order."""
    return [
        (line.removeprefix("- ").strip(), str(entry["intent"]))
        for path in sorted(folder.glob("*.yml"))
        for entry in (read_yaml(path) or {}).get("nlu", [])
        for line in str(entry["examples"]).splitlines()
        if line.strip()
    ]


def training_rows(data: Path) -> tuple[list[Example], list[str]]:
    """All rows and the answer keys in label order.

    One triage group in ten and one example in ten are left out: on those, which the encoder has not
    seen, confidences and closeness are set.
    """
    pairs = answer_examples(data / "nlu")
    answers = load_answers(data / "nlu")
    keys = sorted({key for _, key in pairs})
    spoken = [
        Example(text, level=_level(level_of(key, answers)), answer=keys.index(key))
        for text, key in pairs
        if not held_back(text)
    ]
    triage = [
        Example(sentence.text, level=_level(sentence.level))
        for sentence in load_sentences(data / "triage")
        if not held_back(sentence.group)
    ]
    return spoken + triage, keys


def _level(level: UrgencyLevel | None) -> int:
    return UNKNOWN if level is None else LEVELS.index(level)


def epoch(rows: list[Example], chance: random.Random) -> list[Example]:
    """The rows once, shuffled, each written as somebody might type it."""
    varied = [Example(vary(row.text, chance), row.level, row.answer) for row in rows]
    chance.shuffle(varied)
    return varied
