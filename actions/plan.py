"""The action that makes a take-away plan for what was talked about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.known import writes_as_child
from actions.saying import part, say
from bot.assistant.speech.library import library
from bot.assistant.speech.parts import Part
from bot.assistant.speech.way_back import ASKING, with_way_back
from bot.content.plans import CHILD, GENERAL


class ActionPlan(Action):
    """Says the plan's opening line and shows the plan of the last topic that has one."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Nothing is remembered: the same question later makes the plan anew."""
        topic = CHILD if writes_as_child(tracker) else topic_of(tracker.events)
        plan = library().plans[topic]
        opening = Part.model_validate(part("plan", tracker)).model_copy(
            update={"plan": topic, "sources": plan.sources, "reviewed": plan.reviewed}
        )
        left = tracker.get_slot(ASKING)
        parts = with_way_back([opening], library()) if left else [opening]
        dispatcher.utter_message(json_message=say([p.model_dump(mode="json") for p in parts]))
        return []


def topic_of(events: list[dict[str, Any]]) -> str:
    """The last topic heard that has a plan of its own, or the general one."""
    heard = [
        str(event.get("parse_data", {}).get("topic"))
        for event in events
        if event.get("event") == "user"
    ]
    return next((topic for topic in reversed(heard) if topic in library().plans), GENERAL)
