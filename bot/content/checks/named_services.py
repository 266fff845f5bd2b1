"""A card whose service does not exist would leave a parent with nobody to turn to."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import passages


def check(content: Collection) -> Iterator[Finding]:
    """Every key under `services:` stands in the directory, and none twice."""
    known = content.directory.keys()
    for passage in passages(content):
        for key in passage.services:
            if key not in content.directory:
                wrong = f"'{key}' is no service"
                yield Finding(passage.file, passage.key, wrong, suggestion(key, known))
        if len(set(passage.services)) < len(passage.services):
            wrong = "the same service is shown twice"
            yield Finding(passage.file, passage.key, wrong, "Name each service once")


def suggestion(key: str, known: list[str]) -> str:
    """What to write instead of a key that nobody knows."""
    near = get_close_matches(key, known, 1)
    if near:
        return f"Did you mean '{near[0]}'"
    return "Take a key from data/services.yml, or add the service there first"
