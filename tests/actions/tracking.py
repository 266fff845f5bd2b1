"""An action's tracker and what it says, with the objects that Rasa's SDK hands to it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.assistant.parse import chosen


def tracker(answer: str, *, events: list[dict[str, Any]] | None = None, **slots: Any) -> Tracker:
    """A conversation whose last message was heard as `answer`."""
    return Tracker.from_dict(
        {
            "sender_id": "c1",
            "slots": slots,
            "latest_message": chosen(answer),
            "events": events or [],
            "paused": False,
            "followup_action": None,
            "active_loop": {},
            "latest_action_name": None,
        }
    )


async def run(
    action: Action, tracker: Tracker
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """What was said, its parts, and the slots as the action leaves them."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, tracker, {})
    parts = [part for said in dispatcher.messages for part in said["custom"].get("parts", [])]
    slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    return dispatcher.messages, parts, slots
