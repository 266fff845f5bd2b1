"""Says curated text from an action: the same parts that the assistant's speech composes."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Tracker

from bot.assistant.speech.compose import button, fill, part_of
from bot.assistant.speech.library import library
from bot.assistant.speech.moment import Moment
from bot.assistant.speech.parts import CLINIC, Part


def part(
    key: str,
    tracker: Tracker,
    *,
    text: str | None = None,
    services: list[str] | None = None,
    leads: list[str] | None = None,
    buttons: list[dict[str, str]] | None = None,
    sources: list[str] | None = None,
    reviewed: date | None = None,
) -> dict[str, Any]:
    """One part: the line `key`, or `text` with its services, leads (answer keys) and buttons."""
    moment = Moment(heard={}, slots=tracker.current_slot_values())
    if text is None:
        answer = library().answer(key, moment.slots.get("writer"))
        return part_of(answer, moment, library()).model_dump(mode="json")
    found = Part(
        key=key,
        text=fill(text, moment, library()),
        services=[service for service in services or [] if service != CLINIC],
        offer_clinic=CLINIC in (services or []),
        buttons=[button(lead, moment, library()) for lead in leads or [] if library().has(lead)],
        sources=sources or [],
        reviewed=reviewed,
    ).model_dump(mode="json")
    return {**found, "buttons": [*found["buttons"], *(buttons or [])]}


def say(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The parts as the `custom` message that the assistant's channel understands."""
    return {"parts": parts}
