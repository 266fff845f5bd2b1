"""The action that asks, run as the action server runs it."""

import pytest

from actions.ask import ActionAsk
from actions.asking import Asking
from actions.script import TRIAGE, scripts
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


@pytest.mark.parametrize("name", sorted(set(scripts()) - {TRIAGE}))
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
    assert slots == {"asking": None}


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
