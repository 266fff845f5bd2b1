"""The words and cards the public site has without the assistant, from the curated files."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.content.answers import Answer, load_answers
from bot.content.files import ContentError
from bot.content.services import Directory
from bot.contract import ServiceCard, ServicesCustom
from bot.desk.values import Reply

EMERGENCY = ("emergency_999", "police_101", "ceop", "childline")
IMAGES = ("report_remove", "ceop", "police_101")
FALLBACK = "safe_fallback"


class Guidance:
    """Cards, and the safe fallback that stands in for an answer that failed."""

    def __init__(self, directory: Directory, fallback: Answer) -> None:
        self._directory = directory
        self._fallback_text = fill(fallback.text, directory)
        self._fallback_cards = tuple(fallback.metadata.services)

    @classmethod
    def load(cls, data: Path) -> Guidance:
        """Read `data`.

        Raises:
            ContentError: a file or an entry that a parent may need is missing.
        """
        directory = Directory.load(data / "services.yml")
        lines = load_answers(data / "lines")
        if not lines.get(FALLBACK):
            raise ContentError(f"{data / 'lines'}: no file holds the line '{FALLBACK}'.")
        return cls(directory, lines[FALLBACK][0])

    def cards(self, keys: tuple[str, ...], now: datetime) -> list[ServiceCard]:
        """The services called `keys`, as they stand at `now`."""
        return [self._directory.card(key, now) for key in keys]

    def all_cards(self, now: datetime) -> list[ServiceCard]:
        """Every service that can be rung, texted or opened."""
        cards = [self._directory.card(key, now) for key in self._directory.keys()]  # noqa: SIM118
        return [card for card in cards if card.phone or card.sms or card.url]

    def emergency_json(self, now: datetime) -> str:
        """The emergency cards as JSON that is safe inside a script."""
        shown = {"key", "name", "phone", "url"}  # all the loader shows: it must stay under 3 kB
        cards = [card.model_dump(include=shown) for card in self.cards(EMERGENCY, now)]
        return json.dumps(cards, separators=(",", ":")).replace("<", "\\u003c")

    def emergency_number(self) -> str:
        """The number to ring when life is in danger."""
        return self._directory[EMERGENCY[0]].phone or self._directory[EMERGENCY[0]].say

    def fallback(self, now: datetime) -> Reply:
        """What a parent gets when an answer failed: plain words and the emergency numbers."""
        return Reply(self._fallback_text, custom=self.help_card(now))

    def help_card(self, now: datetime) -> dict[str, Any]:
        """The services that are right whatever the trouble is."""
        card = ServicesCustom(services=self.cards(self._fallback_cards, now))
        return card.model_dump(mode="json")


def fill(text: str, directory: Directory) -> str:
    """`text` with each `{service_key}` replaced by the service's short name."""
    for key, say in directory.short_names().items():
        text = text.replace("{" + key + "}", say)
    return text
