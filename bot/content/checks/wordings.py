"""A child who writes must never be spoken to as a parent, nor a parent as a child."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.content.answers import Answer
from bot.content.collection import Collection
from bot.content.finding import Finding

LINES = "data/lines/"
CHILD_BRACE = "{child}"


def check(content: Collection) -> Iterator[Finding]:
    """One wording for everybody, at most one for each writer, the audience as the writer."""
    for key, wordings in content.answers.items():
        said_unasked = content.homes[key].startswith(LINES)
        for wrong, do in (*_faults(wordings), *(_unasked(wordings) if said_unasked else ())):
            yield Finding(content.homes[key], key, wrong, do)


def _unasked(wordings: list[Answer]) -> Iterator[tuple[str, str]]:
    """A line is said whoever writes; what an answer says, its reader has asked for."""
    of_a_child = any(CHILD_BRACE in answer.text.lower() for answer in wordings)
    if of_a_child and not any(answer.writer == "child" for answer in wordings):
        yield "a child who writes would be told of 'your child'", "Write a child's wording of it"


def _faults(wordings: list[Answer]) -> Iterator[tuple[str, str]]:
    counts = Counter(answer.writer for answer in wordings)
    if counts[None] == 0:
        yield "no wording without a condition", "Write one that everybody may read"
    if any(count > 1 for count in counts.values()):
        yield "two wordings for the same reader", "Join them, or set another condition"
    for answer in wordings:
        if (answer.writer == "child") != (answer.metadata.audience == "child"):
            wrong = f"writer is {answer.writer or 'anyone'}, audience {answer.metadata.audience}"
            yield wrong, "audience: child goes with the condition writer: child, and only with it"
