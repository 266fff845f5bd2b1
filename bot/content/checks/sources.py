"""A parent can ask 'where is this from?': every answer, check and service says."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import evidence

DO = "Take a key from data/sources.yml, or add the page there first"


def check(content: Collection) -> Iterator[Finding]:
    """There is a source, and each one named exists."""
    for entry in evidence(content):
        if not entry.sources:
            yield Finding(entry.file, entry.key, "it has no source", DO)
        for key in entry.sources:
            if key not in content.sources:
                yield Finding(entry.file, entry.key, f"'{key}' is no source", DO)
    for key in content.directory.keys():  # noqa: SIM118 - a Directory is no dict
        source = content.directory[key].source
        if source not in content.sources:
            yield Finding("data/services.yml", key, f"'{source}' is no source", DO)
