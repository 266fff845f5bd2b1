"""The curve on which `Scope().in_scope` is chosen: what is answered, rightly and wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.assistant.decide import OUT_OF_SCOPE, Scope
from bot.assistant.evaluation.measures import share
from bot.assistant.evaluation.outcome import Section, Table, percent
from bot.assistant.evaluation.pictures import lines
from bot.assistant.evaluation.trials import Trial
from bot.content.emergencies import EMERGENCIES

STEPS: Final = [float(step) for step in np.round(np.arange(0.4, 1.01, 0.025), 3)]


@dataclass(frozen=True)
class ScopePoint:
    """A closeness and what it brings: shares of ours answered rightly and wrongly, and of others'.

    The rest of ours get suggestions; the rest of others' get suggestions or are declined.
    """

    closeness: float
    right: float
    wrong: float
    others: float


def scope_section(trials: Sequence[Trial]) -> Section:
    """What each closeness would bring on held-out questions; emergencies are left out."""
    calm = [trial for trial in trials if trial.level != "immediate"]
    points, shipped = [_point(calm, step) for step in STEPS], Scope().in_scope
    rows = [
        [f"{p.closeness:.3f}", percent(p.right), percent(p.wrong), percent(p.others)]
        for p in points
    ]
    columns = ["closeness", "ours, right answer", "ours, wrong answer", "out of scope, answered"]
    drawn = [
        (STEPS, [p.right for p in points], "ours: right answer", "C2-"),
        (STEPS, [p.wrong for p in points], "ours: wrong answer", "C3--"),
        (STEPS, [p.others for p in points], "out of scope: answered", "C0-."),
    ]
    alt = "What is answered over the least closeness; the table has the figures."
    picture = lines("Scope", alt, drawn, ("least closeness", "share"), shipped)
    return Section(
        key="scope",
        title="Choosing how close an answer must be",
        intro=f"{len(calm)} held-out questions. Shipped: {shipped:g}, for every set (HINT3 too).",
        tables=[Table("Scope", columns, rows)],
        pictures=[picture],
    )


def _point(trials: Sequence[Trial], closeness: float) -> ScopePoint:
    ours = [trial for trial in trials if trial.sample.in_scope]
    others = [trial for trial in trials if not trial.sample.in_scope]
    return ScopePoint(
        closeness=closeness,
        right=share(_said(trial, closeness) == trial.sample.answer for trial in ours),
        wrong=share(_said(trial, closeness) not in ("", trial.sample.answer) for trial in ours),
        others=share(_said(trial, closeness) != "" for trial in others),
    )


def _said(trial: Trial, closeness: float) -> str:
    """The answer given at this closeness, or nothing."""
    best = next(r for r in trial.heard.ranking if r.key not in EMERGENCIES)
    close = best.closeness >= closeness and best.confidence >= Scope().sure
    return best.key if close and best.key != OUT_OF_SCOPE else ""
