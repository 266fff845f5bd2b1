"""When the assistant is not sure it offers answers to choose from; twice in a row, a person."""

from bot.assistant.speech.compose import TALK_TO_SOMEONE
from bot.assistant.speech.library import library
from tests.assistant.speaking import keys, spoken

NEAR = ("grooming/signs", "platform/roblox", "controls/by_age")


def payloads(part):
    return [button.payload for button in part.buttons]


def test_suggests_the_nearest_answers_and_a_person():
    part = spoken("unsure", alternatives=NEAR)[0]

    assert payloads(part) == [*NEAR, TALK_TO_SOMEONE]


def test_a_suggestion_is_worded_as_its_answer_is_titled():
    part = spoken("unsure", alternatives=NEAR)[0]

    assert part.buttons[0].title == library().answer("grooming/signs").metadata.title


def test_a_child_is_offered_a_childs_words():
    near = ("selfharm/low_mood", "sextortion/already_paid")

    for_child = spoken("unsure", alternatives=near, slots={"writer": "child"})[0]

    assert [b.title for b in for_child.buttons[:2]] == [
        "I feel very low",
        "I have already paid them",
    ]


def test_an_answer_that_is_gone_is_not_suggested():
    part = spoken("unsure", alternatives=("platform/gone", *NEAR))[0]

    assert payloads(part) == [*NEAR, TALK_TO_SOMEONE]


def test_the_second_time_in_a_row_a_person_is_offered():
    part = spoken("unsure", alternatives=NEAR, shown=("grooming/signs", "unsure"))[0]

    assert part.key == "human"
    assert part.offer_clinic
    assert "nspcc" in part.services


def test_unsure_after_an_answer_counts_anew():
    assert keys(spoken("unsure", shown=("unsure", "grooming/signs"))) == ["unsure"]


def test_a_child_is_offered_childline_instead():
    part = spoken("unsure", shown=("unsure",), slots={"writer": "child"})[0]

    assert part.services[0] == "childline"
