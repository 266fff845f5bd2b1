"""A button that leads nowhere is a dead end for somebody who asked for help."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.named_services import suggestion
from bot.content.collection import Collection, Passage
from bot.content.finding import Finding
from bot.content.passages import passages

FEWEST = 2


def check(content: Collection) -> Iterator[Finding]:
    """Every answer leads on, each button to another answer that exists."""
    known = list(content.answers)
    for passage in passages(content):
        for wrong, do in _faults(passage, known):
            yield Finding(passage.file, passage.key, wrong, do)
    asked = set(content.questions())
    for file, answer in content.wordings():
        if answer.key in asked and len(answer.metadata.next) < FEWEST:
            wrong = f"it has {len(answer.metadata.next)} buttons"
            yield Finding(file, answer.key, wrong, "Name two or three answers under next")


def _faults(passage: Passage, known: list[str]) -> Iterator[tuple[str, str]]:
    if len(set(passage.next)) < len(passage.next):
        yield "two buttons lead to the same answer", "Name each answer once under next"
    for target in passage.next:
        if target not in known:
            wrong = f"a button leads nowhere: no answer is called '{target}'"
            yield wrong, suggestion(target, known).replace("data/services.yml", "data/nlu")
        if target == passage.key.split(" ")[0]:
            yield "a button leads back to the same answer", "Name another answer under next"
