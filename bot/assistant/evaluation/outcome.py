"""What an evaluation hands on: sections of tables and pictures, figures, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Figures = dict[str, float]


@dataclass(frozen=True)
class Table:
    """A titled table of text; `note` says how to read it."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A PNG picture and the words that stand for it."""

    title: str
    alt: str
    png: bytes


@dataclass(frozen=True)
class Section:
    """One chapter of the report.

    `figures` are shares between 0 and 1 unless their name says otherwise; `wrong` lists texts by
    what went wrong with them. Both are named within the section.
    """

    key: str
    title: str
    intro: str
    figures: Figures = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


def all_figures(sections: Sequence[Section]) -> Figures:
    """Every figure as `section.figure`."""
    return {f"{s.key}.{name}": value for s in sections for name, value in s.figures.items()}


def all_wrong(sections: Sequence[Section]) -> dict[str, list[str]]:
    """Every list of texts as `section.kind`."""
    return {f"{s.key}.{kind}": texts for s in sections for kind, texts in s.wrong.items()}


def percent(share: float) -> str:
    """A share as people read it."""
    return f"{100 * share:.1f} %"
