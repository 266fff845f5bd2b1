"""The way back to questions that were left in the middle: whatever is said then offers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.assistant.speech.library import Library
from bot.assistant.speech.parts import Part
from bot.contract import Button

ASKING: Final = "asking"
GO_ON: Final = "dialogue/resume"
QUESTION, DANGER = "ask/", "emergency/"


def left_off(slots: Mapping[str, Any], shown: Sequence[str]) -> bool:
    """Whether questions were left a moment ago, and no danger has come between."""
    came_up = any(key.startswith(QUESTION) for key in shown)
    return bool(slots.get(ASKING)) and came_up and not any(k.startswith(DANGER) for k in shown)


def with_way_back(parts: list[Part], library: Library) -> list[Part]:
    """The parts, the last of them with a button that goes on with the questions."""
    title = library.answer(GO_ON).metadata.title
    buttons = [*parts[-1].buttons, Button(title=title, payload=GO_ON)]
    return [*parts[:-1], parts[-1].model_copy(update={"buttons": buttons})]
