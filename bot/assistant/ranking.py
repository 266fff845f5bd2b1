"""The answers to one post, best first, from the scores of the post and of its passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from bot.assistant.scorer import Floats, Scores
from bot.content.answers import topic_of
from bot.content.emergencies import EMERGENCIES

TEMPERATURE = 0.9
WHOLE_WEIGHT = 0.5
LEAST = 1e-3  # the weight of an idle passage; a post of nothing else is the mean of them
OUT_OF_SCOPE, SMALLTALK = "out_of_scope", "smalltalk"
LIKELIEST = 40  # what ranks lower holds next to nothing of the probability
ALWAYS = EMERGENCIES | {OUT_OF_SCOPE}  # asked for by name, wherever they rank
SECOND_SHARE = 0.3  # what the second opinion counts where it is asked (docs/decisions/0025)
TOPIC_POWER = 1.4  # 1 counts every faint answer, 3 only the best: both are worse on held-out


class Ranked(NamedTuple):
    """One answer's key, its probability, and how close its nearest example is (0..1)."""

    key: str
    confidence: float
    closeness: float

    @property
    def topic(self) -> str:
        """The part of the key before the slash."""
        return topic_of(self.key)


@dataclass(frozen=True)
class Ranking:
    """The answers that count, best first, and each passage's best: a second question shows.

    `second_topics` are the second opinion's probabilities of topics, where it was asked.
    """

    best: list[Ranked]
    passages: list[Ranked]
    second_topics: Mapping[str, float] = field(default_factory=dict)

    def topic(self) -> str:
        """The topic that holds most of the probability, its likeliest answers counting more."""
        likely = self.topics()
        return max(likely, key=lambda topic: likely[topic])

    def topics(self) -> dict[str, float]:
        """How likely each topic is, in proportion, by both opinions."""
        sums: dict[str, float] = {}
        for answer in self.best:
            sums[answer.topic] = sums.get(answer.topic, 0.0) + answer.confidence**TOPIC_POWER
        whole, second, share = sum(sums.values()) or 1.0, self.second_topics, SECOND_SHARE
        return {
            topic: (own / whole + LEAST) ** (1 - share)
            * (second.get(topic, own / whole) + LEAST) ** share
            for topic, own in sums.items()
        }

    def only(self, keys: frozenset[str]) -> Ranking:
        """The same ranking with no other answers than these."""
        return replace(self, best=[a for a in self.best if a.key in keys])

    def without(self, keys: frozenset[str]) -> Ranking:
        """The same ranking without these answers."""
        return replace(self, best=[a for a in self.best if a.key not in keys])


def rank(scores: Scores) -> Ranking:
    """Row 0 of `scores` is the whole post, the others its passages.

    A long post says many things once and its matter several times, so the post's probability is the
    whole's, mixed with the mean of its passages'. A passage counts by how likely it asks anything
    of us: greetings, thanks and the kettle say nothing of what the post is about.
    """
    probabilities = scores.probabilities(TEMPERATURE)
    mixed, closeness = probabilities[0], scores.closeness[0]
    if len(probabilities) > 1:
        weights = _matters(scores.labels, probabilities[1:])
        passages = np.average(probabilities[1:], axis=0, weights=weights)
        mixed = WHOLE_WEIGHT * mixed + (1 - WHOLE_WEIGHT) * passages
        closeness = scores.closeness.max(axis=0)
    return Ranking(
        best=_ordered(scores.labels, mixed, closeness),
        passages=[
            _ranked(scores.labels, row, near, int(row.argmax()))
            for row, near in zip(probabilities[1:], scores.closeness[1:], strict=True)
        ],
    )


def _matters(labels: list[str], passages: Floats) -> Floats:
    """How likely each passage asks for an answer that is neither small talk nor out of scope."""
    idle = [key == OUT_OF_SCOPE or topic_of(key) == SMALLTALK for key in labels]
    matters: Floats = np.maximum(1.0 - passages[:, idle].sum(axis=1), LEAST).astype(np.float32)
    return matters


def _ordered(labels: list[str], probabilities: Floats, closeness: Floats) -> list[Ranked]:
    order = np.argsort(-probabilities).tolist()
    kept = order[:LIKELIEST] + [i for i in order[LIKELIEST:] if labels[i] in ALWAYS]
    likely, close = probabilities.tolist(), closeness.tolist()
    return [Ranked(labels[i], likely[i], close[i]) for i in kept]


def _ranked(labels: list[str], probabilities: Floats, closeness: Floats, i: int) -> Ranked:
    return Ranked(labels[i], float(probabilities[i]), float(closeness[i]))
