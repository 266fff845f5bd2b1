"""What reaches the public site: the contract's messages, cards and numbers from the directory."""

from datetime import UTC, datetime

import pytest
import yaml

from bot.assistant.speech.allot import MOST_CARDS, allot
from bot.assistant.speech.library import library
from bot.assistant.speech.parts import Part
from bot.assistant.speech.present import present
from bot.contract import Reading, Turn, Urgency, turn_adapter
from bot.settings import ROOT
from tests.assistant.speaking import spoken

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
REFERENCE = "3F9A21C7"
READING = Reading(topic="x", answer="x", urgency=Urgency(level="none", confidence=1))
SERVICES = yaml.safe_load((ROOT / "data" / "services.yml").read_text(encoding="utf-8"))["services"]
SAID = [wording for wordings in library().answers.values() for wording in wordings]


def shown(parts, now=NOON):
    """The messages after a journey over HTTP: written as JSON, read by the public site's schema."""
    turn = Turn(messages=present(parts, library(), now, REFERENCE), reading=READING)
    return turn_adapter.validate_json(turn.model_dump_json()).messages


def customs(parts):
    return [message.custom.type for message in shown(parts) if message.custom]


@pytest.mark.parametrize("wording", SAID, ids=lambda w: f"{w.key}-{w.writer or 'all'}")
def test_every_wording_can_be_sent(wording):
    for message in shown(
        spoken(wording.key, slots={"writer": wording.writer}, level="none")
        if wording.key != "unsure"
        else spoken("unsure", alternatives=("grooming/signs",))
    ):
        assert message.text or message.custom


def test_an_answer_has_its_cards_and_then_its_sources():
    assert customs(spoken("sextortion/threat_to_share")) == ["services", "sources"]


def test_an_emergency_has_its_own_block():
    assert customs(spoken("emergency/life", level="immediate"))[0] == "emergency"


def test_the_clinic_is_offered_last():
    assert customs(spoken("clinic/what_is"))[-1] == "offer_clinic"


@pytest.mark.parametrize("key", sorted(SERVICES))
def test_a_cards_numbers_are_those_of_the_directory(key):
    card = shown([Part(key="x", text="x", services=[key])])[0].custom.services[0]

    assert (card.phone, card.sms, card.url) == tuple(
        SERVICES[key].get(way) for way in ("phone", "sms", "url")
    )


def test_no_more_cards_than_can_be_taken_in():
    part = Part(key="x", text="x", services=sorted(SERVICES)[: MOST_CARDS + 2])

    assert len(shown([part])[0].custom.services) == MOST_CARDS


def test_no_more_cards_in_a_turn_however_much_is_said():
    parts = spoken("platform/roblox", also="controls/night_time", level="report", topic="grooming")
    blocks = [m.custom.services for m in shown(parts) if m.custom and m.custom.type == "services"]

    assert len(parts) == 3
    assert sum(map(len, blocks)) == MOST_CARDS


@pytest.mark.parametrize(
    ("wanted", "allotted"),
    [
        ([["a", "b", "c"]], [["a", "b", "c"]]),
        ([["a", "b", "c", "d"]], [["a", "b", "c"]]),
        ([["a", "b", "c"], ["d", "e"]], [["a", "b"], ["d"]]),
        ([["a", "b"], ["a", "c"]], [["a", "b"], ["c"]]),
        ([["a"], ["b"], ["c"], ["d"]], [["a"], ["b"], ["c"], []]),
        ([["a", "a", "b"], []], [["a", "b"], []]),
        ([], []),
    ],
)
def test_the_best_of_each_part_comes_before_the_rest(wanted, allotted):
    assert allot(wanted) == allotted


def test_a_card_says_whether_it_is_open_at_this_moment():
    act_early = [Part(key="x", text="x", services=["act_early"])]
    night = NOON.replace(hour=23)

    assert shown(act_early)[0].custom.services[0].open == "open"
    assert shown(act_early, night)[0].custom.services[0].open == "closed"


def test_a_source_that_is_gone_is_not_shown():
    part = Part(key="x", text="x", sources=["gone"], reviewed=NOON.date())

    assert customs([part]) == []


@pytest.mark.parametrize("topic", sorted(library().plans))
def test_a_plan_is_whole_and_filled(topic):
    plan = shown([Part(key="plan", text="Here.", plan=topic)])[-1].custom

    assert plan.type == "plan"
    assert plan.reference == REFERENCE
    assert plan.services
    assert not any("{" in line for line in [*plan.steps, *plan.keep, *plan.avoid])


@pytest.mark.parametrize("topic", sorted(library().plans))
def test_a_plans_title_says_nothing_to_whoever_finds_it(topic):
    title = library().plans[topic].title.lower()

    for word in (topic, "nude", "sex", "police", "suicide", "abuse", "extrem", "bully", "groom"):
        assert word not in title or topic in ("conversation", "platform")
