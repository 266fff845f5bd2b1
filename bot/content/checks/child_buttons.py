"""A child's buttons are in a child's words, and lead to advice that is not a parent's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content.answers import topic_of
from bot.content.collection import Collection
from bot.content.finding import Finding

CHILD = "child"
# Topics whose answers may tell anyone the same: how services work, and what this one is.
FOR_ANYONE = frozenset(
    {"clinic", "dialogue", "emergency", "plan", "prevent", "reporting", "smalltalk"}
)
A_PARENTS = re.compile(r"\bmy (child|son|daughter)\b", re.IGNORECASE)
TO_A_PARENT = re.compile(r"\{child\}|\byour child\b", re.IGNORECASE)


def check(content: Collection) -> Iterator[Finding]:
    """Each button of a child's wording leads to words that a child can be told."""
    for file, answer in content.wordings():
        for target in answer.metadata.next if answer.writer == CHILD else []:
            if target in content.answers and not _for_a_child(content, target):
                wrong = f"a child is led to '{target}', which speaks to a parent"
                do = f"Name another answer under next, or write a child's wording of {target}"
                yield Finding(file, answer.label, wrong, do)
        if answer.writer == CHILD and A_PARENTS.search(answer.metadata.title):
            wrong = f"a child's button says '{answer.metadata.title}', which a parent would say"
            yield Finding(file, answer.label, wrong, "Give this wording a title in a child's words")


def _for_a_child(content: Collection, key: str) -> bool:
    wordings = content.answers[key]
    if any(wording.writer == CHILD for wording in wordings):
        return True
    told_anyone = topic_of(key) in FOR_ANYONE
    return told_anyone and not any(TO_A_PARENT.search(wording.text) for wording in wordings)
