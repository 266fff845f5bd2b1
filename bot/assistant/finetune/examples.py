"""What the encoder learns from: triage sentences and the answers' examples, as labelled rows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from bot.assistant.finetune.augment import vary
from bot.assistant.urgency.sentences import LEVELS, load_sentences
from bot.content.files import read_yaml

UNKNOWN = -1
CALIBRATION_SHARE = 10


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

    One triage group in ten and one example in ten of each answer are left out: on those, which the
    encoder has not seen, confidences are calibrated.
    """
    pairs = answer_examples(data / "nlu")
    keys = sorted({key for _, key in pairs})
    answers = [
        Example(text, answer=keys.index(key))
        for place, (text, key) in enumerate(pairs)
        if place % CALIBRATION_SHARE
    ]
    triage = [
        Example(sentence.text, level=LEVELS.index(sentence.level))
        for sentence in load_sentences(data / "triage")
        if not sentence.held_for_calibration
    ]
    return answers + triage, keys


def epoch(rows: list[Example], chance: random.Random) -> list[Example]:
    """The rows once, shuffled, each written as somebody might type it."""
    varied = [Example(vary(row.text, chance), row.level, row.answer) for row in rows]
    chance.shuffle(varied)
    return varied
