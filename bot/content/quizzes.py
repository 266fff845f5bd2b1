"""The checks a parent can take, eight questions each: `data/checks/<topic>.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.content.files import Record, parse, read_yaml

QUESTIONS = 8
Weight = Literal["few", "some", "many"]


class Question(Record):
    """One question, answered yes, no or not sure, and why it is asked.

    Attributes:
        alone: whether a yes matters even if it is the only one: the result is never "few" then.
    """

    key: str
    ask: str
    explain: str
    alone: bool = False


class Result(Record):
    """What a parent reads after few, some or many yeses."""

    text: str
    services: list[str] = Field(min_length=1, max_length=3)
    next: list[str] = Field(min_length=1, max_length=3)


class Quiz(Record):
    """One check of eight questions; `for_child` is the answer that a child who writes gets."""

    title: str = Field(max_length=45)
    intro: str
    questions: list[Question] = Field(min_length=QUESTIONS, max_length=QUESTIONS)
    results: dict[Weight, Result] = Field(min_length=3)
    for_child: str
    sources: list[str] = Field(min_length=1)
    grade: Literal["A", "B"]
    reviewed: date
    review_by: date


def load_quiz(path: Path) -> Quiz:
    """The check in one file.

    Raises:
        ContentError: a field is missing, or there are not eight questions or three results.
    """
    return parse(path, Quiz, read_yaml(path), path.stem)
