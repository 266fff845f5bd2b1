"""A child's age in what a parent wrote: digits or a word, and not minutes, pounds or pills."""

from __future__ import annotations

from bot.assistant.urgency.patterns import NUMBERS
from bot.assistant.urgency.phrases import Match
from bot.assistant.wording import Word

CHILD, ADULT = 0, 19
# A number beside one of these is no age in years.
_TIMES = ("month", "week", "day", "hour", "minute", "min", "sec", "second", "am", "pm", "o", "time")
_AMOUNTS = ("pound", "quid", "stone", "percent", "mile", "metre", "km", "tablet", "pill")
_THINGS = ("picture", "photo", "message")
_OTHER_UNITS = frozenset((*_TIMES, *_AMOUNTS, *_THINGS))


def child_age(words: list[Word], match: Match, more: int) -> str | None:
    """The age in the match plus `more` (a school year's), or None for no child's age."""
    for index in range(match.start, match.end):
        number = _number(words[index].form)
        following = words[index + 1].lemma if index + 1 < len(words) else ""
        if number is not None and following not in _OTHER_UNITS:
            age = number + more
            return str(age) if CHILD < age < ADULT else None
    return None


def _number(form: str) -> int | None:
    return int(form) if form.isdecimal() else NUMBERS.get(form)
