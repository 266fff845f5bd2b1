"""The endings: a check's yeses weigh up, the triage questions lead to answers."""

from pathlib import Path

import pytest

from actions.kinds import MOST_LEADS, STARTERS, TRIAGE, load_scripts, scripts
from bot.assistant.speech.library import library
from bot.content.files import ContentError
from bot.content.quizzes import load_quiz
from bot.settings import ROOT

CHECKS = sorted(set(scripts()) - {TRIAGE, STARTERS})


def given(name, yeses=0, unsure=0):
    keys = [step.key for step in scripts()[name].steps]
    choices = ["yes"] * yeses + ["not_sure"] * unsure
    return dict(zip(keys, choices + ["no"] * (len(keys) - len(choices)), strict=True))


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize(
    ("yeses", "unsure", "result"),
    [
        (0, 0, "few"),
        (1, 0, "few"),
        (1, 1, "few"),
        (0, 3, "few"),
        (2, 0, "some"),
        (1, 2, "some"),
        (0, 4, "some"),
        (3, 1, "some"),
        (4, 0, "many"),
        (3, 2, "many"),
        (0, 8, "many"),
        (8, 0, "many"),
    ],
)
def test_yeses_count_one_and_not_sure_a_half(name, yeses, unsure, result):
    ending = scripts()[name].ending(given(name, yeses, unsure))

    assert ending.text == load_quiz(ROOT / "data" / "checks" / f"{name}.yml").results[result].text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("grooming", "asked_for_photos"),
        ("grooming", "wants_to_meet"),
        ("radicalisation", "material_or_contact"),
        ("radicalisation", "excuse_violence"),
    ],
)
def test_a_yes_that_matters_alone_is_never_few(name, key):
    results = load_quiz(ROOT / "data" / "checks" / f"{name}.yml").results
    only_one = {**given(name), key: "yes"}

    assert scripts()[name].ending(only_one).text == results["some"].text
    assert scripts()[name].ending({**only_one, key: "not_sure"}).text == results["few"].text


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_answered_is_few(name):
    assert scripts()[name].ending({}) == scripts()[name].ending(given(name))


def test_the_triage_questions_lead_where_the_choices_point():
    ending = scripts()[TRIAGE].ending(
        {"danger_now": "no", "shared": "threat", "knows_them": "no", "age": "14_to_15"}
    )

    assert ending.next[:2] == ["sextortion/threat_to_share", "grooming/stranger_contact"]


def test_no_more_leads_than_can_be_read():
    ending = scripts()[TRIAGE].ending({"danger_now": "no", "shared": "yes", "knows_them": "yes"})

    assert ending.next == [
        *["nudes/shared_first_steps", "grooming/someone_known"][:MOST_LEADS],
        "plan",
        "clinic/talk_to_someone",
    ]


def test_nothing_said_leads_to_whom_to_tell_and_to_a_person():
    assert scripts()[TRIAGE].ending({}).next == [
        "reporting/which_service",
        "plan",
        "clinic/talk_to_someone",
    ]


def test_every_choice_leads_to_an_answer_that_exists():
    choices = [choice for step in scripts()[TRIAGE].steps for choice in step.choices]
    targets = [key for c in choices for key in (c.leads_to, c.ends_with) if key]

    assert targets
    assert all(library().has(key) for key in targets)


def test_a_folder_without_the_questions_is_refused(tmp_path: Path):
    with pytest.raises(ContentError, match=r"ages\.yml"):
        load_scripts(tmp_path)
