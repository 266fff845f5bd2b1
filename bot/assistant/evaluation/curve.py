"""The curve on which the urgency thresholds are chosen: what is missed against what is alarmed.

Chosen on the triage groups kept for calibration, with a head fitted without them; the held-out
sentences are drawn beside them only to see whether the choice carries over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np

from bot.assistant.evaluation.evidence import Evidence, gather
from bot.assistant.evaluation.ground import Ground
from bot.assistant.evaluation.measures import share
from bot.assistant.evaluation.outcome import Picture, Section, Table, percent
from bot.assistant.evaluation.pictures import Line, lines
from bot.assistant.evaluation.samples import Sample
from bot.assistant.urgency.head import Head
from bot.assistant.urgency.lessons import Lesson
from bot.assistant.urgency.sentences import held_back
from bot.assistant.urgency.thresholds import Thresholds

STEPS: Final = [*(float(step) for step in np.round(np.arange(0.05, 1.0, 0.05), 2)), 0.97, 0.99]
MOST_FALSE: Final = 0.03
Name = Literal[
    "immediate",
    "immediate_short",
    "immediate_past",
    "immediate_passage",
    "report",
    "report_passage",
]
NAMES: Final[tuple[Name, ...]] = get_args(Name)


@dataclass(frozen=True)
class Point:
    """A threshold and its price: the share missed, and the share of calm posts raised too far."""

    threshold: float
    missed: float
    false: float


def curve_section(ground: Ground, held_out: Sequence[Sample]) -> Section:
    """A curve for each threshold, drawn and tabled, with the shipped ones marked."""
    shipped = Thresholds.load(ground.urgency)
    held = [s for s in ground.sentences if s.level and held_back(s.group)]
    kept = [Sample(text=s.text, level=s.level) for s in held]
    unseen = _evidence(ground, ground.lessons_not_held_back(), kept)
    tests = _evidence(ground, ground.lessons(), held_out)
    section = Section(
        key="curve",
        title="Choosing the urgency thresholds",
        intro=(
            f"Calibration: {len(kept)} training sentences in groups that neither the encoder nor "
            f"this head learnt from. Held out: {len(held_out)} sentences, only to compare. One "
            "threshold moves at a time, the others stay as shipped. The rules count throughout, so "
            "no threshold misses what they find."
        ),
    )
    for name in NAMES:
        calibration, compared = (sweep(part, shipped, name) for part in (unseen, tests))
        section.figures[f"{name}_suggested_threshold"] = suggested(calibration).threshold
        section.tables.append(_table(name, calibration, compared))
        section.pictures.append(_draw(name, calibration, compared, getattr(shipped, name)))
    return section


def sweep(evidence: Sequence[Evidence], shipped: Thresholds, name: Name) -> list[Point]:
    """The price of every threshold of this name, the others staying as shipped."""
    return [_point(evidence, shipped.model_copy(update={name: step}), name, step) for step in STEPS]


def suggested(points: Sequence[Point]) -> Point:
    """The fewest missed with few enough false ones; of equals, the highest threshold."""
    fair = [p for p in points if p.false <= MOST_FALSE] or [min(points, key=lambda p: p.false)]
    return min(fair, key=lambda point: (point.missed, -point.threshold))


def _evidence(ground: Ground, lessons: list[Lesson], samples: Sequence[Sample]) -> list[Evidence]:
    vectors = ground.encoders.taught_vectors([lesson.text for lesson in lessons])
    head = Head.fit(lessons, vectors)
    return gather(samples, ground.hearing, head, ground.urgency)


def _point(evidence: Sequence[Evidence], limits: Thresholds, name: Name, step: float) -> Point:
    """For `immediate*`: emergencies missed, calm posts sent to 999. For `report*`: either worry."""
    heard = [(one.sample.level, one.level(limits)) for one in evidence]
    worries = {"immediate"} if name.startswith("immediate") else {"report", "immediate"}
    return Point(
        threshold=step,
        missed=share(level not in worries for expected, level in heard if expected in worries),
        false=share(level in worries for expected, level in heard if expected == "none"),
    )


def _table(name: Name, calibration: Sequence[Point], compared: Sequence[Point]) -> Table:
    rows = [
        [f"{a.threshold:.2f}", *map(percent, (a.missed, a.false, b.missed, b.false))]
        for a, b in zip(calibration, compared, strict=True)
    ]
    columns = ["threshold", "missed", "false", "held out: missed", "held out: false"]
    best = suggested(calibration).threshold
    note = f"Fewest missed with at most {percent(MOST_FALSE)} false: {best:g}."
    return Table(f"Threshold `{name}`", columns, rows, note)


def _draw(
    name: Name, calibration: Sequence[Point], compared: Sequence[Point], mark: float
) -> Picture:
    drawn: list[Line] = []
    for points, told, stroke in ((calibration, "calibration", "-"), (compared, "held out", "--")):
        steps = [point.threshold for point in points]
        drawn.append((steps, [p.missed for p in points], f"missed, {told}", f"C3{stroke}"))
        drawn.append((steps, [p.false for p in points], f"false, {told}", f"C0{stroke}"))
    alt = f"Shares missed and false over the threshold `{name}`; the table has the figures."
    return lines(f"Threshold `{name}`", alt, drawn, ("threshold", "share"), mark)
