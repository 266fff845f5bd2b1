"""Rasa's rules are looked for by intent only, with the same prediction, unless a rule has text."""

import json
from types import SimpleNamespace

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.rules import by_intent_only
from bot.assistant.runner import InOrderRunner, ready_to_serve
from bot.content.files import read_yaml
from bot.settings import ROOT

pytestmark = pytest.mark.filterwarnings("ignore")
DOMAIN = Domain.from_dict(
    {
        "intents": ["grooming", "nudes"],
        "responses": {"utter_grooming": [{"text": "about grooming"}]},
    }
)
LISTENED = {"prev_action": {"action_name": "action_listen"}}


def policy(tmp_path, user):
    rules = {json.dumps([LISTENED | {"user": user}], sort_keys=True): "utter_grooming"}
    return RulePolicy(
        RulePolicy.get_default_config() | {"enable_fallback_prediction": False},
        LocalModelStorage.create(tmp_path),
        Resource("rules"),
        ExecutionContext(GraphSchema({}), model_id="m"),
        lookup={"rules": rules, "rules_for_loop_unhappy_path": {}, "rules_not_in_stories": []},
    )


def written(text, intent):
    said = UserUttered(text, {"name": intent, "confidence": 1.0})
    events = [ActionExecuted("action_listen"), said]
    return DialogueStateTracker.from_events("c", events, DOMAIN.slots)


@pytest.mark.parametrize("intent", ["grooming", "nudes"])
def test_the_prediction_stays_the_same(tmp_path, intent):
    rules = policy(tmp_path, {"intent": "grooming"})
    before = rules.predict_action_probabilities(written("hello", intent), DOMAIN)

    by_intent_only(rules)
    after = rules.predict_action_probabilities(written("hello", intent), DOMAIN)

    assert after == before
    assert max(after.probabilities) == (1.0 if intent == "grooming" else 0.0)


def test_the_search_by_text_is_spared(tmp_path):
    rules = policy(tmp_path, {"intent": "grooming"})
    searched = []
    search = rules._find_action_from_rules
    rules._find_action_from_rules = lambda *args, **kw: searched.append(kw) or search(*args, **kw)
    by_intent_only(rules)

    rules.predict_action_probabilities(written("hello", "grooming"), DOMAIN)

    assert searched == [{"use_text_for_last_user_input": False}]


def test_a_rule_with_a_parents_words_is_still_found(tmp_path):
    rules = policy(tmp_path, {"text": "hello"})
    by_intent_only(rules)

    found = rules.predict_action_probabilities(written("hello", "nudes"), DOMAIN)

    assert max(found.probabilities) == 1.0


def test_no_rule_of_ours_is_written_in_a_parents_words():
    told = [read_yaml(path) for path in (ROOT / "data" / "stories").glob("*.yml")]
    steps = [
        step
        for file in told
        for story in [*(file.get("rules") or []), *(file.get("stories") or [])]
        for step in story["steps"]
    ]

    assert steps
    assert not [step for step in steps if "user" in step]


def test_a_loaded_assistant_is_spared_it(tmp_path):
    rules = policy(tmp_path, {"intent": "grooming"})
    before = rules._find_action_from_rules
    runner = DaskGraphRunner(GraphSchema({}), {}, ExecutionContext(GraphSchema({}), model_id="m"))
    runner._instantiated_nodes = {"rules": SimpleNamespace(_component=rules)}
    processor = SimpleNamespace(graph_runner=runner)

    ready_to_serve(SimpleNamespace(processor=processor))

    assert isinstance(processor.graph_runner, InOrderRunner)
    assert rules._find_action_from_rules != before
