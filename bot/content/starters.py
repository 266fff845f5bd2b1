"""What a parent can say first, by the child's age: `data/starters.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.content.files import Record, parse, read_yaml


class Starter(Record):
    """The openers for one age, and what to keep clear of."""

    label: str
    say: list[str] = Field(min_length=1)
    avoid: str


class Starters(Record):
    """All openers, with where they come from."""

    starters: dict[str, Starter] = Field(min_length=1)
    sources: list[str] = Field(min_length=1)
    grade: Literal["A", "B"]
    reviewed: date
    review_by: date


def load_starters(path: Path) -> Starters:
    """The openers.

    Raises:
        ContentError: the file is missing or a field is.
    """
    return parse(path, Starters, read_yaml(path), "starters")
