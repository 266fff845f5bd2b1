"""The editors' pattern language (docs/urgency.md), compiled to regular expressions over words.

A pattern is words with spaces between. `take|swallow` is either word in any form (lemma); `=gone|left`
are these forms only; `@self` is a group of words kept in data/urgency/words.yml; `?=the` may be
missing; `!=only` is a place that this one word does not follow; `..4` is up to four words of any kind
inside one sentence; `#` is a number.

spaCy's Matcher keeps a state for every way a gap can be filled, and asks every pattern at every
word; here a pattern is tried only where its first word stands, which is hundreds of times less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from bot.assistant.wording import Word

_GAP = re.compile(r"^\.\.(\d{1,2})$")
NUMBERS = {
    name: value
    for value, name in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=2,
    )
}
# A word is rendered as `form TAB lemma NEWLINE`.
_NUMBER = rf"(?:\d+|{'|'.join(NUMBERS)})\t[^\t\n]+\n"
_ANY = r"[^.!?…\t\n][^\t\n]*\t[^\t\n]+\n"


class PatternError(ValueError):
    """A pattern cannot be compiled; the message shows it."""


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
                words = [_Part.read(word, groups or {}) for word in line.split()]
                _check(line, words)
                compiled = re.compile("".join(word.regex for word in words))
                for first in words[0].firsts:
                    self._by_word.setdefault(first, []).append((key, compiled))

    def find(self, words: list[Word]) -> list[Match]:
        """Every match, in the order of the text."""
        rendered = [f"{word.form}\t{word.lemma}\n" for word in words]
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


@dataclass(frozen=True)
class _Part:
    """One word of a pattern; `firsts` are the words by which it can be looked up."""

    regex: str
    firsts: tuple[str, ...] = ()
    optional: bool = False

    @classmethod
    def read(cls, word: str, groups: Mapping[str, str]) -> _Part:
        if gap := _GAP.match(word):
            return cls(rf"((?:{_ANY}){{0,{gap[1]}}}?)")
        if word[0] in "?!" and len(word) > 1:
            inner = cls.read(word[1:], groups)
            if word[0] == "!":
                return cls(f"(?!{inner.regex})", optional=True)
            # Possessive: what may be missing is not given back to pass a `!` behind it.
            return cls(f"(?:{inner.regex})?+", inner.firsts, optional=True)
        options = _options(word, groups)
        return cls(f"(?:{'|'.join(map(_option, options))})", tuple(options))


def _options(word: str, groups: Mapping[str, str]) -> list[str]:
    """The alternatives, a form marked with `=`, groups opened."""
    exact = "=" if word.startswith("=") else ""
    found: list[str] = []
    for option in word.removeprefix("=").split("|"):
        if not option.startswith("@"):
            found.append(option if option[0] in "#=" else exact + option)
        elif option[1:] in groups:
            found += _options(groups[option[1:]], groups)
        else:
            raise PatternError(f"'{option}' is not a group of data/urgency/words.yml")
    return found


def _option(option: str) -> str:
    if option == "#":
        return _NUMBER
    if option.startswith("="):
        return rf"{re.escape(option[1:])}\t[^\t\n]+\n"
    return rf"(?:{re.escape(option)}\t[^\t\n]+|[^\t\n]+\t{re.escape(option)})\n"


def _check(line: str, words: list[_Part]) -> None:
    if not words or not words[0].firsts or words[0].optional:
        raise PatternError(f"A pattern begins with a word that must be there: '{line}'")
    if _GAP.match(line.rsplit(maxsplit=1)[-1]):
        raise PatternError(f"A pattern does not end with a gap: '{line}'")
    for index, word in enumerate(words):
        if word.optional and _taken_first(word, words[index + 1 :]):
            raise PatternError(f"What may be missing is also wanted right after it: '{line}'")


def _taken_first(word: _Part, following: list[_Part]) -> bool:
    """Whether the next word that must be there is one that the optional `word` swallows."""
    wanted = next((part for part in following if not part.optional), None)
    return wanted is not None and bool(set(wanted.firsts) & set(word.firsts))
