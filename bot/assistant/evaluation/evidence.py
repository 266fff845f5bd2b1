"""What speaks for an urgency, taken apart, so that thresholds are tried without hearing again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.assistant.evaluation.samples import Sample
from bot.assistant.hearing import Hearing
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.head import Head
from bot.assistant.urgency.reader import UrgencyReader
from bot.assistant.urgency.thresholds import Thresholds
from bot.contract import UrgencyLevel

NEVER: Final = Thresholds(
    doubtful=2,
    doubtful_when_asked=2,
    passage_whole=0,
    immediate=2,
    immediate_short=2,
    immediate_past=2,
    immediate_own_life=2,
    immediate_passage=2,
    report=2,
    report_passage=2,
)


@dataclass(frozen=True)
class Evidence:
    """One sample's: the level that cues alone give, the rules' contexts, the head's probabilities.

    `immediate` and `worrying` (report or immediate) are pairs: of the whole, and the highest of a
    passage (0 where the post is one passage).
    """

    sample: Sample
    cues: UrgencyLevel
    contexts: frozenset[str]
    immediate: tuple[float, float]
    worrying: tuple[float, float]

    def level(self, limits: Thresholds) -> UrgencyLevel:
        """What the reader says at these thresholds."""
        heard = (self.sample.text, self.contexts)
        passage = limits.passage(*heard, self.immediate[0])
        if self.cues == "immediate" or _over(self.immediate, limits.whole(*heard), passage):
            return "immediate"
        if self.cues == "report" or _over(self.worrying, limits.report, limits.report_passage):
            return "report"
        return "none"


def gather(
    samples: Sequence[Sample], hearing: Hearing, head: Head, urgency: Path
) -> list[Evidence]:
    """Evidence on every sample, by another `head`; `urgency` is the folder of the rules."""
    rules = Rules.load(urgency)
    cues_only = UrgencyReader(rules, head, NEVER)
    reader = UrgencyReader(rules, head, Thresholds.load(urgency), hearing.opinion)
    return [_evidence(sample, hearing, reader, cues_only) for sample in samples]


def _evidence(
    sample: Sample, hearing: Hearing, reader: UrgencyReader, cues_only: UrgencyReader
) -> Evidence:
    post = hearing.encoders.read(sample.text)
    hearing.ranked(post)  # where the answer is in doubt, urgency is heard twice too
    _, contexts = reader.rules_say(post)
    none, _, immediate = reader.probabilities(post, contexts).T
    return Evidence(
        sample=sample,
        cues=cues_only.read(post).urgency.level,
        contexts=contexts,
        immediate=(float(immediate[0]), float(immediate[1:].max(initial=0))),
        worrying=(float(1 - none[0]), float((1 - none[1:]).max(initial=0))),
    )


def _over(found: tuple[float, float], whole: float, passage: float) -> bool:
    return found[0] >= whole or found[1] >= passage
