"""The arithmetic of evaluation, on plain lists of labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True)
class LabelScore:
    """How one label fares; shares are 0 where there is nothing to divide by."""

    label: str
    count: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def share(flags: Iterable[bool]) -> float:
    """The part that is true; 0 of nothing."""
    values = list(flags)
    return sum(values) / len(values) if values else 0.0


def label_scores(pairs: Sequence[Pair]) -> list[LabelScore]:
    """One row a label that is expected somewhere, in order; pairs are (expected, heard)."""
    expected, heard = Counter(e for e, _ in pairs), Counter(h for _, h in pairs)
    right = Counter(e for e, h in pairs if e == h)
    return [
        LabelScore(
            label=label,
            count=count,
            precision=right[label] / heard[label] if heard[label] else 0.0,
            recall=right[label] / count,
        )
        for label, count in sorted(expected.items())
    ]


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean F1 over the labels that are expected somewhere."""
    scores = label_scores(pairs)
    return sum(score.f1 for score in scores) / len(scores) if scores else 0.0


def confused(pairs: Iterable[Pair], most: int = 15) -> list[tuple[str, str, int]]:
    """(expected, heard, how often), most frequent first."""
    wrong = Counter((e, h) for e, h in pairs if e != h)
    ordered = sorted(wrong.items(), key=lambda item: (-item[1], item[0]))
    return [(expected, heard, count) for (expected, heard), count in ordered[:most]]


def percentile(values: Sequence[float], part: float) -> float:
    """The value under which `part` (0..1) of the values lie: nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


@dataclass(frozen=True)
class Bin:
    """Confidences between `low` and `high`: their mean, and how often they were right."""

    low: float
    high: float
    count: int
    stated: float
    right: float


def reliability(outcomes: Sequence[tuple[float, bool]], bins: int = 10) -> list[Bin]:
    """Bins of equal width that hold anything, from (confidence 0..1, whether it was right)."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in outcomes:
        held.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    return [
        Bin(
            low=place / bins,
            high=(place + 1) / bins,
            count=len(inside),
            stated=sum(confidence for confidence, _ in inside) / len(inside),
            right=share(right for _, right in inside),
        )
        for place, inside in sorted(held.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: mean distance of stated from right, weighted by count."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.stated - b.right) for b in bins) / total if total else 0.0
