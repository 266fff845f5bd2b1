"""Where the facts come from: `data/sources.yml`."""

from __future__ import annotations

from datetime import date as day
from pathlib import Path
from typing import Literal

from bot.content.files import Record, parse, read_mapping
from bot.contract import Source


class SourceEntry(Record):
    """One page: publisher, date and grade (A own page, B about it, C low authority)."""

    title: str
    publisher: str
    date: str
    site: str | None = None
    grade: Literal["A", "B", "C"]
    read: day
    note: str | None = None

    def shown(self) -> Source:
        """What the parent sees under 'Where this comes from'."""
        return Source(title=self.title, publisher=self.publisher, date=self.date, grade=self.grade)


def load_sources(path: Path) -> dict[str, SourceEntry]:
    """Every source by key.

    Raises:
        ContentError: an entry is incomplete.
    """
    entries = read_mapping(path).get("sources", {})
    return {key: parse(path, SourceEntry, entry, key) for key, entry in entries.items()}
