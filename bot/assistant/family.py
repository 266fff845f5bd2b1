"""Who and what a post is about: relation, child's age, platform, and who is writing.

The words are data (`data/entities.yml`), read in folded spelling; this says where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from bot.assistant.ages import child_age
from bot.assistant.post import Post
from bot.assistant.urgency.phrases import Match, Phrases
from bot.assistant.wording import Word, Wording
from bot.content.files import Record, parse, read_yaml

# A parent may write of their own mother, and quote a child: who has a child is not one.
_WRITERS = ("parent", "practitioner", "child")
_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]*[\"“”«»]|(?<!\w)['‘][^'‘’]{12,}['’](?!\w)")


class EntityWords(Record):
    """One value of one entity and the patterns by which it is known.

    `value` is what an answer says; "#" is the number found, "#+4" the number and four more.
    """

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

    def __init__(self, entries: list[EntityWords], wording: Wording) -> None:
        self._entries = {f"{e.entity}:{e.value}": e for e in entries}
        self._phrases = Phrases({key: e.patterns for key, e in self._entries.items()})
        self._wording = wording

    @classmethod
    def load(cls, path: Path) -> FamilyWords:
        """Reads `data/entities.yml` and the spellings beside it.

        Raises:
            ContentError: an entry is malformed.
            PatternError: a pattern cannot be compiled.
        """
        entries = read_yaml(path)["entities"]
        wording = Wording.load(path.parent)
        return cls([parse(path, EntityWords, entry, str(entry)) for entry in entries], wording)

    def find(self, text: str) -> list[Found]:
        """Each entity once, in the order of the text: its first mention.

        The writer is the parent wherever a child of their own is mentioned, whatever comes first.
        """
        return self._found_among(self._wording.words(text), text)

    def found_in(self, post: Post) -> list[Found]:
        """The same of a post, whose words others read too."""
        words = post.words(self._wording)[0]
        return post.once("family", lambda: self._found_among(words, post.texts[0]))

    def _found_among(self, words: list[Word], text: str) -> list[Found]:
        matches = sorted(self._phrases.find(words), key=lambda m: (m.start, -m.end))
        said = [found for match in matches if (found := self._found(match, words))]
        first: dict[str, Found] = {}
        for found in [*_writer(said, text), *(f for f in said if f.entity != "writer")]:
            first.setdefault(found.entity, found)
        return sorted(first.values(), key=lambda found: found.start)

    def _found(self, match: Match, words: list[Word]) -> Found | None:
        entry = self._entries[match.key]
        value: str | None = entry.value
        if entry.value.startswith("#"):
            value = child_age(words, match, int(entry.value[1:] or 0))
        start, end = words[match.start].start, words[match.end - 1].end
        return Found(entry.entity, value, start, end) if value else None


def _writer(said: Iterable[Found], text: str) -> list[Found]:
    """Who writes, outside quotation marks: at most one."""
    quoted = [mark.span() for mark in _QUOTED.finditer(text)]
    own = [
        found
        for found in said
        if found.entity == "writer" and not any(a <= found.start < b for a, b in quoted)
    ]
    return sorted(own, key=lambda found: _WRITERS.index(found.value))[:1]
