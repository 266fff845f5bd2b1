"""Free words in answer to a dialogue's question: "nope", "he's 12", "no, she's asleep upstairs"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from bot.assistant.family import FamilyWords
from bot.content.ages import Bands
from bot.content.files import Record, parse, read_yaml
from bot.settings import settings

ASK = "ask/"
AGE = "age"
MOST_WORDS = 6


class Words(Record):
    """How people say each choice, at any question and at one question only.

    Attributes:
        goes_on: words that may follow a choice's words; all else begins something new.
    """

    words: dict[str, list[str]]
    at: dict[str, dict[str, list[str]]]
    goes_on: list[str]

    @classmethod
    def load(cls, path: Path) -> Words:
        """Reads `data/dialogues/words.yml`.

        Raises:
            ContentError: the file is malformed.
        """
        return parse(path, cls, read_yaml(path), "words")


class Replies:
    """Understands a short reply to the question that was just asked."""

    def __init__(self, words: Words, family: FamilyWords, bands: Bands) -> None:
        self._anywhere = _by_phrase(words.words)
        self._at = {question: _by_phrase(said) for question, said in words.at.items()}
        self._goes_on = frozenset(words.goes_on)
        self._family, self._bands = family, bands

    def choice(self, question: str, text: str) -> str | None:
        """The choice meant by `text` after the line `question`, or None if it is no reply to it."""
        plain = _plain(text)
        if not question.startswith(ASK) or len(plain.split()) > MOST_WORDS:
            return None
        asked = question.rsplit("/", 1)[-1]
        phrases = {**self._anywhere, **self._at.get(asked, {})}
        found = phrases.get(plain) or self._begun(phrases, plain)
        return found or (self._band(text) if asked == AGE else None)

    def _begun(self, phrases: dict[str, str], plain: str) -> str | None:
        """The choice of the longest phrase that `plain` begins with and then only explains."""
        words = plain.split()
        for length in range(len(words) - 1, 0, -1):
            choice = phrases.get(" ".join(words[:length]))
            if choice:
                return choice if words[length] in self._goes_on else None
        return None

    def _band(self, text: str) -> str | None:
        digits = re.search(r"\b\d{1,2}\b", text)
        ages = [found.value for found in self._family.find(text) if found.entity == AGE]
        return self._bands.band_of(ages[0] if ages else digits[0] if digits else None)


@lru_cache(maxsize=1)
def replies() -> Replies:
    """The process's understanding of replies, from the curated files."""
    data = settings().data
    return Replies(
        Words.load(data / "dialogues" / "words.yml"),
        FamilyWords.load(data / "entities.yml"),
        Bands.load(data / "dialogues" / "ages.yml"),
    )


def _by_phrase(said: dict[str, list[str]]) -> dict[str, str]:
    return {_plain(phrase): choice for choice, phrases in said.items() for phrase in phrases}


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text.lower()).strip()
