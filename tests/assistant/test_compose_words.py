"""The words: for a child or a parent, of this family and this app, with services' short names."""

import re

import pytest

from bot.assistant.speech.compose import DEFAULTS, fill
from bot.assistant.speech.library import library
from bot.assistant.speech.moment import Moment
from bot.assistant.speech.parts import CLINIC
from bot.content.files import ContentError
from tests.assistant.speaking import heard, spoken

SAID = [wording for wordings in library().answers.values() for wording in wordings]
FOR_CHILDREN = [wording.key for wording in SAID if wording.writer == "child"]


def said(text, **slots):
    return fill(text, Moment(heard=heard("grooming/signs"), slots=slots), library())


def test_the_family_is_called_what_it_was_called():
    assert said("Is {child} safe? {Child} is.", relation="your son") == (
        "Is your son safe? Your son is."
    )


def test_an_unknown_family_and_app_are_called_plainly():
    assert said("{Child} uses {platform}.") == "Your child uses the app."
    assert said("{child}", relation=None) == DEFAULTS["relation"]


def test_the_app_is_named_when_it_is_known():
    assert said("Open {platform}.", platform="Roblox") == "Open Roblox."


def test_a_service_is_named_from_the_directory_only():
    assert said("Ring {police_101}.") == f"Ring {library().directory['police_101'].say}."


@pytest.mark.parametrize("wording", SAID, ids=lambda w: f"{w.key}-{w.writer or 'all'}")
def test_no_wording_leaves_a_brace_unfilled(wording):
    assert not re.search(r"[{}]", said(wording.text, relation="your niece", platform="Twitch"))


@pytest.mark.parametrize("key", FOR_CHILDREN)
def test_a_child_who_writes_is_spoken_to_as_a_child(key):
    for_child, for_parent = library().answer(key, "child"), library().answer(key)

    assert for_child.metadata.audience == "child"
    assert for_parent.metadata.audience == "parent"
    assert for_child.text != for_parent.text


@pytest.mark.parametrize("key", FOR_CHILDREN)
def test_a_childs_buttons_are_in_a_childs_words(key):
    buttons = spoken(key, slots={"writer": "child"})[-1].buttons

    assert not [
        b.title for b in buttons if re.search(r"\bmy (child|son|daughter)\b", b.title, re.I)
    ]


def test_a_practitioner_reads_what_everybody_reads():
    assert library().answer("grooming/what_is", "practitioner") == library().answer(
        "grooming/what_is"
    )


def test_a_child_hears_the_childs_wording_in_a_turn():
    child = spoken("nudes/shared_first_steps", slots={"writer": "child"})[0]
    parent = spoken("nudes/shared_first_steps")[0]

    assert child.services[0] == "childline"
    assert child.text != parent.text


@pytest.mark.parametrize(
    ("age", "said_too"), [("9", True), ("8_to_10", True), ("13", False), (None, False)]
)
def test_a_line_for_an_age_is_said_at_that_age(age, said_too):
    part = spoken("platform/snapchat", slots={"age": age, "relation": "your niece"})[0]

    assert ("your niece is still too young" in part.text) is said_too


AGED = [(wording, line) for wording in SAID for line in wording.metadata.ages]


@pytest.mark.parametrize(
    ("wording", "line"), AGED, ids=lambda it: getattr(it, "key", getattr(it, "label", it))
)
def test_each_line_for_an_age_is_said_to_its_reader(wording, line):
    slots = {"age": str(line.youngest or line.oldest), "writer": wording.writer}
    text = spoken(wording.key, slots=slots)[0].text

    assert said(line.say) in text
    assert not re.search(r"[{}]", text)


def test_the_clinic_is_an_offer_and_not_a_card():
    part = spoken("clinic/what_is")[0]

    assert part.offer_clinic
    assert CLINIC not in part.services


def test_an_unknown_answer_is_named():
    with pytest.raises(ContentError, match="'platform/gone'"):
        library().answer("platform/gone")
