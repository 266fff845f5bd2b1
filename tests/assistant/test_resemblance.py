"""Texts resemble examples as much as by scikit-learn's n-grams and a product of matrices."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.ngrams import counts, inverse_frequency, weighted
from bot.assistant.resemblance import Resemblance

EXAMPLES = [
    "how do i spot grooming",
    "He's sending photos of himself to a man online!",
    "is roblox safe for a seven year old",
    "a  b\tc ... I",
    "they want money or they'll post it, they want money",
    "naïve café 日本語 😀 ß",
    "",
]
MATRIX = counts(EXAMPLES)
RARITY = inverse_frequency(MATRIX)
GRAMS = weighted(MATRIX, RARITY)
RESEMBLANCE = Resemblance(GRAMS, RARITY)


def product(text):
    return (weighted(counts([text]), RARITY) @ GRAMS.T).toarray()[0]


@pytest.mark.parametrize("text", [*EXAMPLES, "MONEY money mony", "i", "zzzz", "é日"])
def test_it_is_the_product_of_the_matrices(text):
    assert np.allclose(RESEMBLANCE.cosines(text), product(text), atol=1e-6)


@given(st.text(max_size=60))
def test_it_is_the_product_for_any_text(text):
    assert np.allclose(RESEMBLANCE.cosines(text), product(text), atol=1e-6)


def test_a_text_that_shares_nothing_resembles_nothing():
    assert RESEMBLANCE.cosines("").shape == (len(EXAMPLES),)
    assert not RESEMBLANCE.cosines("").any()
