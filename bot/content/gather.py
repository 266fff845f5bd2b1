"""Reads all curated files, and collects what cannot be read instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.content.ages import Bands
from bot.content.answers import Answer, answer_from, wordings_in
from bot.content.calendar import load_calendar
from bot.content.collection import Collection
from bot.content.examples import load_commands, load_examples
from bot.content.files import ContentError
from bot.content.finding import Finding
from bot.content.plans import load_plans
from bot.content.quizzes import load_quiz
from bot.content.services import Directory
from bot.content.sources import load_sources
from bot.content.starters import load_starters
from bot.content.triage import load_triage

Value = TypeVar("Value")
MEND = "Mend the entry as docs/content.md shows, then run the check again: the rest is checked then"


class Unreadable(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """Some files cannot be read; `findings` says which and why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


class Gathering:
    """Loads file by file and keeps the faults."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Finding] = []

    def name(self, path: Path) -> str:
        """The file as an editor knows it, from the project's folder."""
        return path.relative_to(self.root).as_posix()

    def attempt(self, load: Callable[[Path], Value], path: Path) -> Value | None:
        """What `load` makes of the file, or None and a fault."""
        try:
            return load(path)
        except ContentError as error:
            at = self.name(error.file or path)
            self.faults.append(Finding(at, error.key, error.wrong, MEND))
            return None

    def every(self, load: Callable[[Path], Value], folder: str) -> dict[Path, Value]:
        """The folder's YAML files, loaded."""
        paths = sorted((self.root / folder).glob("*.yml"))
        loaded = {path: self.attempt(load, path) for path in paths}
        return {path: value for path, value in loaded.items() if value is not None}


def gather(root: Path, today: date) -> Collection:
    """The project's curated files.

    Raises:
        Unreadable: some of them cannot be read.
    """
    reading = Gathering(root)
    answers, homes = _answers(reading)
    directory = reading.attempt(Directory.load, root / "data/services.yml")
    sources = reading.attempt(load_sources, root / "data/sources.yml")
    starters = reading.attempt(load_starters, root / "data/starters.yml")
    triage = reading.attempt(load_triage, root / "data/dialogues/triage.yml")
    bands = reading.attempt(Bands.load, root / "data/dialogues/ages.yml")
    plans = reading.attempt(load_plans, root / "data/plans.yml")
    calendar = reading.attempt(load_calendar, root / "data/clinic.yml")
    quizzes = reading.every(load_quiz, "data/checks")
    examples, held_out = (_sentences(reading, at) for at in ("data/nlu", "tests/nlu"))
    stories = reading.every(load_commands, "data/stories")
    if not (directory and sources and starters and calendar and triage and plans and bands):
        raise Unreadable(reading.faults)
    if reading.faults:
        raise Unreadable(reading.faults)
    return Collection(
        root=root,
        today=today,
        answers=answers,
        homes=homes,
        examples=examples,
        held_out=held_out,
        directory=directory,
        sources=sources,
        quizzes={reading.name(path): quiz for path, quiz in quizzes.items()},
        triage=triage,
        plans=plans,
        starters=starters,
        bands=bands,
        calendar=calendar,
        commands=frozenset().union(*stories.values()),
    )


def _answers(reading: Gathering) -> tuple[dict[str, list[Answer]], dict[str, str]]:
    answers: dict[str, list[Answer]] = {}
    homes: dict[str, str] = {}
    for folder in ("data/nlu", "data/lines"):
        for path, said in reading.every(wordings_in, folder).items():
            for key, wordings in said.items():
                if key in answers:
                    wrong = f"stands in {homes[key]} too"
                    reading.faults.append(Finding(reading.name(path), key, wrong, MEND))
                answers[key] = [a for w in wordings if (a := _answer(reading, path, key, w))]
                homes[key] = reading.name(path)
    return answers, homes


def _answer(reading: Gathering, path: Path, key: str, wording: dict[str, object]) -> Answer | None:
    return reading.attempt(lambda at: answer_from(at, key, wording), path)


def _sentences(reading: Gathering, folder: str) -> dict[str, tuple[str, list[str]]]:
    found: dict[str, tuple[str, list[str]]] = {}
    for path, asked in reading.every(load_examples, folder).items():
        found.update({key: (reading.name(path), said) for key, said in asked.items()})
    return found
