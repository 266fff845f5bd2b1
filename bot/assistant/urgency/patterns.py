"""The editors' pattern language, compiled for spaCy's Matcher.

A pattern is words with spaces between. `take|swallow` is either word in any form (lemma);
`=gone` is that form only; `..4` is up to four words of any kind; `#` is a number.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.matcher import Matcher

from bot.assistant.language import english

_GAP = re.compile(r"^\.\.(\d)$")


class PatternError(ValueError):
    """A pattern cannot be compiled; the message shows it."""


def compile_pattern(pattern: str) -> list[dict[str, Any]]:
    """The Matcher's tokens for one pattern.

    Raises:
        PatternError: the pattern is empty or begins or ends with a gap.
    """
    words = pattern.split()
    if not words or _GAP.match(words[0]) or _GAP.match(words[-1]):
        raise PatternError(f"A pattern begins and ends with a word: '{pattern}'")
    return [token for word in words for token in _tokens(word)]


def _tokens(word: str) -> list[dict[str, Any]]:
    if gap := _GAP.match(word):
        # A gap stays inside its sentence.
        return [{"OP": "?", "ORTH": {"NOT_IN": [".", "!", "?", "\n"]}}] * int(gap[1])
    if word == "#":
        return [{"LIKE_NUM": True}]
    options = word.split("|")
    forms = [option[1:] for option in options if option.startswith("=")]
    lemmas = [option for option in options if not option.startswith("=")]
    if forms and lemmas:
        raise PatternError(f"Use forms (=) or lemmas in one place, not both: '{word}'")
    return [{"LOWER": {"IN": forms}} if forms else {"LEMMA": {"IN": lemmas}}]


def matcher(patterns: dict[str, list[str]]) -> Any:
    """A Matcher with a rule for each key."""
    result = Matcher(english().vocab)
    for key, lines in patterns.items():
        result.add(key, [compile_pattern(line) for line in lines])
    return result
