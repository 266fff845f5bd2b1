"""The action that asks: one question a turn, with buttons, until the dialogue ends."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import SKIP, Asking, Next, answered, current
from actions.saying import part, say
from actions.script import TRIAGE, Script, Step, scripts

SLOT = "asking"
STOP, RESUME = "stop", "resume"
CONTROLS = [("Skip this one", SKIP), ("Stop the questions", STOP)]


class ActionAsk(Action):
    """Starts, goes on with or stops a dialogue; the parent's choice is the heard answer's name."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_ask"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Says the next question or the ending and keeps where the dialogue stands."""
        heard = str(tracker.latest_message.get("answer") or "")
        choice = heard.partition("/")[2] or TRIAGE
        asking = Asking.from_slot(tracker.get_slot(SLOT))
        if choice == STOP:
            dispatcher.utter_message(json_message=say([part("dialogue/stop", tracker)]))
            return [SlotSet(SLOT, None)]
        if choice in scripts():
            return _tell(current(Asking(choice), scripts()[choice]), dispatcher, tracker, True)
        if asking is None:
            return _tell(current(Asking(TRIAGE), scripts()[TRIAGE]), dispatcher, tracker, True)
        script = scripts()[asking.name]
        came = current(asking, script) if choice == RESUME else answered(asking, script, choice)
        return _tell(came, dispatcher, tracker, False)


def _tell(
    came: Next, dispatcher: CollectingDispatcher, tracker: Tracker, first: bool
) -> list[dict[str, Any]]:
    if came.ends_with:
        dispatcher.utter_message(response=f"utter_{came.ends_with}")
    elif came.ending:
        ending = part(
            "ask/ending",
            tracker,
            text=came.ending.text,
            services=came.ending.services,
            leads=came.ending.next,
        )
        dispatcher.utter_message(json_message=say([ending]))
    elif came.question and came.asking:
        script = scripts()[came.asking.name]
        shown = _question(script, came.asking.step, came.question, tracker)
        opening = [part("ask/intro", tracker, text=script.intro)] if first else []
        dispatcher.utter_message(json_message=say([*opening, shown]))
    return [SlotSet(SLOT, came.asking.as_slot() if came.asking else None)]


def _question(script: Script, number: int, step: Step, tracker: Tracker) -> dict[str, Any]:
    count = f"{number + 1} of {len(script.steps)}. {step.ask}"
    text = f"{count}\n\n{step.explain}" if step.explain else count
    choices = [(choice.title, choice.choice) for choice in step.choices] + CONTROLS
    buttons = [{"title": title, "payload": f"dialogue/{choice}"} for title, choice in choices]
    return part(f"ask/{script.name}/{step.key}", tracker, text=text, buttons=buttons)
