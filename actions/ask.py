"""The action that asks: one question a turn, with buttons, until the dialogue ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.asking import NOTHING, SKIP, Asking, Next, answered, current, place
from actions.kinds import STARTERS, TRIAGE, scripts
from actions.known import age_told, known_of, writes_as_child
from actions.saying import part, say
from actions.script import Ending, Script, Step

SLOT = "asking"
STOP, RESUME, OTHER_AGE = "stop", "resume", "other_age"
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
        asking = Asking.from_slot(tracker.get_slot(SLOT))
        heard = str(tracker.latest_message.get("answer") or "")
        choice = heard.partition("/")[2] or (RESUME if asking else TRIAGE)
        if choice == STOP:
            dispatcher.utter_message(json_message=say([part("dialogue/stop", tracker)]))
            return [SlotSet(SLOT, None)]
        if choice == OTHER_AGE:
            return Turn(tracker, NOTHING).begin(STARTERS, dispatcher)
        turn = Turn(tracker, known_of(tracker))
        if choice in scripts() or asking is None:
            return turn.begin(choice if choice in scripts() else TRIAGE, dispatcher)
        return [*turn.go_on(asking, choice, dispatcher), *age_told(tracker, asking, choice)]


class Turn:
    """One turn of a dialogue with a family of which some answers are `known`."""

    def __init__(self, tracker: Tracker, known: Mapping[str, str]) -> None:
        self._tracker, self._known = tracker, known

    def begin(self, name: str, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
        """The first question, or what a child who writes gets instead."""
        script = scripts()[name]
        if script.opening.for_child and writes_as_child(self._tracker):
            dispatcher.utter_message(
                json_message=say([part(script.opening.for_child, self._tracker)])
            )
            return [SlotSet(SLOT, None)]
        came = current(Asking(name), script, self._known)
        return self._tell(came, script, dispatcher, first=True)

    def go_on(
        self, asking: Asking, choice: str, dispatcher: CollectingDispatcher
    ) -> list[dict[str, Any]]:
        """What comes after `choice`, or the question where it stood."""
        script = scripts()[asking.name]
        if choice == RESUME:
            came = current(asking, script, self._known)
        else:
            came = answered(asking, script, choice, self._known)
        return self._tell(came, script, dispatcher, first=False)

    def _tell(
        self, came: Next, script: Script, dispatcher: CollectingDispatcher, *, first: bool
    ) -> list[dict[str, Any]]:
        if came.ends_with:
            dispatcher.utter_message(response=f"utter_{came.ends_with}")
        elif came.ending:
            dispatcher.utter_message(json_message=say([self._ending(came.ending, script)]))
        elif came.question:
            opening = [part("ask/intro", self._tracker, text=script.opening.intro)] if first else []
            shown = self._question(script, came.question)
            dispatcher.utter_message(json_message=say([*opening, shown]))
        return [SlotSet(SLOT, came.asking.as_slot() if came.asking else None)]

    def _ending(self, ending: Ending, script: Script) -> dict[str, Any]:
        child = writes_as_child(self._tracker)
        return part(
            "ask/ending",
            self._tracker,
            text=(ending.text_child if child else "") or ending.text,
            services=ending.services,
            leads=ending.next,
            sources=script.opening.sources,
            reviewed=script.opening.reviewed,
        )

    def _question(self, script: Script, step: Step) -> dict[str, Any]:
        child = writes_as_child(self._tracker)
        asked = (step.ask_child if child else "") or step.ask
        count = f"{place(step, script, self._known)}. {asked}" if len(script.steps) > 1 else asked
        text = f"{count}\n\n{step.explain}" if step.explain else count
        choices = [(choice.title, choice.choice) for choice in step.choices] + CONTROLS
        buttons = [{"title": title, "payload": f"dialogue/{choice}"} for title, choice in choices]
        return part(f"ask/{script.name}/{step.key}", self._tracker, text=text, buttons=buttons)
