"""The triage questions a parent is asked one by one: `data/dialogues/triage.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.content.files import Record, parse, read_yaml


class Choice(Record):
    """One answer to a question, and where it points."""

    choice: str
    title: str = Field(max_length=45)
    leads_to: str | None = None
    ends_with: str | None = None


class TriageQuestion(Record):
    """One question with its choices; every question may also be skipped.

    Attributes:
        ask_child: the same question to a child who writes.
    """

    key: str
    ask: str
    ask_child: str
    choices: list[Choice] = Field(min_length=2, max_length=6)


class TriageResult(Record):
    """What is said at the end; `otherwise` is read when no choice led anywhere."""

    text: str
    text_child: str
    otherwise: str
    also: list[str]


class Triage(Record):
    """The whole dialogue."""

    title: str = Field(max_length=45)
    intro: str
    questions: list[TriageQuestion] = Field(min_length=1)
    result: TriageResult
    sources: list[str] = Field(min_length=1)
    grade: Literal["A", "B"]
    reviewed: date
    review_by: date


def load_triage(path: Path) -> Triage:
    """The dialogue in the file.

    Raises:
        ContentError: a field is missing or unknown.
    """
    return parse(path, Triage, read_yaml(path), "triage")
