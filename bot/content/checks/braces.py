"""Braces that nothing fills in would be shown to a parent as they stand, or stop the answer."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from bot.content.checks.named_services import suggestion
from bot.content.collection import Collection, Passage
from bot.content.finding import Finding
from bot.content.passages import passages

FAMILY = ("child", "Child", "platform")
ODD = (
    "Write {service_key}, {child}, {Child} or {platform}, with both braces and nothing else inside"
)
PLAIN = "Write the word itself: nothing is filled in here"


def check(content: Collection) -> Iterator[Finding]:
    """Each brace holds a service's key, `child`, `Child` or `platform`."""
    known = [*content.directory.keys(), *FAMILY]
    for passage in passages(content):
        for wrong, do in _faults(passage, known):
            yield Finding(passage.file, passage.key, wrong, do)


def _faults(passage: Passage, known: list[str]) -> Iterator[tuple[str, str]]:
    try:
        fields = list(Formatter().parse(passage.text))
    except ValueError:
        yield "a brace is opened or closed without its partner", ODD
        return
    for _, name, spec, conversion in fields:
        if name is None:
            continue
        if not passage.fills:
            yield f"'{{{name}}}' would be shown as it stands", PLAIN
        elif spec or conversion:
            yield f"'{{{name}…}}' holds more than a key", ODD
        elif name not in known:
            yield f"unknown service key '{{{name}}}'", suggestion(name, known)
