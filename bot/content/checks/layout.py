"""A frightened parent reads one line and a short list; more is not read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding

MOST_WORDS = 125
MOST_FIRST = 35
MOST_ITEM = 30
MOST_ITEMS = 6


def check(content: Collection) -> Iterator[Finding]:
    """One first line, an empty line, a list of short lines; a question may close it."""
    for file, label, text in content.readings():
        for wrong, do in _faults(text):
            yield Finding(file, label, wrong, do)


def _faults(text: str) -> Iterator[tuple[str, str]]:
    first, _, rest = text.partition("\n")
    items = [line for line in rest.splitlines() if line.strip()]
    if items and items[-1].endswith("?") and "\n\n" in rest.lstrip("\n"):
        items.pop()
    if first.startswith("- "):
        yield "it begins with a list", "Begin with one line that answers"
    if items and not rest.startswith("\n"):
        yield "no empty line after the first", "Leave one line empty after the first"
    if any(not line.startswith("- ") for line in items):
        yield "a line after the first is no list item", "Begin each of them with '- '"
    yield from _too_long(text, first, items)


def _too_long(text: str, first: str, items: list[str]) -> Iterator[tuple[str, str]]:
    if (count := len(text.split())) > MOST_WORDS:
        yield f"too long: {count} words", f"Cut it to {MOST_WORDS}"
    if (count := len(first.split())) > MOST_FIRST:
        yield f"the first line is too long: {count} words", f"Cut it to {MOST_FIRST}"
    if len(items) > MOST_ITEMS:
        yield f"the list is too long: {len(items)} lines", f"Keep the {MOST_ITEMS} that matter most"
    for item in items:
        if (count := len(item.split()) - 1) > MOST_ITEM:
            yield f"a line is too long: {count} words: '{item[:40]}…'", f"Cut it to {MOST_ITEM}"
