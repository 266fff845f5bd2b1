"""The curated files the forum speaks from, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.public.forum.known import KnownAnswers
from bot.public.forum.wording import Wording


@dataclass(frozen=True)
class Curated:
    """The forum's own texts, and what it must know of the assistant's answers."""

    wording: Wording
    known: KnownAnswers

    @classmethod
    def load(cls, data: Path) -> Curated:
        """Read them.

        Raises:
            ContentError: one of them cannot be used.
        """
        return cls(Wording.load(data), KnownAnswers.load(data))
