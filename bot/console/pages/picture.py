"""A bar chart as numbers for an SVG: the template draws it, no script is needed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.statistics import Table

WIDTH, LABELS, ROW, BAR = 640, 200, 28, 18
FIGURES = 64  # room at the right for the figure itself
MOST_ROWS = 31


@dataclass(frozen=True)
class Bar:
    """One bar: where it stands, how long it is, and what is written beside it."""

    label: str
    figure: str
    y: int
    length: float
    held_back: bool


@dataclass(frozen=True)
class Picture:
    """All bars, and the picture's height."""

    bars: list[Bar]
    height: int
    width: int = WIDTH
    labels: int = LABELS
    thick: int = BAR

    @classmethod
    def of(cls, table: Table) -> Picture | None:
        """The picture of a table; none when nothing is to be drawn."""
        drawn = table.drawn[-MOST_ROWS:]
        highest = max((height for _, height, _ in drawn), default=0)
        if not highest:
            return None
        room = WIDTH - LABELS - FIGURES
        bars = [
            Bar(label, _figure(height, hidden), n * ROW, room * height / highest, hidden)
            for n, (label, height, hidden) in enumerate(drawn)
        ]
        return cls(bars, ROW * len(bars))


def _figure(height: int, hidden: bool) -> str:
    return "held back" if hidden else str(height)
