"""A parent who does not find the words still finds the answer: some button leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.collection import Collection
from bot.content.finding import Finding
from bot.content.passages import leads

# Replies to something said rather than asked. Nobody would press a button to get one.
REPLIES = frozenset(
    {
        "out_of_scope",
        "unsure",
        "smalltalk/how_are_you",
        "smalltalk/joke",
        "smalltalk/no",
        "smalltalk/not_sure",
        "smalltalk/ok",
        "smalltalk/rude",
        "smalltalk/skip",
        "smalltalk/thanks",
        "smalltalk/yes",
    }
)


def check(content: Collection) -> Iterator[Finding]:
    """At least one button of another answer or check leads to each answer."""
    led_to = set(leads(content))
    for key in content.questions():
        if key not in led_to and key not in REPLIES:
            do = f"Name {key} under next of an answer it follows from"
            yield Finding(content.homes[key], key, "no button leads to it", do)
