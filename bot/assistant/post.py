"""A parent's words as they were heard, and what has been worked out about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.assistant.wording import Word, Wording

Result = TypeVar("Result")


@dataclass(frozen=True)
class Post:
    """Texts whose slips of the thumb are mended: the whole, then its passages if it has several.

    `known` is what has been worked out about it, which is kept as long as the post is.
    """

    texts: list[str]
    known: dict[str, Any] = field(default_factory=dict, compare=False, kw_only=True)

    def once(self, name: str, work: Callable[[], Result]) -> Result:
        """What `work` gives, done once: ahead of its time, or for a post that is read twice."""
        if name not in self.known:
            self.known[name] = work()
        result: Result = self.known[name]
        return result

    def words(self, wording: Wording) -> list[list[Word]]:
        """Each text's words, split once for all who read them."""
        return self.once("words", lambda: [wording.words(text) for text in self.texts])


Foresight = Callable[[Post], None]  # works out ahead what needs no encoder


def nothing(_: Post) -> None:
    """Nothing is worked out ahead."""
