"""The word of the data that an unknown word is one slip away from (two, if it is long).

A slip is a letter too many, too few, wrong, or two swapped (optimal string alignment distance).
What might be a word of danger and might be another is left as it stands, and no slip is mended that
takes a "not" away.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.assistant.vocabulary import Vocabulary

FEWEST, MIDDLING, LONG = 4, 6, 8  # letters: the shorter a word, the fewer slips are believed
USUAL = 3  # times a word stands in the data before it is known, and can be what was meant
# In units of log(count): thumbs seldom miss the first letter, double none or two, swap, leave out.
SAME_START, DOUBLED, SWAPPED, MISSED = 2.0, 3.0, 2.0, 1.0
ENDINGS = (("in", "ing"), ("yed", "ied"), ("yd", "ied"), ("ys", "ies"), ("d", "ed"))
SILENT = "hkw"  # nife, rong: the first letters that ears do not hear
NEGATING = ("un", "in", "im", "dis", "non", "nt", "n", "t")
_TWICE, _VOWELS = re.compile(r"(.)\1"), re.compile(r"[aeiouy]")


class Slips:
    """Finds what was meant among the words of the data."""

    def __init__(
        self, words: Vocabulary, english: Container[str], never: Container[str] = ()
    ) -> None:
        """Words of the data, of `english` and of `never` (names, slang) are no slips."""
        self._words, self._english, self._never = words, english, never
        usual = (word for word in words.counts if self._usual(word) and self._ended(word) == word)
        meant = list(dict.fromkeys([*usual, *sorted(words.grave)]))
        self._near = {
            (length, slips): [w for w in meant if abs(len(w) - length) <= slips]
            for length in range(FEWEST, max(map(len, meant), default=0) + 2)
            for slips in (1, 2)
        }

    def meant(self, word: str) -> str:
        """The likeliest word for `word` (small letters), which may be itself."""
        if len(word) < FEWEST or not word.isalpha() or self._knows(word):
            return word
        ended = self._ended(word)
        if ended != word or self._knows(word.removesuffix("s")):
            return ended
        return self._nearest(word, 1) or (len(word) >= LONG and self._nearest(word, 2)) or word

    def _knows(self, word: str) -> bool:
        used = self._words.counts[word] >= USUAL or word in self._words.careful
        return used or word in self._english or word in self._never

    def _usual(self, word: str) -> bool:
        return self._words.counts[word] >= USUAL and len(word) >= FEWEST

    def _ended(self, word: str) -> str:
        """The word with the ending that was cut short, if the data uses it so."""
        for short, full in ENDINGS:
            stem = word.removesuffix(short)
            for ended in (stem + full, stem + stem[-1:] + full):
                if word.endswith(short) and self._words.counts[ended] >= USUAL:
                    return word if word in self._english else ended
        return word

    def _nearest(self, word: str, slips: int) -> str | None:
        """The likeliest word of the data within so many slips, if it is plain which was meant."""
        words = self._near.get((len(word), slips), ())
        near = process.extract(word, words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        believed = [known for known, _, _ in near if _believable(word, known, slips)]
        best = max(believed, key=lambda known: self._likely(word, known), default=None)
        grave = {known for known, _, _ in near} & self._words.grave
        return best if best in grave or not grave else None

    def _likely(self, word: str, known: str) -> float:
        start = SAME_START if word[0] == known[0] else 0.0
        doubled = DOUBLED if _single(word) == _single(known) else 0.0
        swapped = SWAPPED if sorted(word) == sorted(known) else 0.0
        missed = MISSED if len(known) > len(word) else 0.0
        return math.log(self._words.counts[known] + 1) + start + doubled + swapped + missed


def _believable(word: str, known: str, slips: int) -> bool:
    """Whether so short a word may be so far off: "scared" for "scabed", never "take" for "jake"."""
    if any(word in (known + end, end + known) for end in NEGATING):
        return False
    if word[0] != known[0] and not (len(word) == len(known) and _bones(word) == _bones(known)):
        return known == known[0] + word and known[0] in SILENT
    swapped = sorted(word) == sorted(known)
    if len(word) == len(known) == FEWEST and not swapped:
        return False
    if _bones(word) == _bones(known):  # they differ in vowels and doubled letters only
        rest = word.removeprefix(known)
        return rest == word or bool(_VOWELS.sub("", rest))  # a footy is no foot
    if slips > 1:
        return False
    return swapped or len(known) > len(word) or len(word) >= MIDDLING


def _single(word: str) -> str:
    return _TWICE.sub(r"\1", word)


def _bones(word: str) -> str:
    return _single(_VOWELS.sub("", word))
