"""The word of the data that an unknown word is one slip away from (two, if it is long).

A slip is a letter too many, too few, wrong, or two swapped (optimal string alignment distance).
"""

from __future__ import annotations

import math
import re
from collections.abc import Container

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.assistant.vocabulary import Vocabulary

SHORTEST, MIDDLING, LONG = 4, 6, 8  # letters: the shorter a word, the fewer slips are believed
USUAL = 3  # times a word stands in the data before it is known, and can be what was meant
SAME_START, SAME_SOUND = 2.0, 1.5  # in units of log(count): thumbs seldom miss the first letter
ENDINGS = (("in", "ing"), ("yed", "ied"), ("ys", "ies"), ("d", "ed"))
SILENT = "hkw"  # nife, rong: the first letters that ears do not hear
_TWICE, _VOWELS = re.compile(r"(.)\1"), re.compile(r"[aeiouy]")


class Slips:
    """Finds what was meant among the words of the data."""

    def __init__(
        self, words: Vocabulary, english: Container[str], names: Container[str] = ()
    ) -> None:
        """Words of the data, of `english` and first names are never slips."""
        self._words, self._english, self._names = words, english, names
        self._by_length: dict[int, list[str]] = {}
        for word, count in words.counts.items():
            if count >= USUAL and len(word) >= SHORTEST:
                self._by_length.setdefault(len(word), []).append(word)

    def meant(self, word: str) -> str:
        """The likeliest word for `word` (small letters), which may be itself."""
        if len(word) < SHORTEST or not word.isalpha() or self._is_english(word):
            return word
        for short, full in ENDINGS:
            ended = word.removesuffix(short) + full
            if word.endswith(short) and self._uses(ended):
                return ended
        singular = word.removesuffix("s")
        if self._uses(word) or self._uses(singular) or self._is_english(singular):
            return word
        return self._nearest(word, 1) or (len(word) >= LONG and self._nearest(word, 2)) or word

    def _is_english(self, word: str) -> bool:
        return word in self._english or word in self._names

    def _uses(self, word: str) -> bool:
        return self._words.counts[word] >= USUAL or word in self._words.careful

    def _nearest(self, word: str, slips: int) -> str | None:
        lengths = range(len(word) - slips, len(word) + slips + 1)
        words = [known for length in lengths for known in self._by_length.get(length, ())]
        near = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        believed = [known for known, _, _ in near if _believable(word, known, slips)]
        return max(believed, key=lambda known: self._likely(word, known), default=None)

    def _likely(self, word: str, known: str) -> float:
        start = SAME_START if word[0] == known[0] else 0.0
        sound = SAME_SOUND if _sounds(word, known) or sorted(word) == sorted(known) else 0.0
        return math.log(self._words.counts[known]) + start + sound


def _believable(word: str, known: str, slips: int) -> bool:
    """Whether so short a word may be so far off: "scared" for "scabed", never "take" for "jake"."""
    swapped = sorted(word) == sorted(known)
    if len(word) == len(known) == SHORTEST and not swapped:
        return False
    if _sounds(word, known):
        rest = word.removeprefix(known)
        return rest == word or bool(_VOWELS.sub("", rest))  # a footy is no foot
    if slips > 1:
        return False
    if word[0] != known[0]:
        return known == known[0] + word and known[0] in SILENT
    return swapped or len(known) > len(word) or len(word) >= MIDDLING


def _sounds(word: str, known: str) -> bool:
    """Whether they differ in vowels and doubled letters only."""
    return _bones(word) == _bones(known)


def _bones(word: str) -> str:
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))
