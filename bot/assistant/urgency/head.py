"""The trained part: a small classifier over the encoder's vectors, one probability a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bot.assistant.encoder import Vectors
from bot.assistant.urgency.lessons import Lesson
from bot.contract import URGENCIES

Floats = npt.NDArray[np.float32]
REGULARISATION = 0.5


@dataclass(frozen=True)
class Head:
    """Numbers only: weights per level, and the sentences it learnt from, level by level."""

    weights: Floats
    bias: Floats
    vectors: Vectors
    levels: npt.NDArray[np.int64]
    texts: npt.NDArray[np.str_]

    @classmethod
    def fit(cls, lessons: Sequence[Lesson], vectors: Vectors) -> Head:
        """Learns; `vectors` are the embeddings of the lessons' texts, in order."""
        levels = np.array([URGENCIES.index(lesson.level) for lesson in lessons])
        order = np.argsort(levels, kind="stable")  # so that a level's vectors are read in place
        regression = LogisticRegression(
            C=REGULARISATION, max_iter=500, class_weight="balanced"
        ).fit(vectors, levels)
        return cls(
            weights=regression.coef_.astype(np.float32),
            bias=regression.intercept_.astype(np.float32),
            vectors=vectors[order].astype(np.float32),
            levels=levels[order],
            texts=np.array([lessons[i].text for i in order]),
        )

    def probabilities(self, vectors: Vectors) -> Floats:
        """Rows of (none, report, immediate)."""
        logits = vectors @ self.weights.T + self.bias
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
        return result

    def nearest(self, vector: Vectors, level: int) -> str:
        """The learnt sentence of this level that is closest: it tells an officer why."""
        first, end = np.searchsorted(self.levels, [level, level + 1])
        return str(self.texts[first + int(np.argmax(self.vectors[first:end] @ vector))])

    def save(self, path: Path) -> None:
        """Writes one .npz without pickles."""
        np.savez_compressed(path, **vars(self))

    @classmethod
    def load(cls, path: Path) -> Head:
        """Reads what `save` wrote; pickles are refused."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(**{name: stored[name] for name in stored.files})
