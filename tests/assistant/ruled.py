"""A rule policy of few rules, and conversations as it sees them."""

import json

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.from_dict(
    {
        "intents": ["grooming", "nudes"],
        "responses": {"utter_grooming": [{"text": "about grooming"}]},
    }
)
LISTENED = {"prev_action": {"action_name": "action_listen"}}


def policy(tmp_path, user, more=None):
    """After `user` (and what `more` says of the step) follows `utter_grooming`, then listening."""
    asked = LISTENED | {"user": user} | (more or {})
    answered = {"prev_action": {"action_name": "utter_grooming"}, "user": user}
    rules = {
        json.dumps([asked], sort_keys=True): "utter_grooming",
        json.dumps([asked, answered], sort_keys=True): "action_listen",
    }
    return RulePolicy(
        RulePolicy.get_default_config() | {"enable_fallback_prediction": False},
        LocalModelStorage.create(tmp_path),
        Resource("rules"),
        ExecutionContext(GraphSchema({}), model_id="m"),
        lookup={"rules": rules, "rules_for_loop_unhappy_path": {}, "rules_not_in_stories": []},
    )


def moments(*intents):
    """A conversation as it was before each of its actions, and at its end."""
    events = []
    for intent in intents:
        said = UserUttered("hello", {"name": intent, "confidence": 1.0})
        events += [ActionExecuted("action_listen"), said, ActionExecuted("utter_grooming")]
    trackers = [DialogueStateTracker.from_events("c", events, DOMAIN.slots)]
    return [
        DialogueStateTracker.from_events("c", events[:end], DOMAIN.slots)
        for end, event in enumerate(events)
        if isinstance(event, ActionExecuted)
    ] + trackers


def written(text, intent):
    said = UserUttered(text, {"name": intent, "confidence": 1.0})
    events = [ActionExecuted("action_listen"), said]
    return DialogueStateTracker.from_events("c", events, DOMAIN.slots)
