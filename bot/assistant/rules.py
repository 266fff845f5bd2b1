"""Rasa's rule policy, spared what changes no prediction (docs/decisions/0006)."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from rasa.core.policies.rule_policy import RULES, RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION

from bot.assistant.steps import Found, keep_what_is_found

TEXT = '"text"'  # what a state says that was written with a parent's own words
Lookup = dict[str, str]
State = dict[str, Any]
NOTHING: Found = (None, None, False)  # what Rasa says where it does not look by text


def spare(policy: RulePolicy) -> None:
    """Leaves `policy` its predictions, and takes from it what they do not need.

    Steps before the longest rule's first, rules for what follows another action, the first search
    of each turn, by the message's text, if no rule has any, and a second search after the same
    steps.
    """
    rules = policy.lookup.get(RULES, {})
    longest = max((len(json.loads(rule)) for rule in rules), default=1)
    policy.featurizer.max_history = longest
    _following_the_last_action(policy)
    if not any(TEXT in rule for rule in rules):
        _by_intent_only(policy)
    keep_what_is_found(policy, longest)


def _following_the_last_action(policy: RulePolicy) -> None:
    """A rule applies only if its last step follows what was done last: the others are not tried."""
    after: dict[str, Lookup] = defaultdict(dict)
    rules = policy.lookup.get(RULES, {})
    for rule, action in rules.items():
        after[_follows(json.loads(rule)[-1])][rule] = action
    search = policy._get_possible_keys

    def possible(lookup: Lookup, states: list[State]) -> set[str]:
        likely = after.get(_follows(states[-1]), {}) if lookup is rules else lookup
        found: set[str] = search(likely, states)
        return found

    policy._get_possible_keys = possible


def _follows(state: State) -> str:
    """The action before this step, as a key: nothing at a conversation's start."""
    return json.dumps(state.get(PREVIOUS_ACTION), sort_keys=True)


def _by_intent_only(policy: RulePolicy) -> None:
    search = policy._find_action_from_rules

    def by_intent(tracker: Any, domain: Any, use_text_for_last_user_input: bool) -> Found:
        if use_text_for_last_user_input:
            return NOTHING
        found: Found = search(tracker, domain, use_text_for_last_user_input=False)
        return found

    policy._find_action_from_rules = by_intent
