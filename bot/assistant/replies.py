"""Free words in answer to a dialogue's question: "nope", "he's 12", "i'd rather not say"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from bot.assistant.family import FamilyWords
from bot.content.files import Record, parse, read_yaml
from bot.settings import settings

ASK = "ask/"
AGE_QUESTION = "/age"
MOST_WORDS = 6


class Words(Record):
    """How people say each choice, and the oldest age of each age band."""

    words: dict[str, list[str]]
    ages: dict[str, int]

    @classmethod
    def load(cls, path: Path) -> Words:
        """Reads `data/dialogues/words.yml`.

        Raises:
            ContentError: the file is malformed.
        """
        return parse(path, cls, read_yaml(path), "words")


class Replies:
    """Understands a short reply to the question that was just asked."""

    def __init__(self, words: Words, family: FamilyWords) -> None:
        self._choices = {_plain(p): choice for choice, ps in words.words.items() for p in ps}
        self._ages, self._family = words.ages, family

    def choice(self, question: str, text: str) -> str | None:
        """The choice meant by `text` after the line `question`, or None if it is no reply to it."""
        plain = _plain(text)
        if not question.startswith(ASK) or len(plain.split()) > MOST_WORDS:
            return None
        if plain in self._choices:
            return self._choices[plain]
        return self._band(text) if question.endswith(AGE_QUESTION) else None

    def _band(self, text: str) -> str | None:
        digits = re.search(r"\b\d{1,2}\b", text)
        ages = [f.value for f in self._family.find(text) if f.entity == "age"]
        age = int(ages[0]) if ages else int(digits[0]) if digits else None
        if age is None:
            return None
        return next((band for band, oldest in self._ages.items() if age <= oldest), None)


@lru_cache(maxsize=1)
def replies() -> Replies:
    """The process's understanding of replies, from the curated files."""
    data = settings().data
    return Replies(
        Words.load(data / "dialogues" / "words.yml"), FamilyWords.load(data / "entities.yml")
    )


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s']", "", text.lower()).strip()
