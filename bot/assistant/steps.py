"""After the same steps the same follows: what a search among Rasa's rules has found is kept.

Rasa replays the conversation for every search, to see what rules might look at. Ours look at the
last actions and the intents between them only (docs/decisions/0026).
"""

from __future__ import annotations

import json
from typing import Any

from rasa.core.policies.rule_policy import RULES, RULES_FOR_LOOP_UNHAPPY_PATH, RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

Found = tuple[str | None, str | None, bool]  # the action, the rule, back from a broken-off form
Steps = tuple[str, ...]
SEEN = {"user": {"intent"}, PREVIOUS_ACTION: {"action_name"}}


def keep_what_is_found(policy: RulePolicy, longest: int) -> None:
    """Spares `policy` a second search after the same steps, if its rules look at nothing else.

    `longest` is how many steps the longest rule has.
    What no rule knows is looked for again: Rasa describes it by all that was said.
    """
    rules, broken_off = (policy.lookup.get(of) for of in (RULES, RULES_FOR_LOOP_UNHAPPY_PATH))
    if broken_off or not all(map(_plain, rules or {})):
        return
    search, known = policy._find_action_from_rules, dict[Steps, Found]()

    def found(tracker: Any, domain: Any, use_text_for_last_user_input: bool) -> Found:
        steps = None if use_text_for_last_user_input else _steps(tracker, longest)
        if steps in known:
            return known[steps]
        anew: Found = search(tracker, domain, use_text_for_last_user_input)
        if steps is not None and anew[0] is not None:
            known[steps] = anew
        return anew

    policy._find_action_from_rules = found


def _plain(rule: str) -> bool:
    """Whether its steps say nothing but an intent and the action before."""
    return all(
        said.keys() <= SEEN.get(kind, set())
        for state in json.loads(rule)
        for kind, said in state.items()
    )


def _steps(tracker: DialogueStateTracker, left: int) -> Steps | None:
    """The last so many actions with the intents before them; None if more has happened."""
    told: list[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, ActionExecuted) and event.action_name:
            told.append(event.action_name)
            left -= 1
        elif isinstance(event, UserUttered):
            told.append(f"/{event.intent_name}")
            if left <= 0:
                break
        elif isinstance(event, SessionStarted):
            break  # what was before is over
        elif not _unseen(event):
            return None
    return tuple(told) if tracker.active_loop is None else None


def _unseen(event: Event) -> bool:
    """Whether rules of such steps do not see it: our words, a slot, or "by intent, not by text"."""
    if isinstance(event, DefinePrevUserUtteredFeaturization):
        return not event.use_text_for_featurization
    return isinstance(event, BotUttered | SlotSet)
