"""Reads one post's urgency: the worst of its passages and of the whole, rules and head together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.assistant.encoded import Encoded
from bot.assistant.urgency.cues import Cue, Rules
from bot.assistant.urgency.head import Floats, Head
from bot.assistant.urgency.opinion import SecondOpinion
from bot.content.files import Record, parse, read_yaml
from bot.contract import URGENCIES, Urgency, UrgencyLevel

SURE = 0.99
SHORT_WORDS = 5
WHOLE_WORDS = 180  # what is longer may be cut before it is heard: MAX_TOKENS of the encoders
OWN_LIFE = "own_life"
NEVER = 2.0  # no probability reaches it
GRAVEST_FIRST = ("self_harm_now", "terrorism_now", "abuse_now", "meeting_now", "life", "missing")
Column = npt.NDArray[np.float32]
_NONE, _REPORT, _IMMEDIATE = range(len(URGENCIES))


class Thresholds(Record):
    """Chosen on the curve that `make eval` draws; recall first (data/urgency/thresholds.yml).

    A passage says less than the whole, so it must be surer before it alone raises the alarm; so
    does a handful of words ("no, she's at her gran's"), most often a reply to a question; and so
    must a post that the rules hear as past ("two years ago") with nothing in it of the present.

    `doubtful` is for the head alone: from there on, or when a passage would raise the alarm, the
    second opinion on the whole is asked, and the others apply to both together. A passage then
    counts only if the whole is at least `passage_whole`. A post that names suicide gets no second
    opinion: the first is enough.
    """

    doubtful: float
    passage_whole: float
    immediate: float
    immediate_short: float
    immediate_past: float
    immediate_passage: float
    report: float
    report_passage: float

    def whole(self, text: str, contexts: frozenset[str]) -> float:
        """How sure the head must be of an emergency in `text`, whose `contexts` the rules heard."""
        least = self.immediate_short if len(text.split()) <= SHORT_WORDS else self.immediate
        least = self.doubtful if OWN_LIFE in contexts else least
        past = "past" in contexts and "present" not in contexts
        return max(least, self.immediate_past) if past else least

    def passage(self, text: str, contexts: frozenset[str], whole: float) -> float:
        """How sure the head must be of one passage of `text`, of which `whole` is how likely."""
        heard = len(text.split()) <= WHOLE_WORDS and OWN_LIFE not in contexts
        return NEVER if heard and whole < self.passage_whole else self.immediate_passage

    def in_doubt(self, immediate: Column, contexts: frozenset[str]) -> bool:
        """Whether the head alone (row 0: the whole) gives reason to ask a second time."""
        unsure = immediate[0] >= self.doubtful or immediate.max() >= SURE
        return bool(unsure) and OWN_LIFE not in contexts

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
    """Rules, head and, where the head is in doubt, the second opinion together."""

    def __init__(
        self, rules: Rules, head: Head, thresholds: Thresholds, opinion: SecondOpinion | None = None
    ) -> None:
        """Without an `opinion`, as while learning, the head stands alone."""
        self._rules, self._head, self._thresholds = rules, head, thresholds
        self._opinion = opinion

    def read(self, post: Encoded) -> UrgencyReading:
        """The urgency of `post`."""
        cues, contexts = self.rules_say(post.texts)
        probabilities = self.probabilities(post, contexts)
        heard, whole = (post.texts[0], contexts), float(probabilities[0, _IMMEDIATE])
        limits = self._thresholds.whole(*heard), self._thresholds.passage(*heard, whole)
        level, confidence, row = self._level(probabilities, cues, limits)
        because = [cue.because for cue in cues if cue.level == level]
        if level != "none" and not because:
            because = [f"resembles: {self._head.nearest(post.taught[row], URGENCIES.index(level))}"]
        return UrgencyReading(
            urgency=Urgency(level=level, confidence=round(confidence, 3), because=because[:4]),
            emergency=_gravest([cue.emergency for cue in cues if cue.emergency]),
        )

    def probabilities(self, post: Encoded, contexts: frozenset[str]) -> Floats:
        """Rows of (none, report, immediate): the whole, settled where it is in doubt, and passages.

        `contexts` are what the rules hear in the post.
        """
        rows = self._head.probabilities(post.taught)
        if self._opinion and self._thresholds.in_doubt(rows[:, _IMMEDIATE], contexts):
            rows[0] = self._opinion.settled(post.texts[0], rows[0])
        return rows

    def rules_say(self, parts: list[str]) -> tuple[list[Cue], frozenset[str]]:
        """Standing cues of the sentences, and every kind of context in them.

        The whole, which comes first, counts only where it is one sentence.
        """
        heard = [self._rules.hear(part) for part in parts[1:] or parts]
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
