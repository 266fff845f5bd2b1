"""Keeps what parents write out of Rasa's logs, whatever the level."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import structlog

PERSONAL = frozenset(
    {
        "text", "user_text", "message", "parse_data_text", "parse_data_entities", "parse_data",
        "rasa_events", "prediction_events", "slot_values", "slots", "tracker_latest_message",
        "latest_message", "response", "responses", "e2e_text", "user_message", "entities", "events",
        "current_states", "states", "json_message", "body", "payload", "value", "event_info",
    }
)  # fmt: skip
WITHHELD = "(withheld)"


def withhold(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: personal keys lose their content, ids stay."""
    for key in PERSONAL & event.keys():
        event[key] = WITHHELD
    return event


def keep_personal_text_out_of_logs() -> None:
    """Puts the processor first, once."""
    processors = list(structlog.get_config()["processors"])
    if withhold not in processors:
        structlog.configure(processors=[withhold, *processors])
