"""A grade says how far a fact may be trusted; C never reaches a parent."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import evidence

LEAST = "C"


def check(content: Collection) -> Iterator[Finding]:
    """The grade is that of the weakest source, and none is C."""
    for entry in evidence(content):
        yield from _one(content, entry.file, entry.key, entry.sources, entry.grade)
    for key in content.directory.keys():  # noqa: SIM118 - a Directory is no dict
        service = content.directory[key]
        yield from _one(content, "data/services.yml", key, [service.source], service.grade)


def _one(
    content: Collection, file: str, key: str, sources: list[str], grade: str
) -> Iterator[Finding]:
    grades = {name: content.sources[name].grade for name in sources if name in content.sources}
    for name in (name for name, given in grades.items() if given == LEAST):
        do = "Leave the fact out, or find a better page for it"
        yield Finding(file, key, f"it rests on '{name}', which is of grade {LEAST}", do)
    weakest = max(grades.values(), default=grade)
    if weakest not in (grade, LEAST):
        wrong = f"the grade is {grade}, but its weakest source is of grade {weakest}"
        yield Finding(file, key, wrong, f"Write grade: {weakest}")
