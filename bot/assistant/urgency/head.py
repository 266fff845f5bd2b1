"""The trained part: a small classifier over the encoder's vectors, one probability a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bot.assistant.encoder import Vectors
from bot.assistant.urgency.lessons import Lesson
from bot.contract import URGENCIES

Floats = npt.NDArray[np.float32]
REGULARISATION = 0.5
EXACT = ("weights", "bias", "levels")
BETWEEN = "\0"  # NumPy would keep every text as wide as the longest: 84 MB in place of 2
# How many directions of the vectors are looked at first, and how many sentences then in full: the
# same is found as among all, in a quarter of the time (docs/decisions/0026).
DIRECTIONS, LOOKED_AT = 48, 32


@dataclass(frozen=True)
class Head:
    """Numbers only: weights per level, and the sentences it learnt from, level by level."""

    weights: Floats
    bias: Floats
    vectors: Vectors
    levels: npt.NDArray[np.int64]
    texts: list[str]

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
            texts=[lessons[i].text for i in order],
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
        directions, sketches = self._sketched
        roughly = sketches[first:end] @ (vector @ directions)
        likely = np.argpartition(-roughly, min(LOOKED_AT, end - first) - 1)[:LOOKED_AT]
        exactly = self.vectors[first + likely] @ vector
        return self.texts[int(first + likely[np.argmax(exactly)])]

    @cached_property
    def _sketched(self) -> tuple[Floats, Floats]:
        """The directions in which the vectors differ most, and the vectors in these alone."""
        _, directions = np.linalg.eigh(self.vectors.T @ self.vectors)
        most = np.ascontiguousarray(directions[:, -DIRECTIONS:])
        return most, self.vectors @ most

    def save(self, path: Path) -> None:
        """Writes one .npz without pickles; Rasa compresses what it packs."""
        exact = {name: getattr(self, name) for name in EXACT}
        texts = np.frombuffer(BETWEEN.join(self.texts).encode(), np.uint8)
        # Only `nearest` reads the vectors: by halves it finds the same, or one as near.
        np.savez(path, **exact, vectors=self.vectors.astype(np.float16), texts=texts)

    @classmethod
    def load(cls, path: Path) -> Head:
        """Reads what `save` wrote, ready for the first parent; pickles are refused."""
        with np.load(path, allow_pickle=False) as stored:
            texts = stored["texts"].tobytes().decode().split(BETWEEN)
            exact = {name: stored[name] for name in EXACT}
            head = cls(**exact, vectors=stored["vectors"].astype(np.float32), texts=texts)
        head._sketched  # noqa: B018 - worked out here, not while somebody waits
        return head
