"""The committed baseline: understanding that got worse is stopped, its sentences named."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.assistant.evaluation.outcome import Figures, Section, all_figures, all_wrong
from bot.assistant.evaluation.targets import TARGETS, Target
from bot.content.files import ContentError

Wrong = dict[str, list[str]]
HEARD = " -> "


@dataclass(frozen=True)
class Baseline:
    """The figures that are held, and what was wrong when they were measured."""

    figures: Figures
    wrong: Wrong

    @classmethod
    def of(cls, sections: Sequence[Section]) -> Baseline:
        """The held part of a run."""
        figures, wrong = all_figures(sections), all_wrong(sections)
        held = [target for target in TARGETS if target.figure in figures]
        return cls(
            figures={target.figure: _written(figures[target.figure]) for target in held},
            wrong={t.wrong: [_named(line) for line in wrong.get(t.wrong, [])] for t in held},
        )

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """Reads the committed file.

        Raises:
            ContentError: it is missing or is not what `save` wrote.
        """
        try:
            stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return cls(stored["figures"], stored["wrong"])
        except (OSError, ValueError, KeyError) as error:
            raise ContentError(
                f"{path} is missing or damaged. `python -m bot eval --accept` writes it.", file=path
            ) from error

    def save(self, path: Path) -> None:
        """Writes the file, the same way every time."""
        stored = {"figures": self.figures, "wrong": {k: sorted(v) for k, v in self.wrong.items()}}
        text = json.dumps(stored, indent=1, sort_keys=True, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Setback:
    """A figure that fell behind, and the sentences that were not wrong before."""

    target: Target
    before: float
    now: float
    sentences: list[str]

    def told(self) -> str:
        """In words, a sentence a line."""
        head = f"{self.target.says}: {self.now:.4f}, was {self.before:.4f}. Newly wrong:"
        return "\n".join([head, *(f"  {sentence}" for sentence in self.sentences or ["(none)"])])


def setbacks(before: Baseline, sections: Sequence[Section]) -> list[Setback]:
    """Every held figure of this run that is worse than the baseline by more than its slack."""
    wrong = all_wrong(sections)
    figures = {name: _written(figure) for name, figure in all_figures(sections).items()}
    return [
        Setback(target, was, now, _newly(wrong.get(target.wrong, []), before.wrong, target))
        for target in TARGETS
        if (was := before.figures.get(target.figure)) is not None
        and (now := figures.get(target.figure)) is not None
        and target.worse(now, was)
    ]


def _written(figure: float) -> float:
    """As the file has it: one in 253 must not be worse than one in 253 because it was rounded."""
    return round(figure, 5)


def _newly(lines: Sequence[str], before: Wrong, target: Target) -> list[str]:
    known = set(before.get(target.wrong, []))
    return [line for line in lines if _named(line) not in known]


def _named(line: str) -> str:
    """A line without what was heard, which may differ while the sentence is as wrong as before."""
    return line.rsplit(HEARD, 1)[0]
