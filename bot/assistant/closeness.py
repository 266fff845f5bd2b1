"""How close a message is to an example: the measure of whether anything fits at all."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

from bot.assistant.encoder import Vectors
from bot.assistant.regression import Floats

SCOPE_EMBEDDING, SCOPE_SPELLING = 0.7, 0.3
LEAST_UNSEEN = 30


def closeness(near: Floats, spelling: Floats) -> Floats:
    """The weighted cosine by which nearness to an example is measured."""
    return SCOPE_EMBEDDING * near + SCOPE_SPELLING * spelling


def typical_closeness(
    vectors: Vectors,
    grams: sparse.csr_matrix,
    owners: npt.NDArray[np.int64],
    unseen: npt.NDArray[np.bool_],
) -> float:
    """The median closeness of examples the encoder has not seen to the next of their own label."""
    rows = np.flatnonzero(unseen) if unseen.sum() >= LEAST_UNSEEN else np.arange(len(owners))
    near = closeness(vectors[rows] @ vectors.T, (grams[rows] @ grams.T).toarray())
    near[np.arange(len(rows)), rows] = -1.0
    best = np.where(owners[rows, np.newaxis] == owners[np.newaxis, :], near, -1.0).max(axis=1)
    shared = best[best > -1.0]
    return float(np.median(shared)) if len(shared) else 1.0
