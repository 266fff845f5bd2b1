"""A multinomial logistic regression as numbers only, so that a saved model can run no code."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from bot.assistant.encoder import Vectors

Floats = npt.NDArray[np.float32]
STEPS = 40  # more changes no held-out sentence (docs/understanding.md), and takes minutes


@dataclass(frozen=True)
class Regression:
    """A row of weights and a bias for each class, in the classes' order."""

    weights: Floats
    bias: Floats

    @classmethod
    def fit(cls, vectors: Vectors, classes: npt.NDArray[np.int64]) -> Regression:
        """Learns in seconds; rare classes count as much as frequent ones."""
        model = LogisticRegression(C=10, max_iter=STEPS, class_weight="balanced")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # stopped early on purpose
            model.fit(vectors, classes)
        weights, bias = model.coef_, model.intercept_
        if len(weights) == 1:  # scikit-learn keeps one row for two classes
            weights, bias = np.concatenate([-weights, weights]), np.concatenate([-bias, bias])
        return cls(weights.astype(np.float32), bias.astype(np.float32))

    def log_p(self, vectors: Vectors) -> Floats:
        """The logarithm of each class's probability, a row a vector."""
        logits = vectors @ self.weights.T + self.bias
        logits -= logits.max(axis=1, keepdims=True)
        result: Floats = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return result

    def named(self, name: str) -> dict[str, Floats]:
        """Its arrays, for a file that holds others beside them."""
        return {f"{name}_weights": self.weights, f"{name}_bias": self.bias}

    @classmethod
    def taken(cls, name: str, arrays: dict[str, Floats]) -> Regression:
        """What `named` gave, taken out of `arrays`."""
        return cls(arrays.pop(f"{name}_weights"), arrays.pop(f"{name}_bias"))
