"""The curves on which `Scope` is chosen: what is answered, rightly and wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.assistant.decide import OUT_OF_SCOPE, Scope
from bot.assistant.evaluation.measures import share
from bot.assistant.evaluation.outcome import Picture, Section, Table, percent
from bot.assistant.evaluation.pictures import lines
from bot.assistant.evaluation.trials import Trial
from bot.content.emergencies import EMERGENCIES

# Settings of `Scope` and where to look for them.
STEPS: Final = {
    "in_scope": [float(step) for step in np.round(np.arange(0.3, 1.21, 0.05), 2)],
    "sure": [float(step) for step in np.round(np.arange(0.0, 0.61, 0.04), 2)],
}


@dataclass(frozen=True)
class ScopePoint:
    """A setting and what it brings: shares of ours answered rightly and wrongly, and of others'.

    The rest of ours get suggestions; the rest of others' get suggestions or are declined.
    """

    setting: float
    right: float
    wrong: float
    others: float


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
    said = [_said(trial, scope) for trial in ours]
    wanted = [trial.sample.answer for trial in ours]
    return ScopePoint(
        setting=setting,
        right=share(s == w for s, w in zip(said, wanted, strict=True)),
        wrong=share(s not in ("", w) for s, w in zip(said, wanted, strict=True)),
        others=share(_said(trial, scope) != "" for trial in others),
    )


def _said(trial: Trial, scope: Scope) -> str:
    """The answer given under this scope, or nothing."""
    best = next(r for r in trial.heard.ranking if r.key not in EMERGENCIES)
    given = best.closeness >= scope.in_scope and best.confidence >= scope.sure
    return best.key if given and best.key != OUT_OF_SCOPE else ""


def _table(name: str, points: Sequence[ScopePoint]) -> Table:
    columns = [name, "ours: right answer", "ours: wrong answer", "out of scope: answered"]
    rows = [
        [f"{p.setting:.2f}", percent(p.right), percent(p.wrong), percent(p.others)] for p in points
    ]
    return Table(f"Scope: `{name}`", columns, rows, f"Shipped: {getattr(Scope(), name):g}.")


def _draw(name: str, points: Sequence[ScopePoint]) -> Picture:
    steps = [point.setting for point in points]
    drawn = [
        (steps, [p.right for p in points], "ours: right answer", "C2-"),
        (steps, [p.wrong for p in points], "ours: wrong answer", "C3--"),
        (steps, [p.others for p in points], "out of scope: answered", "C0-."),
    ]
    alt = f"What is answered over `{name}`; the table has the figures."
    return lines(f"Scope: `{name}`", alt, drawn, (name, "share"), getattr(Scope(), name))
