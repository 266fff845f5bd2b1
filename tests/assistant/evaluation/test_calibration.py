import pytest

from bot.assistant.decide import Decided
from bot.assistant.evaluation.calibration import calibration
from bot.assistant.evaluation.samples import Sample
from bot.assistant.evaluation.trials import Trial
from bot.assistant.ranking import Ranked
from bot.contract import Urgency

ASKED = Sample("a first phone?", topic="controls", answer="controls/first_phone", level="none")


def trial(*ranking: Ranked, answer: str, level="none", confidence=0.9) -> Trial:
    urgency = Urgency(level=level, confidence=confidence)
    return Trial(ASKED, Decided(answer, 0.5, "controls", urgency, [], None, list(ranking)))


def test_an_answer_that_was_not_given_counts_too():
    doubtful = trial(Ranked("controls/first_phone", 0.1, 0.8), answer="unsure")
    assert calibration([doubtful], []).figures["answers_error"] == pytest.approx(0.9)


def test_an_emergency_s_answer_has_no_confidence_of_its_own():
    urgent = trial(Ranked("controls/other", 0.9, 0.9), answer="emergency/life", level="immediate")
    assert calibration([urgent], []).figures["answers_error"] == 0
    passed_over = trial(
        Ranked("emergency/life", 0.6, 0.9),
        Ranked("controls/first_phone", 0.4, 0.9),
        answer="unsure",
    )
    assert calibration([passed_over], []).figures["answers_error"] == pytest.approx(0.6)


def test_a_level_that_is_surely_wrong_is_an_error():
    wrong = trial(Ranked("controls/other", 0.5, 0.5), answer="unsure", level="report")
    assert calibration([], [wrong]).figures["urgency_error"] == pytest.approx(0.9)
