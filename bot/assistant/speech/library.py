"""Everything curated that the assistant may say, loaded once and checked at the start."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.content.ages import Bands
from bot.content.answers import Answer, choose, load_answers
from bot.content.files import ContentError
from bot.content.plans import Plan, load_plans
from bot.content.services import Directory
from bot.content.sources import SourceEntry, load_sources
from bot.settings import settings


@dataclass(frozen=True)
class Library:
    """Answers, services, sources and plans by key, and the bands of age."""

    answers: dict[str, list[Answer]]
    directory: Directory
    sources: dict[str, SourceEntry]
    plans: dict[str, Plan]
    bands: Bands

    @classmethod
    def load(cls, data: Path) -> Library:
        """Reads the curated files under `data`.

        Raises:
            ContentError: one of them cannot be used.
        """
        return cls(
            answers=load_answers(data / "nlu", data / "lines"),
            directory=Directory.load(data / "services.yml"),
            sources=load_sources(data / "sources.yml"),
            plans=load_plans(data / "plans.yml"),
            bands=Bands.load(data / "dialogues" / "ages.yml"),
        )

    def answer(self, key: str, writer: str | None = None) -> Answer:
        """The wording of `key` for this writer.

        Raises:
            ContentError: nothing is curated under that key.
        """
        try:
            return choose(self.answers[key], writer)
        except KeyError:
            raise ContentError(f"No answer is called '{key}' under data/nlu.") from None

    def has(self, key: str) -> bool:
        """Whether an answer of that key exists."""
        return key in self.answers


@lru_cache(maxsize=1)
def library() -> Library:
    """The process's library."""
    return Library.load(settings().data)
