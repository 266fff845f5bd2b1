"""The results as a markdown table with the budgets, to stand in docs/bench.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Result = dict[str, Any]
# A row: what it says, where it is, its unit, and the budget as a ratio of ours to theirs.
ROWS: list[tuple[str, Callable[[Result], float], str, str]] = [
    ("p50 per message", lambda r: r["p50_ms"], "ms", "at most 1/3"),
    ("p95 per message", lambda r: r["p95_ms"], "ms", ""),
    ("p99 per message", lambda r: r["p99_ms"], "ms", ""),
    ("messages/s, 1 client", lambda r: r["messages_per_s"]["1"], "/s", "at least 4 x"),
    ("messages/s, 8 clients", lambda r: r["messages_per_s"]["8"], "/s", "at least 4 x"),
    ("messages/s, 32 clients", lambda r: r["messages_per_s"]["32"], "/s", "at least 4 x"),
    ("memory, ready", lambda r: r["memory_ready_mb"], "MB", "at most 60 %"),
    ("memory, after the load", lambda r: r["memory_after_mb"], "MB", ""),
    ("time to ready", lambda r: r["ready_s"], "s", "at most 60 %"),
    ("training, empty cache", lambda r: r["training_s"], "s", ""),
    ("turn 5", lambda r: r["turn_5_ms"], "ms", ""),
    ("turn 200", lambda r: r["turn_200_ms"], "ms", ""),
    ("turn 200 / turn 5", lambda r: r["turn_200_ms"] / r["turn_5_ms"], "x", "ours: at most 1.5 x"),
    ("turns without an answer", lambda r: r["failed"], "", "0"),
]


def markdown(results: list[Result]) -> str:
    """One column a contestant; with two, the ratio of the first to the second."""
    columns = ["", *(result["title"] for result in results)]
    columns += ["ratio", "budget"] if len(results) > 1 else ["budget"]
    lines = [_line(columns), _line(["---", *["---:"] * (len(columns) - 2), "---"])]
    for told, value_of, unit, budget in ROWS:
        values = [_value(value_of, result) for result in results]
        shown = [f"{v:.4g} {unit}".strip() if v is not None else "not measured" for v in values]
        lines.append(_line([told, *shown, *_ratio(values), budget]))
    return "\n".join(lines) + "\n"


def _value(value_of: Callable[[Result], float], result: Result) -> float | None:
    try:
        return value_of(result)
    except KeyError:
        return None


def _ratio(values: list[float | None]) -> list[str]:
    if len(values) == 1:
        return []
    ours, theirs = values[0], values[1]
    return [f"{ours / theirs:.2f}" if ours is not None and theirs else ""]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
