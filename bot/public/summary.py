"""What the assistant tells the officer of a parent who joins, so that nothing is asked twice.

It is made of what `listening.py` hears anew in the parent's own messages, so it needs no memory of
the assistant's. Where the assistant is down, what was chosen by button is still there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.contract import URGENCIES, Family, Reading
from bot.desk.values import Message

MOST_HEARD = 30  # messages; the last ones
NO_TOPIC = frozenset({"out_of_scope", "unsure", "smalltalk", "dialogue", "clinic", "plan"})
DIALOGUE = "dialogue/"
YOUR = "your "


def spoken(messages: Sequence[Message]) -> list[str]:
    """What is to be heard for it: the parent's own words, not the buttons'."""
    return [m.text for m in messages if m.author == "parent" and not m.payload][-MOST_HEARD:]


def summary_of(messages: Sequence[Message], heard: Sequence[Reading]) -> dict[str, Any]:
    """The officer's summary: whom it is about, where it happens, the cause, what was said."""
    told = {
        "child": _child([reading.family for reading in heard]),
        "platform": _all([reading.family.platform for reading in heard]),
        "writer": _writer([reading.family.writer for reading in heard]),
        "cause": _cause(heard),
        "asked_about": _all([_subject(reading) for reading in heard]),
        "answered": _choices(messages),
    }
    return {name: value for name, value in told.items() if value}


def _child(families: Sequence[Family]) -> str:
    """'Son, 13': what was said first, as whom a post is about is said at its beginning."""
    relation = next((f.relation for f in families if f.relation), "")
    age = next((f.age for f in families if f.age), "")
    return ", ".join(filter(None, (relation.removeprefix(YOUR), age)))


def _writer(writers: Sequence[str | None]) -> str:
    said = [writer for writer in writers if writer and writer != "parent"]
    return said[0] if said and "parent" not in writers else ""


def _cause(heard: Sequence[Reading]) -> str:
    """The topic of the gravest message; among equals the one spoken of most."""
    topics = [r for r in heard if r.topic not in NO_TOPIC]
    if not topics:
        return ""
    often = Counter(reading.topic for reading in topics)
    gravest = max(topics, key=lambda r: (URGENCIES.index(r.urgency.level), often[r.topic]))
    return gravest.topic


def _subject(reading: Reading) -> str | None:
    topic, _, answer = reading.answer.partition("/")
    return f"{topic}: {answer.replace('_', ' ')}" if answer and topic not in NO_TOPIC else None


def _all(values: Sequence[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _choices(messages: Sequence[Message]) -> list[str]:
    """What the assistant asked back, with the button that was pressed."""
    asked, found = "", []
    for message in messages:
        if message.author == "assistant" and message.text:
            asked = message.text.strip().splitlines()[-1]
        elif (message.payload or "").startswith(DIALOGUE) and asked.endswith("?"):
            found.append(f"{asked} {message.text}")
    return found
