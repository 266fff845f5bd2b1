"""How much one text resembles each example by its character n-grams.

The same numbers as a product of `ngrams.weighted` rows, for one text at a time: there the calls
into matrix libraries cost three times what the sums do (docs/decisions/0006).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import numpy as np
from sklearn.utils import murmurhash3_32

from bot.assistant.ngrams import FEATURES, LONGEST, SHORTEST
from bot.assistant.regression import Floats


class Resemblance:
    """The examples' n-grams, turned so that those of a text are looked up."""

    def __init__(self, grams: Any, rarity: Floats) -> None:
        """`grams`: one sparse row of unit length an example; `rarity` as they were weighted by."""
        columns = grams.tocsc()
        self._starts = columns.indptr.tolist()
        self._rows, self._values = columns.indices, columns.data
        self._rarity, self._examples = rarity, grams.shape[0]

    def cosines(self, text: str) -> Floats:
        """One cosine an example, in their order."""
        weights = self._weights(text)
        spans = [slice(self._starts[i], self._starts[i + 1]) for i in weights]
        if not spans:
            return np.zeros(self._examples, np.float32)
        rows = np.concatenate([self._rows[span] for span in spans])
        shares = [self._values[s] * w for s, w in zip(spans, weights.values(), strict=True)]
        sums = np.bincount(rows, np.concatenate(shares), self._examples)
        return sums.astype(np.float32)

    def _weights(self, text: str) -> dict[int, float]:
        """The text's n-grams by number, damped, by rarity, of unit length together."""
        counted = Counter(murmur(gram) for gram in grams_of(text))
        weights = {i: (1 + math.log(n)) * float(self._rarity[i]) for i, n in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {i: weight / length for i, weight in weights.items() if weight}


def murmur(gram: str) -> int:
    """The number that scikit-learn's hashing gives an n-gram."""
    return abs(int(murmurhash3_32(gram))) % FEATURES


def grams_of(text: str) -> list[str]:
    """Each word's n-grams with its borders, as scikit-learn's `char_wb` cuts them."""
    grams: list[str] = []
    for word in text.lower().split():
        bordered = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            last = len(bordered) - size
            grams += [bordered[i : i + size] for i in range(max(last, 0) + 1)]
            if last <= 0:
                break  # a short word counts once
    return grams
