"""Calibration: whether a confidence of 0.8 is right eight times in ten."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.evaluation.measures import Bin, calibration_error, reliability
from bot.assistant.evaluation.outcome import Section, Table, percent
from bot.assistant.evaluation.pictures import reliability_diagram
from bot.assistant.evaluation.trials import Trial
from bot.content.emergencies import EMERGENCIES


def calibration(questions: Sequence[Trial], posts: Sequence[Trial]) -> Section:
    """Reliability of the best answer, given or not, and of urgency levels."""
    calm = [trial for trial in questions if trial.level != "immediate"]
    answers = reliability([_best(trial) for trial in calm])
    levels = reliability([(t.heard.urgency.confidence, t.level == t.sample.level) for t in posts])
    return Section(
        key="calibration",
        title="Calibration",
        intro="A confidence that means what it says lies on the diagonal.",
        figures={
            "answers_error": calibration_error(answers),
            "urgency_error": calibration_error(levels),
        },
        tables=[_table("Answers", answers), _table("Urgency levels", levels)],
        pictures=[reliability_diagram("Reliability", {"answers": answers, "urgency": levels})],
    )


def _best(trial: Trial) -> tuple[float, bool]:
    """An emergency's answer is not chosen by ranking, so it has no confidence to calibrate."""
    best = next(ranked for ranked in trial.heard.ranking if ranked.key not in EMERGENCIES)
    return best.confidence, best.key == trial.sample.answer


def _table(title: str, bins: Sequence[Bin]) -> Table:
    rows = [
        [f"{b.low:.1f} to {b.high:.1f}", str(b.count), percent(b.stated), percent(b.right)]
        for b in bins
    ]
    note = f"Expected calibration error: {percent(calibration_error(bins))}."
    return Table(title, ["confidence", "sentences", "stated", "right"], rows, note)
