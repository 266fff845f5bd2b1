"""Rasa's rule policy is spared work and predicts the same, also where a rule has text."""

import json
from types import SimpleNamespace

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

from bot.assistant.rules import spare
from bot.assistant.runner import InOrderRunner, ready_to_serve
from bot.content.files import read_yaml
from bot.settings import ROOT
from tests.assistant.ruled import DOMAIN, LISTENED, moments, policy, written

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("intent", ["grooming", "nudes"])
def test_the_prediction_stays_the_same(tmp_path, intent):
    rules = policy(tmp_path, {"intent": "grooming"})
    before = rules.predict_action_probabilities(written("hello", intent), DOMAIN)

    spare(rules)
    after = rules.predict_action_probabilities(written("hello", intent), DOMAIN)

    assert after == before
    assert max(after.probabilities) == (1.0 if intent == "grooming" else 0.0)


def test_predictions_stay_the_same_at_every_step_of_a_conversation(tmp_path):
    rules = policy(tmp_path, {"intent": "grooming"})
    told = moments("grooming", "nudes", "grooming")
    before = [rules.predict_action_probabilities(moment, DOMAIN) for moment in told]

    spare(rules)
    after = [rules.predict_action_probabilities(moment, DOMAIN) for moment in told]

    assert after == before
    likely = {
        DOMAIN.action_names_or_texts[one.probabilities.index(1.0)]
        for one in after
        if 1.0 in one.probabilities
    }
    assert likely == {"utter_grooming", "action_listen"}


def test_rules_that_follow_another_action_are_not_tried(tmp_path):
    rules = policy(tmp_path, {"intent": "grooming"})
    tried = []
    fits = rules._is_rule_applicable
    rules._is_rule_applicable = lambda rule, *at: tried.append(rule) or fits(rule, *at)
    spare(rules)

    rules.predict_action_probabilities(written("hello", "grooming"), DOMAIN)

    last = [json.loads(rule)[-1] for rule in set(tried)]
    assert last == [LISTENED | {"user": {"intent": "grooming"}}]


def test_the_search_by_text_is_spared(tmp_path):
    rules = policy(tmp_path, {"intent": "grooming"})
    searched = []
    search = rules._find_action_from_rules
    rules._find_action_from_rules = lambda *args, **kw: searched.append(kw) or search(*args, **kw)
    spare(rules)

    rules.predict_action_probabilities(written("hello", "grooming"), DOMAIN)

    assert searched == [{"use_text_for_last_user_input": False}]


def test_a_rule_with_a_parents_words_is_still_found(tmp_path):
    rules = policy(tmp_path, {"text": "hello"})
    spare(rules)

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
