"""The curves on which `Scope` is chosen: what is answered, rightly and wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.assistant.decide import UNSURE, Scope, calm_answer
from bot.assistant.evaluation.measures import share
from bot.assistant.evaluation.outcome import Picture, Section, Table, percent
from bot.assistant.evaluation.pictures import lines
from bot.assistant.evaluation.trials import Trial
from bot.assistant.ranking import OUT_OF_SCOPE, Ranking
from bot.content.emergencies import EMERGENCIES

# Settings of `Scope` and where to look for them.
STEPS: Final = {
    "in_scope": [float(step) for step in np.round(np.arange(0.3, 1.21, 0.05), 2)],
    "sure": [float(step) for step in np.round(np.arange(0.0, 0.61, 0.04), 2)],
    "declined": [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5],
}

NO_ANSWER: Final = (OUT_OF_SCOPE, UNSURE)
# What is drawn: its name in the report and its stroke.
CURVES: Final = {
    "right": ("ours: right answer", "C2-"),
    "wrong": ("ours: wrong answer", "C3--"),
    "declined": ("ours: declined", "C1:"),
    "others": ("out of scope: answered", "C0-."),
    "others_declined": ("out of scope: declined", "C4-"),
}


@dataclass(frozen=True)
class ScopePoint:
    """A setting and what it brings, as shares of our questions and of those that are not ours.

    Whoever is neither answered nor declined gets suggestions.
    """

    setting: float
    right: float
    wrong: float
    declined: float
    others: float
    others_declined: float


def scope_section(trials: Sequence[Trial]) -> Section:
    """What each closeness and each probability would bring; emergencies are left out."""
    calm = [trial for trial in trials if trial.level != "immediate"]
    section = Section(
        key="scope",
        title="Choosing when an answer is given",
        intro=f"{len(calm)} held-out questions; one setting serves every set, HINT3 too.",
    )
    for name, steps in STEPS.items():
        points = [_point(calm, Scope(**{name: step}), step) for step in steps]
        section.tables.append(_table(name, points))
        section.pictures.append(_draw(name, points))
    return section


def _point(trials: Sequence[Trial], scope: Scope, setting: float) -> ScopePoint:
    ours = [trial for trial in trials if trial.sample.in_scope]
    others = [trial for trial in trials if not trial.sample.in_scope]
    said, told_others = ([_said(trial, scope) for trial in group] for group in (ours, others))
    wanted = [trial.sample.answer for trial in ours]
    return ScopePoint(
        setting=setting,
        right=share(s == w for s, w in zip(said, wanted, strict=True)),
        wrong=share(s not in (*NO_ANSWER, w) for s, w in zip(said, wanted, strict=True)),
        declined=share(s == OUT_OF_SCOPE for s in said),
        others=share(s not in NO_ANSWER for s in told_others),
        others_declined=share(s == OUT_OF_SCOPE for s in told_others),
    )


def _said(trial: Trial, scope: Scope) -> str:
    """What is said to a calm post under this scope."""
    calm = [answer for answer in trial.heard.ranking if answer.key not in EMERGENCIES]
    return calm_answer(Ranking(calm, []), scope)


def _table(name: str, points: Sequence[ScopePoint]) -> Table:
    columns = [name, *(says for says, _ in CURVES.values())]
    rows = [[f"{p.setting:.2f}", *(percent(getattr(p, what)) for what in CURVES)] for p in points]
    return Table(f"Scope: `{name}`", columns, rows, f"Shipped: {getattr(Scope(), name):g}.")


def _draw(name: str, points: Sequence[ScopePoint]) -> Picture:
    steps = [point.setting for point in points]
    drawn = [
        (steps, [getattr(p, what) for p in points], says, stroke)
        for what, (says, stroke) in CURVES.items()
    ]
    alt = f"What is answered over `{name}`; the table has the figures."
    return lines(f"Scope: `{name}`", alt, drawn, (name, "share"), getattr(Scope(), name))
