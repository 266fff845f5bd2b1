"""The editors' pattern language (docs/urgency.md), compiled to regular expressions over words.

A pattern is words with spaces between. `take|swallow` is either word in any form (lemma);
`=gone|left` are these forms only; `@self` is a group of words kept in data/urgency/words.yml;
`?=the` may be missing; `!=only` is a place that this one word does not follow; `..4` is up to four
words of any kind inside one sentence; `#` is a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_GAP = re.compile(r"^\.\.(\d{1,2})$")
_ONES = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = tuple(f"{ten}teen" for ten in ("thir", "four", "fif", "six", "seven", "eigh", "nine"))
NUMBERS = {name: value for value, name in enumerate((*_ONES, *_TEENS, "twenty"), start=2)}
# A word is rendered as `form TAB lemma NEWLINE`.
_NUMBER = rf"(?:\d+|{'|'.join(NUMBERS)})\t[^\t\n]+\n"
_ANY = r"[^.!?…\t\n][^\t\n]*\t[^\t\n]+\n"


class PatternError(ValueError):
    """A pattern cannot be compiled; the message shows it."""


@dataclass(frozen=True)
class Pattern:
    """One compiled line; `firsts` are the words (`=form`, lemma or `#`) one of which begins it.

    Its groups are its gaps. It is matched against words rendered by `render`.
    """

    regex: re.Pattern[str]
    firsts: tuple[str, ...]

    @classmethod
    def compile(cls, line: str, groups: Mapping[str, str]) -> Pattern:
        """Reads one line of the pattern language.

        Raises:
            PatternError: the line cannot match as its editor means it.
        """
        parts = [_Part.read(word, groups) for word in line.split()]
        _check(line, parts)
        return cls(re.compile("".join(part.regex for part in parts)), parts[0].firsts)


def render(form: str, lemma: str) -> str:
    """A word as patterns see it."""
    return f"{form}\t{lemma}\n"


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
