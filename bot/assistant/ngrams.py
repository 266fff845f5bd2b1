"""Character n-grams: what still resembles when a word is misspelt."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

FEATURES = 2**18

_HASHING = HashingVectorizer(
    analyzer="char_wb",
    ngram_range=(3, 5),
    n_features=FEATURES,
    alternate_sign=False,
    norm=None,
    lowercase=True,
)


def counts(texts: list[str]) -> Any:
    """Damped n-gram counts, one sparse row a text."""
    matrix = _HASHING.transform(texts)
    matrix.data = 1.0 + np.log(matrix.data)
    return matrix


def inverse_frequency(matrix: Any) -> npt.NDArray[np.float32]:
    """How telling each n-gram is, smoothed (scikit-learn's TF-IDF formula)."""
    documents = np.asarray((matrix > 0).sum(axis=0)).ravel()
    rarity: npt.NDArray[np.float32] = (np.log((1 + matrix.shape[0]) / (1 + documents)) + 1).astype(
        np.float32
    )
    return rarity


def weighted(matrix: Any, weights: npt.NDArray[np.float32]) -> Any:
    """Rows of unit length after weighting, so that a product is a cosine."""
    values = (matrix.data * weights[matrix.indices]).astype(np.float32)
    scaled = sparse.csr_matrix((values, matrix.indices, matrix.indptr), matrix.shape)
    return normalize(scaled, copy=False)
