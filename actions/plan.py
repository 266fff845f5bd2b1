"""The action that makes a take-away plan for what was talked about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.saying import part, say
from bot.assistant.speech.library import library
from bot.content.plans import GENERAL


class ActionPlan(Action):
    """Says the plan's opening line and shows the plan of the last topic that has one."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Nothing is remembered: the same question later makes the plan anew."""
        opening = {**part("plan", tracker), "plan": topic_of(tracker.events)}
        dispatcher.utter_message(json_message=say([opening]))
        return []


def topic_of(events: list[dict[str, Any]]) -> str:
    """The last topic heard that has a plan of its own, or the general one."""
    heard = [
        str(event.get("parse_data", {}).get("topic"))
        for event in events
        if event.get("event") == "user"
    ]
    return next((topic for topic in reversed(heard) if topic in library().plans), GENERAL)
