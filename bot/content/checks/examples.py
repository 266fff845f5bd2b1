"""An answer no example leads to is never given; a sentence under two answers misleads both."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding

FEWEST = 8
UNASKED = frozenset({"unsure"})


def check(content: Collection) -> Iterator[Finding]:
    """Eight sentences an answer, none twice, each with an answer to lead to."""
    for key in content.questions():
        count = len(content.examples.get(key, ("", []))[1])
        if count < FEWEST and key not in UNASKED:
            wrong = f"only {count} examples lead to it" if count else "no example leads to it"
            do = f"Write at least {FEWEST}, as different as people are"
            yield Finding(content.homes[key], key, wrong, do)
    for key, (file, _) in content.examples.items():
        if key not in content.answers and key not in content.commands:
            do = f"Write utter_{key} under responses, or take the examples out"
            yield Finding(file, key, "its examples lead to no answer", do)
    yield from _twice(content)


def _twice(content: Collection) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for key, (file, sentences) in content.examples.items():
        for sentence in sentences:
            other = seen.setdefault(sentence.casefold(), key)
            if other != key or sentences.count(sentence) > 1:
                wrong = f"the example '{sentence}' stands under {other} too"
                yield Finding(file, key, wrong, "Keep it where it fits best")
