"""After the same steps nothing is searched again, and nothing else is predicted than before."""

import pytest
from rasa.core.policies.rule_policy import RULES_FOR_LOOP_UNHAPPY_PATH
from rasa.shared.core.events import (
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    FollowupAction,
    SessionStarted,
    SlotSet,
)

from bot.assistant.steps import keep_what_is_found
from tests.assistant.ruled import DOMAIN, moments, policy, written

LONGEST = 2
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture
def rules(tmp_path):
    return policy(tmp_path, {"intent": "grooming"})


def searched(rules):
    """The trackers that are searched from now on."""
    trackers, search = [], rules._find_action_from_rules

    def counted(tracker, domain, use_text_for_last_user_input):
        trackers.append(tracker)
        return search(tracker, domain, use_text_for_last_user_input)

    rules._find_action_from_rules = counted
    return trackers


def predicted(rules, *trackers):
    return [rules._find_action_from_rules(one, DOMAIN, False)[0] for one in trackers]


def searched_after(rules, event):
    """What is searched of a conversation and twice of the same with `event`; the latter."""
    trackers, told = searched(rules), written("hello", "grooming")
    told.update(event)
    keep_what_is_found(rules, LONGEST)
    predicted(rules, written("hello", "grooming"), told, told)
    return trackers, told


def test_the_same_steps_are_searched_once(rules):
    trackers = searched(rules)
    keep_what_is_found(rules, LONGEST)

    found = predicted(rules, written("hello", "grooming"), written("other words", "grooming"))

    assert found == ["utter_grooming", "utter_grooming"]
    assert len(trackers) == 1


def test_a_conversation_told_twice_is_predicted_as_at_first(rules):
    told = moments("grooming", "nudes", "grooming", "grooming")
    before = predicted(rules, *told)
    keep_what_is_found(rules, LONGEST)

    assert predicted(rules, *told) == before
    assert predicted(rules, *told) == before
    assert set(before) == {"utter_grooming", "action_listen", None}


def test_what_no_rule_knows_is_searched_each_time(rules):
    trackers = searched(rules)
    keep_what_is_found(rules, LONGEST)

    assert predicted(rules, *[written("hello", "nudes")] * 2) == [None, None]
    assert len(trackers) == 2


@pytest.mark.parametrize(
    "unseen",
    [
        BotUttered("about grooming"),
        SlotSet("age", "9"),
        DefinePrevUserUtteredFeaturization(use_text_for_featurization=False),
    ],
)
def test_what_rules_do_not_see_makes_no_other_steps(rules, unseen):
    trackers, _ = searched_after(rules, unseen)

    assert len(trackers) == 1


@pytest.mark.parametrize(
    "event",
    [
        FollowupAction("action_listen"),
        ActiveLoop("a form"),
        DefinePrevUserUtteredFeaturization(use_text_for_featurization=True),
    ],
)
def test_what_changes_more_is_searched_for(rules, event):
    trackers, told = searched_after(rules, event)

    assert trackers[1:] == [told, told]


def test_what_was_before_a_new_session_is_no_step(rules):
    keep_what_is_found(rules, LONGEST)
    again = written("hello", "grooming")
    ended = moments("grooming")[-1]
    ended.update(SessionStarted())
    for event in again.events:
        ended.update(event)

    assert predicted(rules, again, ended, again) == ["utter_grooming"] * 3


@pytest.mark.parametrize("feature", [{"slots": {"age": [1.0]}}, {"user": {"text": "hello"}}])
def test_rules_that_look_at_more_are_searched_each_time(tmp_path, feature):
    rules = policy(tmp_path, feature.get("user", {"intent": "grooming"}), feature)
    before = rules._find_action_from_rules

    keep_what_is_found(rules, LONGEST)

    assert rules._find_action_from_rules == before


def test_rules_for_broken_off_forms_are_searched_each_time(rules):
    rules.lookup[RULES_FOR_LOOP_UNHAPPY_PATH] = {"[]": "action_listen"}
    before = rules._find_action_from_rules

    keep_what_is_found(rules, LONGEST)

    assert rules._find_action_from_rules == before
