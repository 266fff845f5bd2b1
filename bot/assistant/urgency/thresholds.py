"""How sure the opinions on a post must be before it is heard as urgent."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.content.files import Record, parse, read_yaml

Column = npt.NDArray[np.float32]
SURE = 0.99
SHORT_WORDS = 5
WHOLE_WORDS = 180  # what is longer may be cut before it is heard: MAX_TOKENS of the encoders
OWN_LIFE = "own_life"
NEVER = 2.0  # no probability reaches it


class Thresholds(Record):
    """Chosen on the curve that `make eval` draws; recall first (data/urgency/thresholds.yml).

    A passage says less than the whole, so it must be surer before it alone raises the alarm; so
    does a handful of words ("no, she's at her gran's"), most often a reply to a question; and so
    must a post that the rules hear as past ("two years ago") with nothing in it of the present.

    `doubtful` is for the head alone: from there on, or when a passage would raise the alarm, the
    second opinion on the whole is asked, and the others apply to both together. Where it has been
    asked about the answer, it is heard from `doubtful_when_asked` on. A passage then
    counts only if the whole is at least `passage_whole`. A post that names suicide gets no second
    opinion: the first is enough, from `immediate_own_life` on.
    """

    doubtful: float
    doubtful_when_asked: float
    passage_whole: float
    immediate: float
    immediate_short: float
    immediate_past: float
    immediate_own_life: float
    immediate_passage: float
    report: float
    report_passage: float

    def whole(self, text: str, contexts: frozenset[str]) -> float:
        """How sure the head must be of an emergency in `text`, whose `contexts` the rules heard."""
        least = self.immediate_short if len(text.split()) <= SHORT_WORDS else self.immediate
        least = self.immediate_own_life if OWN_LIFE in contexts else least
        past = "past" in contexts and "present" not in contexts
        return max(least, self.immediate_past) if past else least

    def passage(self, text: str, contexts: frozenset[str], whole: float) -> float:
        """How sure the head must be of one passage of `text`, of which `whole` is how likely."""
        heard = len(text.split()) <= WHOLE_WORDS and OWN_LIFE not in contexts
        return NEVER if heard and whole < self.passage_whole else self.immediate_passage

    def in_doubt(self, immediate: Column, contexts: frozenset[str], *, asked: bool) -> bool:
        """Whether the head alone (row 0: the whole) gives reason to hear a second opinion.

        It costs nothing if it has been `asked` already.
        """
        least = self.doubtful_when_asked if asked else self.doubtful
        unsure = immediate[0] >= least or immediate.max() >= SURE
        return bool(unsure) and OWN_LIFE not in contexts

    @classmethod
    def load(cls, folder: Path) -> Thresholds:
        """Reads the file.

        Raises:
            ContentError: a threshold is missing.
        """
        path = folder / "thresholds.yml"
        return parse(path, cls, read_yaml(path), "thresholds")
