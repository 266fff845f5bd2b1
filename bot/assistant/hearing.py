"""All of hearing in one object, without Rasa: what the graph components do, in their order.

Evaluation, benchmarks and the forum's tools hear exactly as the assistant does, on the same parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.assistant.decide import Decided, Scope, decide
from bot.assistant.encoder import Encoder, Vectors
from bot.assistant.language import passages
from bot.assistant.ranking import Ranking, rank
from bot.assistant.scorer import AnswerScorer
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.head import Head
from bot.assistant.urgency.lessons import Lesson
from bot.assistant.urgency.reader import Thresholds, UrgencyReader


@dataclass(frozen=True)
class Hearing:
    """Encoder, answers and urgency, ready to hear."""

    encoder: Encoder
    scorer: AnswerScorer
    reader: UrgencyReader
    scope: Scope

    @classmethod
    def fit(
        cls,
        encoder: Encoder,
        examples: Sequence[tuple[str, str]],
        lessons: Sequence[Lesson],
        urgency: Path,
        urgency_encoder: Encoder | None = None,
    ) -> Hearing:
        """Learns from (text, answer key) pairs and urgency lessons; `urgency` holds the rules."""
        alarm = urgency_encoder or encoder
        texts = [text for text, _ in examples]
        scorer = AnswerScorer.fit(texts, encoder.encode(texts), [key for _, key in examples])
        head = Head.fit(lessons, alarm.encode([lesson.text for lesson in lessons]))
        reader = UrgencyReader(Rules.load(urgency), head, Thresholds.load(urgency), alarm)
        return cls(encoder, scorer, reader, Scope())

    def hear(self, text: str) -> Decided:
        """Everything that is decided about one post."""
        whole = self.encoder.encode([text])[0]
        return decide(self.ranking(text, whole), self.reader.read(text), self.scope)

    def ranking(self, text: str, whole: Vectors) -> Ranking:
        """The answers to one post whose embedding is `whole`."""
        return ranking(self.scorer, self.encoder, text, whole)


def ranking(scorer: AnswerScorer, encoder: Encoder, text: str, whole: Vectors) -> Ranking:
    """The answers to one post, from its embedding and those of its passages."""
    parts = [part for part in passages(text) if part != text]
    vectors = np.concatenate([whole[np.newaxis, :], encoder.encode(parts)])
    return rank(scorer.score([text, *parts], vectors))
