"""Reading age: the Flesch-Kincaid grade plus five, of a text as it is spoken.

Sentences and words are counted by textstat. Syllables are counted here: textstat fetches a
pronouncing dictionary from the network for English, and a check must work without one. Of the two
counts below the higher holds, so that the age errs more often on the strict side.
"""

from __future__ import annotations

import re
from functools import lru_cache

import textstat
from pyphen import Pyphen  # type: ignore[import-untyped]

from bot.content.services import Directory

GRADE_TO_AGE = 5.0
PER_SENTENCE, PER_SYLLABLE, BASE = 0.39, 11.8, 15.59
FAMILY = {"child": "your child", "Child": "Your child", "platform": "the app"}
WORD = re.compile(r"[A-Za-z0-9']+")
SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouydt])e(?=d$)|(?<=[^aeioucgsxzhl])e(?=s$)"
)
_hyphens = Pyphen(lang="en_GB")


def fill(text: str, directory: Directory) -> str:
    """`text` for a parent of whom nothing is known yet; an unknown brace stays as it is."""
    for key, said in {**directory.short_names(), **FAMILY}.items():
        text = text.replace(f"{{{key}}}", said)
    return text


def spoken_words(text: str, directory: Directory) -> str:
    """`text` as a parent reads it, each list item a sentence of its own."""
    filled = fill(text, directory)
    lines = (line.removeprefix("- ").strip() for line in filled.splitlines() if line.strip())
    return "\n".join(line if line[-1] in ".?!" else f"{line}." for line in lines)


def reading_age(text: str) -> float:
    """The age, in years, at which most people read `text` with ease."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    per_sentence: float = textstat.lexicon_count(text) / textstat.sentence_count(text)
    per_word = sum(map(syllables, words)) / len(words)
    return PER_SENTENCE * per_sentence + PER_SYLLABLE * per_word - BASE + GRADE_TO_AGE


@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """The higher of two estimates: groups of vowels that sound, and places to hyphenate."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    heard = len(re.findall(r"[aeiouy]+", SILENT.sub("", letters)))
    return max(heard, len(_hyphens.positions(letters)) + 1)
