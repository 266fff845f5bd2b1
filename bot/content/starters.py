"""What a parent can say first, by the child's age: `data/starters.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from bot.content.files import Record, parse, read_yaml


class Starter(Record):
    """The openers for one age, and what to leave out."""

    say: list[str] = Field(min_length=1, max_length=5)
    avoid: str


class Starters(Record):
    """All openers by band of age, and the one question that is asked first.

    Attributes:
        opening: the line before the openers.
        any_age: what is said when the age is not told.
        for_child: the answer that a child who writes gets instead.
    """

    title: str = Field(max_length=45)
    intro: str
    ask: str
    opening: str
    starters: dict[str, Starter] = Field(min_length=1)
    any_age: Starter
    services: list[str] = Field(default_factory=list, max_length=3)
    next: list[str] = Field(min_length=1, max_length=3)
    for_child: str
    sources: list[str] = Field(min_length=1)
    grade: Literal["A", "B"]
    reviewed: date
    review_by: date

    def text(self, band: str | None) -> str:
        """What is said for a band of age, or for any."""
        chosen = self.starters.get(band or "", self.any_age)
        return "\n".join([self.opening, "", *(f"- {line}" for line in (*chosen.say, chosen.avoid))])

    def texts(self) -> dict[str, str]:
        """All that may be said, by band of age."""
        return {**{band: self.text(band) for band in self.starters}, "any_age": self.text(None)}


def load_starters(path: Path) -> Starters:
    """The openers.

    Raises:
        ContentError: the file is missing or a field is.
    """
    return parse(path, Starters, read_yaml(path), "starters")
