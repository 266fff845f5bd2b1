"""Character n-grams: what still resembles when a word is misspelt."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

FEATURES = 2**18
SHORTEST, LONGEST = 3, 5  # characters
COMMON_SHARE, LEAST_COMMON = 0.05, 50  # an n-gram of more texts than these tells nothing apart

_HASHING = HashingVectorizer(
    analyzer="char_wb",
    ngram_range=(SHORTEST, LONGEST),
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
    """How telling each n-gram is, smoothed (scikit-learn's TF-IDF formula); 0 if it is common.

    The common ones are most of the work and none of the meaning: without them a message is compared
    in half the time, and as many held-out questions find their topic (docs/decisions/0006).
    """
    texts = matrix.shape[0]
    documents = np.asarray((matrix > 0).sum(axis=0)).ravel()
    rarity = np.log((1 + texts) / (1 + documents)) + 1
    rarity[documents > max(LEAST_COMMON, COMMON_SHARE * texts)] = 0
    result: npt.NDArray[np.float32] = rarity.astype(np.float32)
    return result


def weighted(matrix: Any, weights: npt.NDArray[np.float32]) -> Any:
    """Rows of unit length after weighting, so that a product is a cosine."""
    values = (matrix.data * weights[matrix.indices]).astype(np.float32)
    places = matrix.indices.copy(), matrix.indptr.copy()  # dropping zeros writes into them
    scaled = sparse.csr_matrix((values, *places), matrix.shape)
    scaled.eliminate_zeros()
    return normalize(scaled, copy=False)
