"""How much one text resembles each example by its character n-grams.

The same numbers as a product of `ngrams.weighted` rows, for one text at a time: there the calls
into matrix libraries cost three times what the sums do (docs/decisions/0006).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse._sparsetools import csr_row_index
from sklearn.utils.murmurhash import murmurhash3_bytes_s32

from bot.assistant.ngrams import FEATURES, LONGEST, SHORTEST
from bot.assistant.regression import Floats

Numbers = npt.NDArray[np.int32]
Values = npt.NDArray[np.float64]


class Resemblance:
    """The examples' n-grams, turned so that those of a text are looked up."""

    def __init__(self, grams: Any, rarity: Floats) -> None:
        """`grams`: one sparse row of unit length an example; `rarity` as they were weighted by."""
        columns = grams.tocsc()
        self._examples, self._rarity = grams.shape[0], rarity.astype(np.float64)
        self._starts, self._rows = columns.indptr, columns.indices
        self._many = np.diff(columns.indptr)
        # As they count in a text that has each n-gram once.
        self._values = columns.data * np.repeat(self._rarity, self._many)

    def cosines(self, text: str) -> Floats:
        """One cosine an example, in their order."""
        numbers = numbers_of(text)
        grams, counts = np.unique(numbers, return_counts=True)
        damped = 1 + np.log(counts)
        length = math.sqrt(np.sum((damped * self._rarity[grams]) ** 2))
        if not length:
            return np.zeros(self._examples, np.float32)
        rows, values = self._found(grams)
        if len(grams) < len(numbers):
            values *= np.repeat(damped, self._many[grams])
        sums: Floats = (np.bincount(rows, values, self._examples) / length).astype(np.float32)
        return sums

    def _found(self, grams: Numbers) -> tuple[Numbers, Values]:
        """Every example that has one of `grams`, and its value, gram by gram."""
        many = int(self._many[grams].sum())
        rows, values = np.empty(many, self._rows.dtype), np.empty(many, self._values.dtype)
        # What `matrix[grams]` calls, which takes as long again to make a matrix of it.
        csr_row_index(len(grams), grams, self._starts, self._rows, self._values, rows, values)
        return rows, values


def numbers_of(text: str) -> Numbers:
    """The numbers that scikit-learn's hashing gives a text's n-grams."""
    hashes = [murmurhash3_bytes_s32(gram.encode(), 0) for gram in grams_of(text)]
    return (np.abs(np.array(hashes, np.int64)) % FEATURES).astype(np.int32)


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
