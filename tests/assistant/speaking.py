"""What the assistant heard and said, built for tests from the real library."""

from __future__ import annotations

from typing import Any

from bot.assistant.parse import response_selector
from bot.assistant.speech.compose import compose
from bot.assistant.speech.library import library
from bot.assistant.speech.moment import Moment
from bot.assistant.speech.parts import Part


def heard(
    answer: str,
    *,
    level: str = "none",
    topic: str | None = None,
    alternatives: tuple[str, ...] = (),
    also: str = "",
) -> dict[str, Any]:
    """The parse of one message, as hearing leaves it."""
    intent = "nlu_fallback" if answer == "unsure" else answer.split("/", maxsplit=1)[0]
    return {
        "intent": {"name": intent, "confidence": 0.9},
        "response_selector": response_selector(answer, 0.9),
        "topic": topic or answer.split("/", maxsplit=1)[0],
        "answer": answer,
        "urgency": {"level": level, "confidence": 0.9, "because": []},
        "alternatives": list(alternatives),
        "also": also,
    }


def spoken(
    answer: str, *, slots: dict[str, Any] | None = None, shown: tuple[str, ...] = (), **how: Any
) -> list[Part]:
    """The parts said for `answer` after `shown`, to a family of which `slots` are known."""
    moment = Moment(heard=heard(answer, **how), slots=slots or {}, shown=list(shown))
    return compose(answer, moment, library())


def keys(parts: list[Part]) -> list[str]:
    """What was said, by key."""
    return [part.key for part in parts]
