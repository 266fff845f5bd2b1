"""All of hearing in one object, without Rasa: what the graph components do, in their order.

Evaluation hears exactly as the assistant does, on the same parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.assistant.decide import Decided, Scope, decide
from bot.assistant.encoded import Encoded, Encoders
from bot.assistant.opinion import SecondOpinion, shared_opinion
from bot.assistant.ranking import Ranking, rank
from bot.assistant.scorer import AnswerScorer
from bot.assistant.settling import settled_ranking
from bot.assistant.urgency.cues import Rules
from bot.assistant.urgency.head import Head
from bot.assistant.urgency.lessons import Lesson
from bot.assistant.urgency.reader import UrgencyReader
from bot.assistant.urgency.thresholds import Thresholds


@dataclass(frozen=True)
class Hearing:
    """Encoders, answers and urgency, ready to hear."""

    encoders: Encoders
    scorer: AnswerScorer
    reader: UrgencyReader
    scope: Scope
    opinion: SecondOpinion

    @classmethod
    def fit(
        cls,
        encoders: Encoders,
        examples: Sequence[tuple[str, str]],
        lessons: Sequence[Lesson],
        urgency: Path,
    ) -> Hearing:
        """Learns from (text, answer key) pairs and urgency lessons; `urgency` holds the rules."""
        texts = [text for text, _ in examples]
        scorer = AnswerScorer.fit(encoders.encode(texts), [key for _, key in examples], texts)
        head = Head.fit(lessons, encoders.taught_vectors([lesson.text for lesson in lessons]))
        rules, limits, opinion = Rules.load(urgency), Thresholds.load(urgency), shared_opinion()
        return cls(encoders, scorer, UrgencyReader(rules, head, limits, opinion), Scope(), opinion)

    def hear(self, text: str) -> Decided:
        """Everything that is decided about one post."""
        post = self.encoders.read(text)
        return decide(self.ranked(post), self.reader.read(post), self.scope)

    def ranked(self, post: Encoded) -> Ranking:
        """The answers to a post, by both opinions where the first is in doubt."""
        return settled_ranking(rank(self.scorer.score(post)), post, self.opinion)
