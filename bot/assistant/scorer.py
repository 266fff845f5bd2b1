"""Which answer a message asks for: two logistic regressions helped by the nearest examples.

Score of an answer = mean over both encoders of log P(answer | embedding) + 5 cos(nearest example)
+ 3 cos(nearest by character n-grams), the cosines by the base encoder. Whether anything fits at all
is the weighted cosine of the winner's nearest example: a probability always finds a winner, a
distance does not (measured on HINT3, docs/understanding.md). It is counted in units of how close
the data's own examples lie to each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.assistant import ngrams
from bot.assistant.closeness import closeness, typical_closeness
from bot.assistant.encoded import Encoded
from bot.assistant.encoder import Vectors
from bot.assistant.fitted import Fitted
from bot.assistant.post import Post
from bot.assistant.regression import Regression
from bot.assistant.resemblance import Resemblance
from bot.assistant.urgency.sentences import held_back

Floats = npt.NDArray[np.float32]
NEAR_WEIGHT, SPELLING_WEIGHT = 5.0, 3.0
LIKELY = 8  # labels whose examples are compared; 12 would change no held-out topic, 60 one


@dataclass(frozen=True)
class Scores:
    """One row a message, one column a label: score, and relative closeness of its nearest example.

    A closeness of 1 is as close as the data's own examples usually are to each other.
    """

    labels: list[str]
    score: Floats
    closeness: Floats

    def probabilities(self, temperature: float = 1.0) -> Floats:
        """Scores as probabilities; the temperature is what calibration found."""
        scaled = self.score / temperature
        shifted = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
        return result


class AnswerScorer:
    """Scores every answer for a message."""

    def __init__(self, fitted: Fitted) -> None:
        self.fitted = fitted
        self._starts = np.searchsorted(fitted.owners, np.arange(len(fitted.labels)))
        ends = [*self._starts[1:].tolist(), len(fitted.owners)]
        self._examples = [fitted.vectors[a:b] for a, b in zip(self._starts, ends, strict=True)]
        self._resemblance = Resemblance(fitted.grams, fitted.rarity)

    @classmethod
    def fit(cls, examples: Encoded, labels: list[str], written: list[str]) -> AnswerScorer:
        """Learns from examples in seconds; `labels` and the texts as `written` go with them."""
        texts, vectors = examples.texts, examples.general
        names = sorted(set(labels))
        owners = np.array([names.index(label) for label in labels])
        order = np.argsort(owners, kind="stable")
        matrix = ngrams.counts([texts[i] for i in order])
        rarity = ngrams.inverse_frequency(matrix)
        grams = ngrams.weighted(matrix, rarity)
        unseen = np.array([held_back(written[i]) for i in order])
        return cls(
            Fitted(
                labels=names,
                general=Regression.fit(vectors[order], owners[order]),
                taught=Regression.fit(examples.taught[order], owners[order]),
                vectors=vectors[order],
                owners=owners[order],
                grams=grams,
                rarity=rarity,
                typical=typical_closeness(vectors[order], grams, owners[order], unseen),
            )
        )

    def score(self, asked: Encoded) -> Scores:
        """Scores every label for every text."""
        known, vectors = self.fitted, asked.general
        log_p = (known.general.log_p(vectors) + known.taught.log_p(asked.taught)) / 2
        near = self._near(vectors, likeliest(log_p, LIKELY))
        spelling = self.spelling(asked)
        return Scores(
            labels=known.labels,
            score=(log_p + NEAR_WEIGHT * near + SPELLING_WEIGHT * spelling).astype(np.float32),
            closeness=(closeness(near, spelling) / known.typical).astype(np.float32),
        )

    def spelling(self, post: Post) -> Floats:
        """The cosine of each label's nearest example by n-grams, a row a text."""
        return post.once(
            f"spelling {id(self)}", lambda: np.stack([self._nearest(text) for text in post.texts])
        )

    def _nearest(self, text: str) -> Floats:
        nearest: Floats = np.maximum.reduceat(self._resemblance.cosines(text), self._starts)
        return nearest

    def _near(self, vectors: Vectors, labels: set[int]) -> Floats:
        """The cosine of each label's nearest example, 0 for other labels than these.

        Reading every example for every message is what would cost most (17 MB of vectors).
        """
        result = np.zeros((len(vectors), len(self.fitted.labels)), np.float32)
        for label in labels:
            result[:, label] = (self._examples[label] @ vectors.T).max(axis=0)
        return result


def likeliest(log_p: Floats, many: int) -> set[int]:
    """The labels that are among the likeliest of any row."""
    if many >= log_p.shape[1]:
        return set(range(log_p.shape[1]))
    return set(np.argpartition(-log_p, many, axis=1)[:, :many].ravel().tolist())
