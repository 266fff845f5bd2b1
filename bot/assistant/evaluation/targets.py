"""What the assistant should reach on held-out sentences of ours, and on HINT3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.assistant.evaluation.outcome import Figures, Table


@dataclass(frozen=True)
class Target:
    """One figure's goal; `slack` is how far it may fall behind the baseline without a failure.

    Emergencies have none. `wrong` is the list of sentences that tells why the figure fell.
    """

    figure: str
    says: str
    goal: float
    lower_is_better: bool = False
    slack: float = 0.005
    wrong: str = ""

    def met(self, value: float) -> bool:
        """Whether the goal is reached."""
        return value <= self.goal if self.lower_is_better else value >= self.goal

    def worse(self, value: float, before: float) -> bool:
        """Whether it fell behind by more than the slack."""
        behind = value - before if self.lower_is_better else before - value
        return behind > self.slack + 1e-9


def _most(figure: str, says: str, goal: float, slack: float = 0.005, wrong: str = "") -> Target:
    return Target(figure, says, goal, lower_is_better=True, slack=slack, wrong=wrong or figure)


def _least(figure: str, says: str, goal: float, wrong: str = "") -> Target:
    return Target(figure, says, goal, wrong=wrong or figure)


TARGETS: Final = (
    _most("triage.immediate_missed", "Emergencies missed", 0.01, slack=0),
    _most("triage.false_alarms", "False alarms on calm posts", 0.03),
    _most("triage.report_heard_as_none", "Crimes and abuse heard as nothing", 0.10),
    _least("questions.topic_accuracy", "Topic right", 0.92, "questions.topic"),
    _least("questions.first_three", "Right answer in the first three", 0.95),
    _least(
        "questions.out_of_scope_declined",
        "Out of scope declined",
        0.90,
        "questions.out_of_scope_not_declined",
    ),
    _most("questions.in_scope_declined", "In scope, yet declined", 0.05),
    _most("questions_urgency.immediate_missed", "Emergency questions missed", 0.01, slack=0),
    _most("questions_urgency.false_alarms", "Calm questions sent to 999", 0.03),
    _least("hint3.sofmattress.mcc", "HINT3 SOFMattress, MCC", 0.638),
    _least("hint3.curekart.mcc", "HINT3 Curekart, MCC", 0.603),
)


def targets_table(figures: Figures) -> Table:
    """Every target whose figure was measured."""
    rows = [
        [
            target.says,
            f"{figures[target.figure]:.3f}",
            f"{'at most' if target.lower_is_better else 'at least'} {target.goal:g}",
            "met" if target.met(figures[target.figure]) else "NOT MET",
        ]
        for target in TARGETS
        if target.figure in figures
    ]
    return Table("Targets", ["what", "measured", "target", ""], rows)
