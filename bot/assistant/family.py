"""Who and what a post is about: relation, child's age, platform, and who is writing.

The words are data (`data/entities.yml`); this finds them with spaCy's Matcher and says where.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from bot.assistant.language import english
from bot.assistant.urgency.patterns import matcher
from bot.content.files import Record, parse, read_yaml

CHILD, ADULT = 0, 19


class EntityWords(Record):
    """One value of one entity and the patterns by which it is known."""

    entity: str
    value: str
    patterns: list[str] = Field(min_length=1)


@dataclass(frozen=True)
class Found:
    """A value with its place in the text (characters)."""

    entity: str
    value: str
    start: int
    end: int


class FamilyWords:
    """All entity words, compiled once."""

    def __init__(self, words: list[EntityWords]) -> None:
        self._values = {f"{w.entity}:{w.value}": w for w in words}
        self._matcher = matcher({key: w.patterns for key, w in self._values.items()})

    @classmethod
    def load(cls, path: Path) -> FamilyWords:
        """Reads `data/entities.yml`.

        Raises:
            ContentError: an entry is malformed.
        """
        entries = read_yaml(path)["entities"]
        return cls([parse(path, EntityWords, entry, str(entry)) for entry in entries])

    def find(self, text: str) -> list[Found]:
        """The first mention of each entity, in the order of the text."""
        document = english()(text.lower())
        first: dict[str, Found] = {}
        for key, start, end in sorted(self._matcher(document), key=lambda m: (m[1], -m[2])):
            words = self._values[document.vocab.strings[key]]
            span = document[start:end]
            value = _number(span) if words.value == "#" else words.value
            if value is not None:
                first.setdefault(
                    words.entity, Found(words.entity, value, span.start_char, span.end_char)
                )
        return list(first.values())


def _number(span: Any) -> str | None:
    """The child's age in the span, or None when the number is no child's age."""
    for token in span:
        digits = "".join(c for c in token.text if c.isdigit())
        if digits and CHILD < int(digits) < ADULT:
            return str(int(digits))
    return None
