"""What the second opinion learns from: each text as it stands, and as people type it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.assistant.finetune.augment import vary
from bot.assistant.finetune.examples import Lessons
from bot.assistant.spelling import spelling_of

VARIED: Final = 6  # times that each text is written again
SEED: Final = 5


@dataclass(frozen=True)
class Row:
    """A text, also as people type it, and what it stands for; slips are mended as in hearing."""

    texts: list[str]
    level: int
    topic: int
    answer: int


def heard_rows(lessons: Lessons, data: Path, times: int = 0) -> list[Row]:
    """What the encoders learn from, as they will hear it, and so often written again. Seeded."""
    spelling, chances = spelling_of(data), _chances(times)
    return [
        Row(
            [spelling.mended(t) for t in (row.text, *(vary(row.text, each) for each in chances))],
            row.level,
            row.topic,
            row.answer,
        )
        for row in lessons.rows
    ]


def _chances(times: int) -> list[random.Random]:
    return [random.Random(SEED + number) for number in range(times)]  # noqa: S311 - reproducible
