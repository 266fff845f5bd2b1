"""The action that asks, run as the action server runs it."""

import pytest

from actions.ask import ActionAsk
from actions.asking import Asking
from actions.kinds import STARTERS, TRIAGE, scripts
from bot.contract import Button
from tests.actions.tracking import run, tracker

FIRST = scripts()[TRIAGE].steps[0]


def buttons(part):
    return [Button.model_validate(button).payload for button in part["buttons"]]


async def asked(answer, asking=None, **slots):
    return await run(ActionAsk(), tracker(answer, asking=asking and asking.as_slot(), **slots))


async def test_it_opens_with_what_will_come_and_the_first_question():
    _, parts, slots = await asked("dialogue/triage")

    assert [part["key"] for part in parts] == ["ask/intro", f"ask/triage/{FIRST.key}"]
    assert parts[1]["text"].startswith("1 of 4. ")
    assert slots == {"asking": Asking(TRIAGE).as_slot()}


async def test_each_choice_is_a_button_and_so_are_skip_and_stop():
    _, parts, _ = await asked("dialogue")

    assert buttons(parts[1]) == [
        "dialogue/yes",
        "dialogue/no",
        "dialogue/not_sure",
        "dialogue/skip",
        "dialogue/stop",
    ]


@pytest.mark.parametrize("name", sorted(set(scripts()) - {TRIAGE, STARTERS}))
async def test_a_check_is_started_by_its_name_and_says_why_it_asks(name):
    _, parts, slots = await asked(f"dialogue/{name}")

    assert parts[1]["text"].startswith("1 of 8. ")
    assert scripts()[name].steps[0].explain.split()[0] in parts[1]["text"]
    assert slots["asking"]["name"] == name


async def test_an_answer_brings_the_next_question_without_the_opening():
    _, parts, slots = await asked("dialogue/no", Asking(TRIAGE))

    assert [part["key"] for part in parts] == ["ask/triage/shared"]
    assert slots["asking"]["given"] == {"danger_now": "no"}


async def test_danger_now_is_answered_with_the_emergency_alone():
    messages, parts, slots = await asked("dialogue/yes", Asking(TRIAGE))

    assert [message["response"] for message in messages] == ["utter_emergency/life"]
    assert parts == []
    assert slots == {"asking": None}


async def test_the_last_answer_brings_the_ending_with_what_to_read():
    at_the_end = Asking(TRIAGE, 3, {"shared": "threat"})
    _, parts, slots = await asked("dialogue/14_to_15", at_the_end)

    assert [part["key"] for part in parts] == ["ask/ending"]
    assert buttons(parts[0])[0] == "sextortion/threat_to_share"
    assert "999" in parts[0]["text"]
    assert slots["asking"] is None


async def test_many_yeses_bring_whom_to_call():
    steps = scripts()["grooming"].steps
    given = {step.key: "yes" for step in steps[:7]}
    _, parts, _ = await asked("dialogue/yes", Asking("grooming", 7, given))

    assert parts[0]["services"] == ["police_101", "ceop", "nspcc"]


async def test_stop_ends_it_and_forgets_the_answers():
    _, parts, slots = await asked("dialogue/stop", Asking(TRIAGE, 2, {"danger_now": "no"}))

    assert [part["key"] for part in parts] == ["dialogue/stop"]
    assert slots == {"asking": None}


async def test_resume_asks_the_question_where_it_stood():
    asking = Asking("radicalisation", 3, {"other_views": "yes"})
    _, parts, slots = await asked("dialogue/resume", asking)

    assert parts[0]["text"].startswith("4 of 8. ")
    assert slots == {"asking": asking.as_slot()}


@pytest.mark.parametrize("stray", ["dialogue/yes", "dialogue/resume", "dialogue/skip"])
async def test_a_stray_button_begins_anew_instead_of_failing(stray):
    _, parts, slots = await asked(stray)

    assert parts[0]["key"] == "ask/intro"
    assert slots == {"asking": Asking(TRIAGE).as_slot()}


async def test_starting_again_forgets_the_first_time():
    _, _, slots = await asked("dialogue/triage", Asking(TRIAGE, 2, {"danger_now": "no"}))

    assert slots == {"asking": Asking(TRIAGE).as_slot()}


async def test_the_child_is_called_what_the_parent_called_them():
    _, parts, _ = await asked("dialogue/triage", relation="your niece")

    assert "Is your niece in danger right now?" in parts[1]["text"]


async def test_an_age_that_is_known_is_not_asked():
    at_the_end = Asking(TRIAGE, 2, {"shared": "threat"})
    _, parts, slots = await asked("dialogue/no", at_the_end, age="12")

    assert [part["key"] for part in parts] == ["ask/ending"]
    assert slots == {"asking": None}


async def test_the_questions_are_counted_without_the_one_that_is_not_asked():
    _, parts, _ = await asked("dialogue/triage", age="12")

    assert parts[1]["text"].startswith("1 of 3. ")


async def test_the_age_chosen_is_kept_for_the_answers():
    _, _, slots = await asked("dialogue/14_to_15", Asking(TRIAGE, 3))

    assert slots["age"] == "14_to_15"


@pytest.mark.parametrize("choice", ["dialogue/skip", "dialogue/yes"])
async def test_a_choice_that_is_no_age_is_not_kept_as_one(choice):
    _, _, slots = await asked(choice, Asking(TRIAGE, 3))

    assert "age" not in slots


async def test_asking_to_be_asked_in_the_middle_goes_on():
    _, parts, _ = await asked("dialogue", Asking(TRIAGE, 1, {"danger_now": "no"}))

    assert parts[0]["key"] == "ask/triage/shared"


async def test_ways_to_start_fit_the_age_that_is_known():
    _, parts, slots = await asked("dialogue/starters", age="9")

    assert [part["key"] for part in parts] == ["ask/ending"]
    assert "Who do you play with?" in parts[0]["text"]
    assert slots == {"asking": None}


async def test_ways_to_start_ask_the_age_that_is_not_known():
    _, parts, _ = await asked("dialogue/starters")

    assert parts[1]["text"] == "How old is your child?"
    assert buttons(parts[1])[0] == "dialogue/under_8"


async def test_another_age_is_asked_and_does_not_replace_the_childs():
    _, parts, slots = await asked("dialogue/other_age", age="9")
    asking = Asking.from_slot(slots["asking"])
    assert parts[1]["key"] == "ask/starters/age"

    _, parts, slots = await asked("dialogue/16_plus", asking, age="9")
    assert "You decide more for yourself now." in parts[0]["text"]
    assert "age" not in slots


async def test_without_an_age_the_ways_fit_any():
    _, parts, _ = await asked("dialogue/skip", Asking(STARTERS))

    assert "What do you like best online just now?" in parts[0]["text"]


@pytest.mark.parametrize("name", sorted(set(scripts()) - {TRIAGE}))
async def test_a_child_who_writes_is_not_asked_a_parents_questions(name):
    _, parts, slots = await asked(f"dialogue/{name}", writer="child")

    assert [part["key"] for part in parts] == [scripts()[name].opening.for_child]
    assert slots == {"asking": None}


async def test_a_child_who_writes_is_asked_about_themselves():
    _, parts, _ = await asked("dialogue/triage", writer="child")
    assert parts[1]["text"] == "1 of 4. Are you in danger right now?"

    _, parts, _ = await asked("dialogue/14_to_15", Asking(TRIAGE, 3), writer="child")
    assert "You have done nothing wrong." in parts[0]["text"]


@pytest.mark.parametrize("name", sorted(scripts()))
async def test_every_ending_says_where_it_is_from(name):
    last = len(scripts()[name].steps) - 1
    _, parts, _ = await asked("dialogue/skip", Asking(name, last))

    assert parts[0]["sources"] == scripts()[name].opening.sources
    assert parts[0]["reviewed"]
