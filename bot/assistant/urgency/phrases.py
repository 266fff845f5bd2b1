"""Finds many patterns in a list of words.

spaCy's Matcher keeps a state for every way a gap can be filled and asks every pattern at every
word; here a pattern is tried only where its first word stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from bot.assistant.urgency.patterns import NUMBERS, Pattern, render
from bot.assistant.wording import Word


@dataclass(frozen=True)
class Match:
    """Where a pattern was found: words `start` to `end`, and which of them filled its gaps."""

    key: str
    start: int
    end: int
    gaps: frozenset[int]


class Phrases:
    """Patterns under their keys, found in a list of words."""

    def __init__(
        self, patterns: Mapping[str, Iterable[str]], groups: Mapping[str, str] | None = None
    ) -> None:
        self._by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for key, lines in patterns.items():
            for line in lines:
                pattern = Pattern.compile(line, groups or {})
                for first in pattern.firsts:
                    self._by_word.setdefault(first, []).append((key, pattern.regex))

    def find(self, words: list[Word]) -> list[Match]:
        """Every match, in the order of the text."""
        rendered = [render(word.form, word.lemma) for word in words]
        text, offsets = "".join(rendered), [0, *accumulate(map(len, rendered))]
        place = {offset: index for index, offset in enumerate(offsets)}
        return [
            _match(key, found, place)
            for index, word in enumerate(words)
            for key, pattern in self._tried_at(word)
            if (found := pattern.match(text, offsets[index]))
        ]

    def _tried_at(self, word: Word) -> list[tuple[str, re.Pattern[str]]]:
        tried = list(dict.fromkeys([f"={word.form}", word.form, word.lemma]))
        if word.form.isdigit() or word.form in NUMBERS:
            tried.append("#")
        return [pattern for first in tried for pattern in self._by_word.get(first, [])]


def _match(key: str, found: re.Match[str], place: dict[int, int]) -> Match:
    gaps = [found.span(group) for group in range(1, (found.re.groups or 0) + 1)]
    filled = {i for start, end in gaps for i in range(place[start], place[end])}
    return Match(key, place[found.start()], place[found.end()], frozenset(filled))
