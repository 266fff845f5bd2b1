"""Reads one post's urgency: the worst of its passages and of the whole, rules and head together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.assistant.encoded import Encoded
from bot.assistant.opinion import SecondOpinion
from bot.assistant.post import Post
from bot.assistant.settling import settled_levels
from bot.assistant.urgency.cues import Cue, Rules
from bot.assistant.urgency.head import Floats, Head
from bot.assistant.urgency.thresholds import SURE, Column, Thresholds
from bot.contract import URGENCIES, Urgency, UrgencyLevel

GRAVEST_FIRST = ("self_harm_now", "terrorism_now", "abuse_now", "meeting_now", "life", "missing")
_NONE, _REPORT, _IMMEDIATE = range(len(URGENCIES))


@dataclass(frozen=True)
class UrgencyReading:
    """The urgency, and the emergency answer a cue asks for (or None)."""

    urgency: Urgency
    emergency: str | None


class UrgencyReader:
    """Rules, head and, where the head is in doubt, the second opinion together."""

    def __init__(
        self, rules: Rules, head: Head, thresholds: Thresholds, opinion: SecondOpinion | None = None
    ) -> None:
        """Without an `opinion`, as while learning, the head stands alone."""
        self._rules, self._head, self._thresholds = rules, head, thresholds
        self._opinion = opinion

    def read(self, post: Encoded) -> UrgencyReading:
        """The urgency of `post`."""
        cues, contexts = self.rules_say(post)
        alarmed = any(cue.level == "immediate" for cue in cues)
        probabilities = self.probabilities(post, contexts, alarmed=alarmed)
        heard, whole = (post.texts[0], contexts), float(probabilities[0, _IMMEDIATE])
        limits = self._thresholds.whole(*heard), self._thresholds.passage(*heard, whole)
        level, confidence, row = self._level(probabilities, cues, limits)
        because = [cue.because for cue in cues if cue.level == level]
        if level != "none" and not because and not post.second.waiting:
            because = [f"resembles: {self._head.nearest(post.taught[row], URGENCIES.index(level))}"]
        return UrgencyReading(
            urgency=Urgency(level=level, confidence=round(confidence, 3), because=because[:4]),
            emergency=_gravest([cue.emergency for cue in cues if cue.emergency]),
        )

    def probabilities(
        self, post: Encoded, contexts: frozenset[str], *, alarmed: bool = False
    ) -> Floats:
        """Rows of (none, report, immediate): the whole, settled where it is in doubt, and passages.

        `contexts` are what the rules hear in the post; where a cue has raised the alarm, there is
        nothing left to settle.
        """
        rows = self._head.probabilities(post.taught)
        if self._opinion is None or alarmed:
            return rows
        asked = post.second.wanted
        if self._thresholds.in_doubt(rows[:, _IMMEDIATE], contexts, asked=asked):
            second = post.second.about(post.texts[0], self._opinion)
            rows[0] = rows[0] if second is None else settled_levels(rows[0], second.levels)
        return rows

    def rules_say(self, post: Post) -> tuple[list[Cue], frozenset[str]]:
        """Standing cues of the passages, and every kind of context in them."""
        heard = post.once("rules", lambda: self._rules.hear_all(post))
        cues = {cue.key: cue for part in heard for cue in part.standing()}
        return list(cues.values()), frozenset().union(*(part.contexts for part in heard))

    def _level(
        self, probabilities: Floats, cues: list[Cue], alarming: tuple[float, float]
    ) -> tuple[UrgencyLevel, float, int]:
        """The level, how sure, and the row (0: the whole) that decided."""
        limits = self._thresholds
        immediate, report = probabilities[:, _IMMEDIATE], 1 - probabilities[:, _NONE]
        if any(cue.level == "immediate" for cue in cues):
            return "immediate", SURE, int(immediate.argmax())
        if row := _first_over(immediate, *alarming):
            return "immediate", float(immediate[row - 1]), row - 1
        if any(cue.level == "report" for cue in cues):
            return "report", SURE, int(report.argmax())
        if row := _first_over(report, limits.report, limits.report_passage):
            return "report", float(report[row - 1]), row - 1
        return "none", float(probabilities[0, _NONE]), 0


def _first_over(column: Column, whole: float, passage: float) -> int:
    """1 + the surest row over its threshold, or 0: row 0 is the whole, the rest passages."""
    limits = np.full(len(column), passage)
    limits[0] = whole
    over = np.flatnonzero(column >= limits)
    return int(over[np.argmax(column[over])]) + 1 if len(over) else 0


def _gravest(kinds: list[str]) -> str | None:
    """The emergency that says most when several cues stand; None when none does."""
    return min(kinds, key=GRAVEST_FIRST.index, default=None)
