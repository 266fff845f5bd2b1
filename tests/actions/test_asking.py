"""Where a dialogue stands and what comes next: pure rules, on the real scripts."""

import pytest

from actions.asking import SKIP, Asking, answered, current
from actions.kinds import TRIAGE, scripts

NAMES = sorted(scripts())
SCRIPT = scripts()[TRIAGE]


def walked(name, choices):
    """What comes after these choices in order."""
    came = current(Asking(name), scripts()[name])
    for choice in choices:
        came = answered(came.asking, scripts()[name], choice)
    return came


@pytest.mark.parametrize("name", NAMES)
def test_it_begins_at_the_first_question(name):
    came = current(Asking(name), scripts()[name])

    assert came.question == scripts()[name].steps[0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("choice", ["no", SKIP])
def test_it_asks_each_question_once_and_ends(name, choice):
    script, came, asked = scripts()[name], current(Asking(name), scripts()[name]), []
    while came.question:
        asked.append(came.question)
        offered = [c.choice for c in came.question.choices]
        came = answered(came.asking, script, choice if choice in offered else SKIP)

    assert asked == script.steps
    assert came.ending.text
    assert came.asking is None


def test_a_choice_that_is_none_asks_the_same_question_again():
    came = walked(TRIAGE, ["purple"])

    assert came.question == SCRIPT.steps[0]
    assert came.asking == Asking(TRIAGE)


def test_danger_now_ends_the_questions_at_once():
    came = walked(TRIAGE, ["yes"])

    assert came.ends_with == "emergency/life"
    assert (came.asking, came.question, came.ending) == (None, None, None)


def test_whoever_is_not_sure_of_danger_is_asked_no_more():
    assert walked(TRIAGE, ["not_sure"]).ends_with == "emergency/when_999_or_101"


def test_a_skipped_question_leaves_no_choice():
    assert walked(TRIAGE, ["no", SKIP]).asking.given == {"danger_now": "no"}


def test_the_choices_so_far_are_kept():
    came = walked(TRIAGE, ["no", "threat"])

    assert came.asking.given == {"danger_now": "no", "shared": "threat"}
    assert came.asking.step == 2


def test_it_goes_to_the_slot_and_back():
    asking = Asking(TRIAGE, 2, {"danger_now": "no"})

    assert Asking.from_slot(asking.as_slot()) == asking


@pytest.mark.parametrize("value", [None, "triage", [], {}, {"step": 1}])
def test_what_is_no_dialogue_is_none(value):
    assert Asking.from_slot(value) is None


def test_one_answer_does_not_change_the_asking_it_came_from():
    before = Asking(TRIAGE)
    answered(before, SCRIPT, "no")

    assert before == Asking(TRIAGE)
