"""What the forum needs to know of the assistant's answers: their titles and how urgent they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.content.answers import load_answers
from bot.contract import UrgencyLevel


class KnownAnswers:
    """The curated answers by key."""

    def __init__(self, titles: dict[str, str], urgencies: dict[str, UrgencyLevel]) -> None:
        self._titles, self._urgencies = titles, urgencies

    @classmethod
    def load(cls, data: Path) -> KnownAnswers:
        """Read the answers.

        Raises:
            ContentError: an answer is malformed.
        """
        first = {key: wordings[0] for key, wordings in load_answers(data / "nlu").items()}
        return cls(
            {key: answer.metadata.title for key, answer in first.items()},
            {key: answer.metadata.urgency for key, answer in first.items()},
        )

    def urgency(self, key: str) -> UrgencyLevel:
        """How urgent the question itself is; `none` for what is no answer's key."""
        return self._urgencies.get(key, "none")

    def buttons(self, keys: list[str]) -> list[dict[str, Any]]:
        """Choices that lead to these answers, as a message carries them."""
        known = [key for key in keys if key in self._titles]
        return [{"title": self._titles[key], "payload": key} for key in known]
