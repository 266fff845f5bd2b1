from dataclasses import replace

import pytest

from bot.assistant.decide import Decided
from bot.assistant.evaluation.samples import Sample
from bot.assistant.evaluation.triage import triage, triage_figures
from bot.assistant.evaluation.trials import Trial
from bot.assistant.evaluation.understanding import understanding, understanding_figures
from bot.contract import Urgency, UrgencyLevel

SAMPLE = Sample("is this grooming", topic="grooming", answer="grooming/signs", level="none")


def trial(answer: str, topic: str, level: UrgencyLevel = "none", /, **sample: str) -> Trial:
    decided = Decided(
        answer=answer,
        confidence=0.7,
        topic=topic,
        urgency=Urgency(level=level, confidence=0.8),
        alternatives=["grooming/signs", "nudes/sent", "support/me"],
        also=None,
        ranking=[],
    )
    return Trial(replace(SAMPLE, **sample), decided)


def test_three_are_shown_an_answer_among_them():
    assert trial("nudes/asked", "nudes").first_three[0] == "nudes/asked"
    assert len(trial("nudes/asked", "nudes").first_three) == 3


def test_when_unsure_only_suggestions_are_shown():
    unsure = trial("unsure", "grooming")
    assert unsure.first_three == unsure.heard.alternatives
    assert unsure.topic_right


def test_who_is_declined_is_shown_nothing():
    declined = trial("out_of_scope", "out_of_scope")
    assert (declined.declined, declined.first_three) == (True, ["out_of_scope"])


def test_being_asked_back_is_no_refusal():
    figures = understanding_figures([trial("unsure", "grooming"), trial("unsure", "nudes")])
    assert figures["in_scope_declined"] == 0
    assert figures["in_scope_unsure"] == 1
    assert figures["topic_accuracy"] == 0.5


def test_answers_are_not_measured_where_nobody_decided_them():
    assert "first_three" not in understanding_figures([trial("unsure", "grooming", answer="")])


def test_wrong_sentences_are_named():
    lost = trial("out_of_scope", "out_of_scope", name="q7")
    section = understanding("questions", "", "", [lost])
    assert section.wrong["in_scope_declined"] == [
        "[q7] is this grooming | grooming -> out_of_scope"
    ]
    assert len(section.wrong["first_three"]) == 1


@pytest.mark.parametrize(
    ("expected", "heard", "figure"),
    [
        ("immediate", "report", "immediate_missed"),
        ("immediate", "none", "immediate_heard_as_none"),
        ("none", "immediate", "false_alarms"),
        ("report", "none", "report_heard_as_none"),
    ],
)
def test_each_mistake_has_its_figure_and_its_list(expected, heard, figure):
    mistaken = trial("unsure", "grooming", heard, level=expected)
    assert triage_figures([mistaken])[figure] == 1
    lists = triage("triage", "", "", [mistaken]).wrong
    assert any("is this grooming" in line for texts in lists.values() for line in texts)


def test_a_sample_without_a_level_is_not_measured():
    section = triage("triage", "", "", [replace_level(trial("unsure", "grooming"))])
    assert section.intro.startswith("0 ")


def replace_level(heard: Trial) -> Trial:
    return Trial(replace(heard.sample, level=None), heard.heard)
