"""The decision table, on rankings and readings as hearing makes them."""

import pytest

from bot.assistant.decide import Scope, decide
from bot.assistant.ranking import Ranked, Ranking
from bot.assistant.urgency.reader import UrgencyReading
from bot.contract import Urgency

SCOPE = Scope(in_scope=0.5, hopeless=0.3, sure=0.2, declined=0.3, second=0.6)
CLOSE, SURE = 0.9, 0.8


def ranked(key, confidence=SURE, closeness=CLOSE):
    return Ranked(key, confidence, closeness)


def decided(*best, level="none", emergency=None, passages=()):
    reading = UrgencyReading(Urgency(level=level, confidence=0.9), emergency)
    return decide(Ranking(list(best), list(passages)), reading, SCOPE)


def test_a_close_and_likely_answer_is_given():
    assert decided(ranked("grooming/signs"), ranked("nudes/law", 0.1)).answer == "grooming/signs"


@pytest.mark.parametrize(
    ("best", "level", "answer"),
    [
        (ranked("grooming/signs", closeness=0.4), "none", "unsure"),
        (ranked("grooming/signs", confidence=0.1), "none", "unsure"),
        (ranked("grooming/signs", closeness=0.2), "none", "out_of_scope"),
        (ranked("out_of_scope"), "none", "out_of_scope"),
        (ranked("out_of_scope", closeness=0.2), "none", "out_of_scope"),
        # Whatever worries is never sent away as none of our business.
        (ranked("grooming/signs", closeness=0.2), "report", "unsure"),
        (ranked("out_of_scope"), "report", "unsure"),
        (ranked("out_of_scope", closeness=0.2), "report", "unsure"),
    ],
)
def test_what_is_not_clear_is_not_answered(best, level, answer):
    assert decided(best, ranked("nudes/law", 0.05), level=level).answer == answer


@pytest.mark.parametrize(("share", "answer"), [(0.29, "grooming/signs"), (0.3, "out_of_scope")])
def test_what_is_likely_not_ours_is_declined_even_if_an_answer_is_likelier(share, answer):
    said = decided(ranked("grooming/signs", 0.4), ranked("out_of_scope", share))

    assert said.answer == answer


def test_an_emergency_goes_before_the_clearest_answer():
    said = decided(ranked("platform/roblox"), ranked("emergency/missing", 0.1), level="immediate")

    assert said.answer == "emergency/missing"
    assert said.confidence == 0.9
    assert said.topic == "platform"


def test_the_cue_names_the_kind_of_emergency():
    best = (ranked("emergency/missing"), ranked("emergency/life", 0.1), ranked("nudes/law", 0.1))

    assert decided(*best, level="immediate", emergency="self_harm_now").answer == (
        "emergency/self_harm_now"
    )


def test_what_a_cue_names_is_what_the_emergency_is_about():
    bullied = (ranked("cyberbullying/what_to_do"), ranked("selfharm/after_crisis", 0.1))
    asked = (ranked("emergency/self_harm_now"), ranked("selfharm/signs", 0.1))

    def topic(*best, cue):
        return decided(*best, level="immediate", emergency=cue).topic

    assert topic(*bullied, cue="self_harm_now") == "selfharm"
    assert topic(*bullied, cue="missing") == "cyberbullying"
    assert topic(*asked, cue="self_harm_now") == "emergency"


def test_an_emergency_of_no_known_kind_is_one_of_life():
    assert decided(ranked("smalltalk/ok"), level="immediate").answer == "emergency/life"


def test_an_emergency_whose_kind_is_a_guess_is_one_of_life():
    threat, guess = ranked("sextortion/threat_to_share"), ranked("emergency/meeting_now", 0.01)

    said = decided(threat, guess, level="immediate")

    assert said.answer == "emergency/life"
    assert said.alternatives == ["sextortion/threat_to_share"]


def test_without_urgency_no_emergency_is_answered():
    said = decided(ranked("emergency/life"), ranked("emergency/what_is_999", 0.3))

    assert said.answer == "emergency/what_is_999"


def test_suggestions_are_the_next_best_and_leave_small_talk_out():
    said = decided(
        ranked("grooming/signs", 0.1),
        ranked("smalltalk/hello", 0.09),
        ranked("out_of_scope", 0.09),
        ranked("nudes/law", 0.08),
        ranked("platform/roblox", 0.07),
        ranked("controls/by_age", 0.06),
    )

    assert said.answer == "unsure"
    assert said.alternatives == ["grooming/signs", "nudes/law", "platform/roblox"]


def test_a_second_question_is_heard_in_a_passage():
    second = ranked("controls/night_time")

    said = decided(ranked("platform/roblox"), passages=[ranked("platform/roblox"), second])

    assert said.also == "controls/night_time"


@pytest.mark.parametrize(
    "passage",
    [
        ranked("platform/fortnite"),
        ranked("smalltalk/thanks"),
        ranked("out_of_scope"),
        ranked("emergency/life"),
        ranked("controls/night_time", confidence=0.5),
        ranked("controls/night_time", closeness=0.4),
    ],
)
def test_what_is_no_clear_second_question_is_not_answered(passage):
    assert decided(ranked("platform/roblox"), passages=[passage]).also is None


def test_the_topic_is_that_of_most_of_the_ranking():
    said = decided(
        ranked("nudes/law", 0.3), ranked("grooming/signs", 0.25), ranked("grooming/what_is", 0.25)
    )

    assert (said.answer, said.topic) == ("nudes/law", "grooming")


def test_out_of_scope_is_its_own_topic():
    said = decided(ranked("grooming/signs", closeness=0.1))

    assert said.topic == "out_of_scope"
