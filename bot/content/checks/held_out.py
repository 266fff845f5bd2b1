"""Sentences kept apart show whether an answer is found; trained on, they would show nothing."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.checks.examples import UNASKED
from bot.content.collection import Collection
from bot.content.finding import Finding

FEWEST = 2


def check(content: Collection) -> Iterator[Finding]:
    """Two held-out sentences an answer, none of them trained on."""
    trained = {s.casefold(): key for key, (_, said) in content.examples.items() for s in said}
    for key in content.questions():
        if key not in UNASKED and len(content.held_out.get(key, ("", []))[1]) < FEWEST:
            do = f"Write {FEWEST} or more in tests/nlu, unlike the examples"
            yield Finding(content.homes[key], key, "too few held-out sentences", do)
    for key, (file, sentences) in content.held_out.items():
        if key not in content.answers and key not in content.commands:
            yield Finding(file, key, "no answer has this key", "Write the key as data/nlu has it")
        for sentence in sentences:
            if other := trained.get(sentence.casefold()):
                wrong = f"'{sentence}' is trained on under {other}"
                yield Finding(file, key, wrong, "Write another sentence here")
