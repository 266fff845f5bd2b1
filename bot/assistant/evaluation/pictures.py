"""The report's pictures. Colours are safe for colour-blind readers; every picture has words."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

from bot.assistant.evaluation.measures import Bin, Pair
from bot.assistant.evaluation.outcome import Picture

Line = tuple[Sequence[float], Sequence[float], str, str]


def confusion_matrix(title: str, pairs: Sequence[Pair]) -> Picture:
    """Expected downwards, heard across; each row's shares as shades, counts as figures."""
    labels = sorted({label for pair in pairs for label in pair})
    counts = np.zeros((len(labels), len(labels)))
    for expected, heard in pairs:
        counts[labels.index(expected), labels.index(heard)] += 1
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = plt.subplots(figsize=(9, 8))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=60, ha="right")
    axes.set_yticks(range(len(labels)), labels)
    axes.set_xlabel("heard as")
    axes.set_ylabel("expected")
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "white" if shares[row, column] > 1 / 2 else "black"
            axes.text(column, row, int(count), ha="center", va="center", color=colour, fontsize=7)
    return _picture(figure, title, "Confusion matrix; the tables beside it say the same in words.")


def lines(
    title: str, alt: str, drawn: Sequence[Line], labels: tuple[str, str], mark: float
) -> Picture:
    """Lines of (x, y, name, style) with an upright line at `mark`."""
    figure, axes = plt.subplots(figsize=(8, 4.5))
    for across, up, name, style in drawn:
        axes.plot(across, up, style, label=name)
    axes.axvline(mark, color="grey", linewidth=1, label=f"shipped ({mark:g})")
    axes.set_xlabel(labels[0])
    axes.set_ylabel(labels[1])
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    return _picture(figure, title, alt)


def reliability_diagram(title: str, series: Mapping[str, Sequence[Bin]]) -> Picture:
    """Stated against right; on the diagonal a confidence means what it says."""
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1, label="perfect")
    for (name, bins), marker in zip(series.items(), "osD^", strict=False):
        axes.plot([b.stated for b in bins], [b.right for b in bins], marker=marker, label=name)
    axes.set_xlabel("confidence stated")
    axes.set_ylabel("share that was right")
    axes.legend()
    return _picture(figure, title, "Reliability diagram; the table beside it has the figures.")


def _picture(figure: Any, title: str, alt: str) -> Picture:
    stream = io.BytesIO()
    figure.tight_layout()
    figure.savefig(stream, format="png", dpi=110, metadata={"Software": None})
    plt.close(figure)
    return Picture(title, alt, stream.getvalue())
