"""The take-away plans by topic: `data/plans.yml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from pydantic import Field

from bot.content.files import ContentError, Record, parse, read_mapping

GENERAL: Final = "general"
CHILD: Final = "child"
NEEDED: Final = {GENERAL: "for all other topics", CHILD: "for a child who writes"}


class Plan(Record):
    """A short page under a neutral title: what to do, keep and avoid, and whom to call."""

    title: str = Field(max_length=40)
    steps: list[str] = Field(min_length=2, max_length=7)
    keep: list[str] = Field(default_factory=list, max_length=5)
    avoid: list[str] = Field(default_factory=list, max_length=5)
    services: list[str] = Field(min_length=1, max_length=3)
    sources: list[str] = Field(min_length=1)
    grade: str
    reviewed: date
    review_by: date


def load_plans(path: Path) -> dict[str, Plan]:
    """Every plan by topic.

    Raises:
        ContentError: an entry is malformed, or one that is always needed is missing.
    """
    entries = read_mapping(path).get("plans", {})
    for needed, why in NEEDED.items():
        if needed not in entries:
            raise ContentError(f"{path}: a plan called '{needed}' is needed {why}.")
    return {topic: parse(path, Plan, entry, topic) for topic, entry in entries.items()}
