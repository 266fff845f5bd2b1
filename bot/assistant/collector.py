"""Collects what Rasa says in one turn, as parts."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.assistant.speech.curated import CHANNEL, parts_in
from bot.assistant.speech.parts import Part


class TurnCollector(OutputChannel):
    """An output channel that keeps instead of sending."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name, by which the speech knows that cards are wanted."""
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keeps the parts of one utterance."""
        self.parts += parts_in(message)
