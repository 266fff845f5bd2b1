"""What the parent has told already, so that no question asks it again."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.asking import Asking
from actions.kinds import AGE, scripts
from bot.assistant.speech.library import library


def known_of(tracker: Tracker) -> dict[str, str]:
    """The choices that need not be asked for, by question key."""
    band = library().bands.band_of(tracker.get_slot(AGE))
    return {AGE: band} if band else {}


def age_told(tracker: Tracker, asking: Asking, choice: str) -> list[dict[str, Any]]:
    """Keeps the age just chosen, if none was known: answers speak to it from now on."""
    at_age = scripts()[asking.name].steps[asking.step].key == AGE
    if at_age and not tracker.get_slot(AGE) and library().bands.span(choice):
        return [SlotSet(AGE, choice)]
    return []


def writes_as_child(tracker: Tracker) -> bool:
    """Whether it is a child who writes."""
    return bool(tracker.get_slot("writer") == "child")
