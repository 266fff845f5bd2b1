"""Small talk that looks back: "that's not what I meant" and "what about his brother?"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

NOT_MEANT: Final = "smalltalk/not_what_i_meant"
SIBLING: Final = "smalltalk/sibling_followup"
NO_LEAD: Final = ("smalltalk/", "ask/", "route_", "emergency/", "clinic/", "dialogue/")


def leads(key: str, shown: Sequence[str], missed: Sequence[str]) -> list[str]:
    """Answers that a look back at the conversation offers first; empty for all other keys.

    Args:
        key: the small talk that is about to be said.
        shown: keys of what the assistant said before, newest last.
        missed: what else the parent's last question might have meant.
    """
    if key == NOT_MEANT:
        return list(missed)
    if key == SIBLING:
        return [said for said in reversed(shown) if _is_answer(said)][:1]
    return []


def _is_answer(key: str) -> bool:
    return "/" in key and not key.startswith(NO_LEAD)
