"""The plan that is shown is that of the last topic which has one."""

import pytest

from actions.plan import ActionPlan, topic_of
from bot.assistant.speech.library import library
from tests.actions.tracking import run, tracker


def events(*topics):
    said = [{"event": "user", "parse_data": {"topic": topic}} for topic in topics]
    return [{"event": "action", "name": "action_listen"}, *said, {"event": "bot", "text": "..."}]


@pytest.mark.parametrize(
    ("topics", "plan"),
    [
        ((), "general"),
        (("grooming", "plan"), "grooming"),
        (("grooming", "sextortion", "plan"), "sextortion"),
        (("selfharm", "smalltalk", "clinic", "plan"), "selfharm"),
        (("out_of_scope", "smalltalk", "plan"), "general"),
        (("emergency", "plan"), "general"),
    ],
)
def test_the_last_topic_with_a_plan_counts(topics, plan):
    assert topic_of(events(*topics)) == plan


def test_an_event_without_a_reading_is_passed_over():
    assert topic_of([{"event": "user"}, *events("nudes"), {"event": "user"}]) == "nudes"


@pytest.mark.parametrize("topic", sorted(set(library().plans) - {"general", "child"}))
async def test_each_plan_is_shown_for_its_topic(topic):
    _, parts, slots = await run(ActionPlan(), tracker("plan", events=events(topic, "plan")))

    assert [(part["key"], part["plan"]) for part in parts] == [("plan", topic)]
    assert slots == {}


async def test_the_same_question_later_makes_it_anew():
    before = events("nudes", "plan", "controls", "plan")
    _, parts, _ = await run(ActionPlan(), tracker("plan", events=before))

    assert parts[0]["plan"] == "controls"


async def test_a_child_who_writes_gets_a_plan_of_their_own():
    before = events("sextortion", "plan")
    _, parts, _ = await run(ActionPlan(), tracker("plan", events=before, writer="child"))

    assert parts[0]["plan"] == "child"


async def test_a_plan_says_where_it_is_from():
    _, parts, _ = await run(ActionPlan(), tracker("plan", events=events("nudes", "plan")))

    assert parts[0]["sources"] == library().plans["nudes"].sources


async def test_in_the_middle_of_questions_the_plan_offers_to_go_on():
    asking = {"name": "triage", "step": 1, "given": {}}
    _, parts, _ = await run(ActionPlan(), tracker("plan", asking=asking))

    assert parts[-1]["buttons"][-1]["payload"] == "dialogue/resume"
