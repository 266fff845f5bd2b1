"""Reads one post's urgency: the worst of its passages and of the whole, rules and head together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.assistant.encoded import Encoded
from bot.assistant.urgency.cues import Cue, Rules
from bot.assistant.urgency.head import Head
from bot.content.files import Record, parse, read_yaml
from bot.contract import URGENCIES, Urgency, UrgencyLevel

SURE = 0.99
SHORT_WORDS = 5
GRAVEST_FIRST = ("self_harm_now", "terrorism_now", "abuse_now", "meeting_now", "life", "missing")
_NONE, _REPORT, _IMMEDIATE = range(len(URGENCIES))


class Thresholds(Record):
    """Chosen on the curve that `make eval` draws; recall first (data/urgency/thresholds.yml).

    A passage says less than the whole, so it must be surer before it alone raises the alarm; so
    does a handful of words ("no, she's at her gran's"), most often a reply to a question; and so
    must a post that the rules hear as past ("two years ago") with nothing in it of the present.
    """

    immediate: float
    immediate_short: float
    immediate_past: float
    immediate_passage: float
    report: float
    report_passage: float

    def whole(self, text: str, contexts: frozenset[str]) -> float:
        """How sure the head must be of an emergency in `text`, whose `contexts` the rules heard."""
        least = self.immediate_short if len(text.split()) <= SHORT_WORDS else self.immediate
        past = "past" in contexts and "present" not in contexts
        return max(least, self.immediate_past) if past else least

    @classmethod
    def load(cls, folder: Path) -> Thresholds:
        """Reads the file.

        Raises:
            ContentError: a threshold is missing.
        """
        path = folder / "thresholds.yml"
        return parse(path, cls, read_yaml(path), "thresholds")


@dataclass(frozen=True)
class UrgencyReading:
    """The urgency, and the emergency answer a cue asks for (or None)."""

    urgency: Urgency
    emergency: str | None


class UrgencyReader:
    """Rules and head together."""

    def __init__(self, rules: Rules, head: Head, thresholds: Thresholds) -> None:
        self._rules, self._head, self._thresholds = rules, head, thresholds

    def read(self, post: Encoded) -> UrgencyReading:
        """The urgency of `post`."""
        probabilities = self._head.probabilities(post.taught)
        cues, contexts = self.rules_say(post.texts)
        level, confidence, row = self._level(
            probabilities, cues, self._thresholds.whole(post.texts[0], contexts)
        )
        because = [cue.because for cue in cues if cue.level == level]
        if level != "none" and not because:
            because = [f"resembles: {self._head.nearest(post.taught[row], URGENCIES.index(level))}"]
        return UrgencyReading(
            urgency=Urgency(level=level, confidence=round(confidence, 3), because=because[:4]),
            emergency=_gravest([cue.emergency for cue in cues if cue.emergency]),
        )

    def rules_say(self, parts: list[str]) -> tuple[list[Cue], frozenset[str]]:
        """Standing cues of the sentences, and every kind of context in them.

        The whole, which comes first, counts only where it is one sentence.
        """
        heard = [self._rules.hear(part) for part in parts[1:] or parts]
        cues = {cue.key: cue for part in heard for cue in part.standing()}
        return list(cues.values()), frozenset().union(*(part.contexts for part in heard))

    def _level(
        self, probabilities: npt.NDArray[np.float32], cues: list[Cue], alarming: float
    ) -> tuple[UrgencyLevel, float, int]:
        """The level, how sure, and the row (0: the whole) that decided."""
        limits = self._thresholds
        immediate, report = probabilities[:, _IMMEDIATE], 1 - probabilities[:, _NONE]
        if any(cue.level == "immediate" for cue in cues):
            return "immediate", SURE, int(immediate.argmax())
        if row := _first_over(immediate, alarming, limits.immediate_passage):
            return "immediate", float(immediate[row - 1]), row - 1
        if any(cue.level == "report" for cue in cues):
            return "report", SURE, int(report.argmax())
        if row := _first_over(report, limits.report, limits.report_passage):
            return "report", float(report[row - 1]), row - 1
        return "none", float(probabilities[0, _NONE]), 0


def _first_over(column: npt.NDArray[np.float32], whole: float, passage: float) -> int:
    """1 + the surest row over its threshold, or 0: row 0 is the whole, the rest passages."""
    limits = np.full(len(column), passage)
    limits[0] = whole
    over = np.flatnonzero(column >= limits)
    return int(over[np.argmax(column[over])]) + 1 if len(over) else 0


def _gravest(kinds: list[str]) -> str | None:
    """The emergency that says most when several cues stand; None when none does."""
    return min(kinds, key=GRAVEST_FIRST.index, default=None)
