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


@pytest.mark.parametrize("topic", sorted(set(library().plans) - {"general"}))
async def test_each_plan_is_shown_for_its_topic(topic):
    _, parts, slots = await run(ActionPlan(), tracker("plan", events=events(topic, "plan")))

    assert [(part["key"], part["plan"]) for part in parts] == [("plan", topic)]
    assert slots == {}


async def test_the_same_question_later_makes_it_anew():
    before = events("nudes", "plan", "controls", "plan")
    _, parts, _ = await run(ActionPlan(), tracker("plan", events=before))

    assert parts[0]["plan"] == "controls"
