"""Another child is spoken of: what was known of the first one holds no longer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.assistant.speech.followups import SIBLING

RELATION, AGE, WRITER, CHILD = "relation", "age", "writer", "child"


def forgotten(parsed: Mapping[str, Any], slots: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Entities without a value, by which Rasa empties the slots of what no longer holds.

    Args:
        parsed: what was heard in the message.
        slots: what was known before it.
    """
    said = {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    lost = [name for name in _lost(parsed, said, slots) if name not in said and slots.get(name)]
    return [{"entity": name, "value": None, "start": 0, "end": 0} for name in lost]


def _lost(
    parsed: Mapping[str, Any], said: Mapping[str, Any], slots: Mapping[str, Any]
) -> Iterator[str]:
    """An age belongs to the child it was said of; a child who writes tells their own."""
    before, now = slots.get(RELATION), said.get(RELATION)
    own = CHILD in (slots.get(WRITER), said.get(WRITER))
    if parsed["answer"] == SIBLING:
        yield from (RELATION, AGE)
    elif before and now and before != now and not own:
        yield AGE
