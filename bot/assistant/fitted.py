"""What the answers' scorer has learnt, as numbers only: a saved model can run no code."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.assistant import ngrams
from bot.assistant.encoder import Vectors
from bot.assistant.regression import Floats, Regression

_NESTED, _SPARSE = ("grams", "general", "taught"), ("data", "indices", "indptr")


@dataclass(frozen=True)
class Fitted:
    """Regressions over both encoders, and the examples themselves; rows go by label.

    `typical` is how close an example usually is to the nearest other of its label (0..1): data
    whose examples lie far apart must not be judged by the distances of a denser set.
    """

    labels: list[str]
    general: Regression
    taught: Regression
    vectors: Vectors
    owners: npt.NDArray[np.int64]
    grams: sparse.csr_matrix
    rarity: Floats
    typical: float = 1.0

    def save(self, path: Path) -> None:
        """Writes one .npz without pickles; Rasa compresses what it packs."""
        plain = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _NESTED}
        sparse_parts = {name: getattr(self.grams, name) for name in _SPARSE}
        regressions = self.general.named("general") | self.taught.named("taught")
        np.savez(path, **plain, **sparse_parts, **regressions)

    @classmethod
    def load(cls, path: Path) -> Fitted:
        """Reads what `save` wrote; pickles are refused."""
        with np.load(path, allow_pickle=False) as stored:
            parts = {name: stored[name] for name in stored.files}
        shape = (len(parts["vectors"]), ngrams.FEATURES)
        return cls(
            labels=[str(label) for label in parts.pop("labels")],
            general=Regression.taken("general", parts),
            taught=Regression.taken("taught", parts),
            grams=sparse.csr_matrix(tuple(parts.pop(name) for name in _SPARSE), shape),
            typical=float(parts.pop("typical")),
            **parts,
        )
