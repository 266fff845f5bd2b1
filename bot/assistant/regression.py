"""A multinomial logistic regression as numbers only, so that a saved model can run no code."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bot.assistant.encoder import Vectors

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
STEPS = 40  # more changes no held-out sentence (docs/understanding.md), and takes longer
C = 10.0  # how far the examples outweigh small weights


@dataclass(frozen=True)
class Regression:
    """A row of weights and a bias for each class, in the classes' order."""

    weights: Floats
    bias: Floats

    @classmethod
    def fit(cls, vectors: Vectors, classes: npt.NDArray[np.int64]) -> Regression:
        """Learns in seconds; rare classes count as much as frequent ones."""
        loss = _Loss(vectors, classes)
        options = {"maxiter": STEPS, "maxls": 50}
        found = minimize(loss, loss.start, jac=True, method="L-BFGS-B", options=options)
        weights, bias = loss.parts(found.x)
        return cls(weights, bias)

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


class _Loss:
    """What scikit-learn's multinomial regression with C=10 and balanced weights makes small.

    In single precision, which scikit-learn does not offer for many classes: half of the time of
    `rasa train` went by here (docs/decisions/0027).
    """

    def __init__(self, vectors: Vectors, classes: npt.NDArray[np.int64]) -> None:
        self._vectors = np.ascontiguousarray(vectors, np.float32)
        self._right = np.arange(len(classes)), classes
        counts = np.bincount(classes)
        balanced = len(classes) / (len(counts) * np.maximum(counts, 1))
        self._counts_as = balanced[classes].astype(np.float32)
        self._shape = len(counts), vectors.shape[1] + 1
        self.start: Doubles = np.zeros(self._shape[0] * self._shape[1])

    def parts(self, flat: Doubles) -> tuple[Floats, Floats]:
        """The weights, a row a class, and the biases, which lie behind them in each row."""
        both = flat.reshape(self._shape).astype(np.float32)
        return np.ascontiguousarray(both[:, :-1]), both[:, -1]

    def __call__(self, flat: Doubles) -> tuple[float, Doubles]:
        """The loss, and how it changes with each weight."""
        weights, bias = self.parts(flat)
        logits = self._vectors @ weights.T + bias
        logits -= logits.max(axis=1, keepdims=True)
        right = logits[self._right]
        p = np.exp(logits, out=logits)
        total = p.sum(axis=1)
        surprise = np.sum(self._counts_as * (np.log(total) - right), dtype=np.float64)
        p *= (self._counts_as / total)[:, np.newaxis]
        p[self._right] -= self._counts_as
        slope = np.column_stack([p.T @ self._vectors + weights / C, p.sum(axis=0)])
        size = np.sum(weights**2, dtype=np.float64)
        return float(surprise + size / (2 * C)), slope.astype(np.float64).ravel()
