"""Sections as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.assistant.evaluation.outcome import Section, Table

WIDEST: Final = 60


def section_text(section: Section) -> str:
    """Tables first, then every list of sentences that went wrong."""
    parts = [f"\n== {section.title}\n{section.intro}", *map(table_text, section.tables)]
    for kind, texts in section.wrong.items():
        if texts:
            parts.append("\n".join([f"\n{kind} ({len(texts)}):", *(f"  {text}" for text in texts)]))
    return "\n".join(parts)


def table_text(table: Table) -> str:
    """Columns padded to their widest cell."""
    rows = [list(table.columns), *(list(row) for row in table.rows)]
    widths = [min(WIDEST, max(len(row[i]) for row in rows)) for i in range(len(table.columns))]
    lines = [_line(row, widths) for row in rows]
    rule = "  ".join("-" * width for width in widths)
    note = [table.note] if table.note else []
    return "\n".join([f"\n{table.title}", lines[0], rule, *lines[1:], *note])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()
