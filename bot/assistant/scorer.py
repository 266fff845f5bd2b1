"""Which answer a message asks for: logistic regression helped by its nearest examples.

Score of an answer = log P(answer | embedding) + 5 cos(nearest example) + 3 cos(nearest by character
n-grams). Whether anything fits at all is the weighted cosine of the winner's nearest example: a
probability always finds a winner, a distance does not (measured on HINT3, docs/understanding.md).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.assistant import ngrams
from bot.assistant.encoder import Vectors

Floats = npt.NDArray[np.float32]
NEAR_WEIGHT, SPELLING_WEIGHT = 5.0, 3.0
SCOPE_EMBEDDING, SCOPE_SPELLING = 0.7, 0.3


@dataclass(frozen=True)
class Scores:
    """One row a message, one column a label: score and closeness (0..1) of its nearest example."""

    labels: list[str]
    score: Floats
    closeness: Floats

    def probabilities(self, temperature: float = 1.0) -> Floats:
        """Scores as probabilities; the temperature is what calibration found."""
        scaled = self.score / temperature
        shifted = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
        return result


@dataclass(frozen=True)
class Fitted:
    """What was learnt: numbers only, so a saved model can run no code. Rows go by label."""

    labels: list[str]
    weights: Floats
    bias: Floats
    vectors: Vectors
    owners: npt.NDArray[np.int64]
    grams: sparse.csr_matrix
    rarity: Floats

    def save(self, path: Path) -> None:
        """Writes one .npz without pickles."""
        arrays = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "grams"}
        sparse_parts = {name: getattr(self.grams, name) for name in ("data", "indices", "indptr")}
        np.savez_compressed(path, **arrays, **sparse_parts)

    @classmethod
    def load(cls, path: Path) -> Fitted:
        """Reads what `save` wrote; pickles are refused."""
        with np.load(path, allow_pickle=False) as stored:
            parts = {name: stored[name] for name in stored.files}
        shape = (len(parts["vectors"]), ngrams.FEATURES)
        grams = sparse.csr_matrix(tuple(parts.pop(n) for n in ("data", "indices", "indptr")), shape)
        labels = [str(label) for label in parts.pop("labels")]
        return cls(labels=labels, grams=grams, **parts)


class AnswerScorer:
    """Scores every answer for a message."""

    def __init__(self, fitted: Fitted) -> None:
        self.fitted = fitted
        self._starts = np.searchsorted(fitted.owners, np.arange(len(fitted.labels)))

    @classmethod
    def fit(cls, texts: list[str], vectors: Vectors, labels: list[str]) -> AnswerScorer:
        """Learns from examples in seconds; `vectors` are the embeddings of `texts`, in order."""
        names = sorted(set(labels))
        owners = np.array([names.index(label) for label in labels])
        order = np.argsort(owners, kind="stable")
        regression = LogisticRegression(C=10, max_iter=500, class_weight="balanced")
        regression.fit(vectors[order], owners[order])
        weights, bias = _multiclass(regression.coef_, regression.intercept_)
        matrix = ngrams.counts([texts[i] for i in order])
        rarity = ngrams.inverse_frequency(matrix)
        return cls(
            Fitted(
                labels=names,
                weights=weights,
                bias=bias,
                vectors=vectors[order],
                owners=owners[order],
                grams=ngrams.weighted(matrix, rarity),
                rarity=rarity,
            )
        )

    def score(self, texts: list[str], vectors: Vectors) -> Scores:
        """Scores every label for every text; `vectors` are the embeddings of `texts`."""
        known = self.fitted
        logits = vectors @ known.weights.T + known.bias
        log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        near = self._nearest(vectors @ known.vectors.T)
        grams = ngrams.weighted(ngrams.counts(texts), known.rarity)
        spelling = self._nearest((grams @ known.grams.T).toarray())
        return Scores(
            labels=known.labels,
            score=(log_p + NEAR_WEIGHT * near + SPELLING_WEIGHT * spelling).astype(np.float32),
            closeness=(SCOPE_EMBEDDING * near + SCOPE_SPELLING * spelling).astype(np.float32),
        )

    def _nearest(self, similarity: Floats) -> Floats:
        result: Floats = np.maximum.reduceat(similarity, self._starts, axis=1)
        return result


def _multiclass(coefficients: Floats, intercept: Floats) -> tuple[Floats, Floats]:
    """scikit-learn keeps one row for two classes; here every class has its own."""
    if len(coefficients) > 1:
        return coefficients.astype(np.float32), intercept.astype(np.float32)
    return (
        np.concatenate([-coefficients, coefficients]).astype(np.float32),
        np.concatenate([-intercept, intercept]).astype(np.float32),
    )
