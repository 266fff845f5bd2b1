"""All curated files together, as the checks, the preview and the report read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.content.ages import Bands
from bot.content.answers import Answer
from bot.content.calendar import Calendar
from bot.content.plans import Plan
from bot.content.quizzes import Quiz
from bot.content.services import Directory
from bot.content.sources import SourceEntry
from bot.content.starters import Starters
from bot.content.triage import Triage


@dataclass(frozen=True)
class Passage:
    """Words a parent reads, wherever they are kept, with what they lead to.

    Attributes:
        fills: whether braces are filled in here (they are not in titles and openers).
    """

    file: str
    key: str
    text: str
    services: list[str] = field(default_factory=list)
    next: list[str] = field(default_factory=list)
    fills: bool = True


@dataclass(frozen=True)
class Evidence:
    """What an entry rests on and when it is to be read again."""

    file: str
    key: str
    sources: list[str]
    grade: str
    reviewed: date
    review_by: date


@dataclass(frozen=True)
class Collection:
    """Every curated file under one project folder.

    Attributes:
        root: the project's folder, which holds `data/`, `tests/nlu/` and `docs/`.
        today: the day for which reviews are due or not.
        answers: answers and lines, each with all its wordings; `homes` says the file.
        examples, held_out: sentences by answer, trained on and not; each with its file.
        commands: what the stories answer with an action instead of an answer.
    """

    root: Path
    today: date
    answers: dict[str, list[Answer]]
    homes: dict[str, str]
    examples: dict[str, tuple[str, list[str]]]
    held_out: dict[str, tuple[str, list[str]]]
    directory: Directory
    sources: dict[str, SourceEntry]
    quizzes: dict[str, Quiz]
    triage: Triage
    plans: dict[str, Plan]
    starters: Starters
    bands: Bands
    calendar: Calendar
    commands: frozenset[str]

    def wordings(self) -> Iterator[tuple[str, Answer]]:
        """Each wording of each answer and line, with its file."""
        for key, wordings in self.answers.items():
            for wording in wordings:
                yield self.homes[key], wording

    def readings(self) -> Iterator[tuple[str, str, str]]:
        """Everything the answers may say, at each age: file, whom it is for, text."""
        for file, wording in self.wordings():
            for label, text in wording.readings():
                yield file, label, text

    def questions(self) -> list[str]:
        """Keys of the answers to something that is asked: all but the lines."""
        return [key for key in self.answers if self.homes[key].startswith("data/nlu/")]
