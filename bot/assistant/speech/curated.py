"""Rasa's language generator, replaced: nothing is generated, curated answers are composed."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.assistant.parse import CALM
from bot.assistant.speech.compose import compose
from bot.assistant.speech.library import library
from bot.assistant.speech.moment import Moment
from bot.assistant.speech.parts import Part
from bot.content.answers import UTTER

CHANNEL = "dropin"
QUIET: dict[str, Any] = {
    "urgency": CALM.model_dump(),
    "topic": "",
    "alternatives": [],
    "also": None,
}


class CuratedSpeech(NaturalLanguageGenerator):
    """Named in endpoints.yml under `nlg:`. Loads the library at the start."""

    def __init__(
        self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None
    ) -> None:
        self._library = library()

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The turn's parts; other channels (`rasa shell`) get their words and buttons only."""
        parts = compose(utter_action.removeprefix(UTTER), _moment(tracker), self._library)
        text = "\n\n".join(part.text for part in parts)
        buttons = [
            {"title": b.title, "payload": f"/{b.payload}"} for part in parts for b in part.buttons
        ]
        message: dict[str, Any] = {"text": text, "buttons": buttons}
        if output_channel == CHANNEL:
            message["custom"] = {"parts": [part.model_dump(mode="json") for part in parts]}
        return {**message, "said": [part.key for part in parts]}


def _moment(tracker: DialogueStateTracker) -> Moment:
    latest = tracker.latest_message
    heard = latest.parse_data if latest else {}
    said = said_so_far(tracker)
    return Moment(
        heard={**QUIET, **{k: heard[k] for k in QUIET if heard.get(k) is not None}},
        slots=tracker.current_slot_values(),
        shown=said,
        missed=_missed(tracker),
    )


def said_so_far(tracker: DialogueStateTracker) -> list[str]:
    """The keys of all that the assistant said, oldest first, whoever said it."""
    said: list[str] = []
    for event in tracker.applied_events():
        if isinstance(event, BotUttered):
            custom = (event.data or {}).get("custom") or {}
            said += event.metadata.get("said") or [p["key"] for p in custom.get("parts", [])]
    return said


def _missed(tracker: DialogueStateTracker) -> list[str]:
    """What else the parent's message before the latest might have meant."""
    heard = [event for event in tracker.applied_events() if isinstance(event, UserUttered)]
    return list(heard[-2].parse_data.get("alternatives") or []) if len(heard) > 1 else []


def parts_in(message: dict[str, Any]) -> list[Part]:
    """The parts of one bot utterance, whoever made it."""
    custom = message.get("custom") or {}
    if "parts" in custom:
        return [Part.model_validate(part) for part in custom["parts"]]
    return [
        Part(key="action", text=message.get("text") or "", buttons=message.get("buttons") or [])
    ]
