"""One table of figures, the same for the screen, the picture and the CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

FEWEST = 5  # a figure below this could point at a family
HELD_BACK = f"<{FEWEST}"
Cell = str | int | None


@dataclass(frozen=True)
class Period:
    """From `since` (inclusive) until `until` (exclusive)."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Table:
    """Rows under headings; `bars` names the column that is drawn."""

    key: str
    title: str
    columns: list[str]
    rows: list[list[Cell]]
    bars: int | None = None
    note: str = ""
    drawn: list[tuple[str, int, bool]] = field(default_factory=list)

    def csv(self) -> str:
        """The table as CSV. A cell that a spreadsheet would run is made plain."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows([[_plain(cell) for cell in row] for row in self.rows])
        return out.getvalue()


def shown(count: int) -> Cell:
    """The count, or that it is too small to be shown; nothing is nothing."""
    return HELD_BACK if 0 < count < FEWEST else count


def hold_back(counts: Mapping[str, int]) -> dict[str, Cell]:
    """The counts with small ones held back; a lone one takes the next smallest with it.

    Otherwise it could be worked out from a total that is known elsewhere.
    """
    told = {name: shown(count) for name, count in counts.items()}
    hidden = [name for name, cell in told.items() if cell == HELD_BACK]
    others = sorted((c, n) for n, c in counts.items() if c >= FEWEST)
    if len(hidden) == 1 and others:
        told[others[0][1]] = "held back"
    return told


def counted(
    key: str,
    title: str,
    heading: str,
    counts: Mapping[str, int],
    labels: Mapping[str, str] | None = None,
    *,
    note: str = "",
) -> Table:
    """A table of counts by name, the labels in place of the names."""
    told, named = hold_back(counts), labels or {}
    rows: list[list[Cell]] = [[named.get(name, name), cell] for name, cell in told.items()]
    return Table(key, title, [heading, "Number"], rows, 1, note, drawn(rows))


def drawn(rows: Iterable[list[Cell]], column: int = 1) -> list[tuple[str, int, bool]]:
    """Bars for the picture: a label, a height, and whether the figure was held back."""
    return [(str(row[0]), _height(row[column]), not isinstance(row[column], int)) for row in rows]


def _height(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def _plain(cell: Cell) -> Cell:
    runs = isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@")
    return f"'{cell}" if runs else cell
