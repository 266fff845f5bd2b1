"""Character n-grams: a misspelt word still resembles, and what is everywhere tells nothing."""

import numpy as np

from bot.assistant.ngrams import LEAST_COMMON, counts, inverse_frequency, weighted

EVERYWHERE = [f"please tell me about item{number:03d}" for number in range(2 * LEAST_COMMON)]


def cosines(texts, asked):
    matrix = counts(texts)
    rarity = inverse_frequency(matrix)
    return (weighted(counts([asked]), rarity) @ weighted(matrix, rarity).T).toarray()[0]


def test_a_slip_of_the_thumb_still_resembles_the_word():
    found = cosines(["sextortion", "parental controls", "hello"], "sextorshun")

    assert found.argmax() == 0
    assert found[0] > 0.3
    assert found[2] == 0


def test_what_stands_in_most_texts_resembles_none_of_them():
    assert not cosines(EVERYWHERE, "please tell me about").any()


def test_what_is_rare_among_them_is_found():
    assert cosines(EVERYWHERE, "please tell me about item042").argmax() == 42


def test_in_a_small_set_nothing_is_too_common():
    rarity = inverse_frequency(counts(EVERYWHERE[:LEAST_COMMON]))

    assert (rarity > 0).all()


def test_weighting_leaves_the_counts_as_they_were():
    matrix = counts(EVERYWHERE)
    before = matrix.copy()
    weighted(matrix, inverse_frequency(matrix))

    assert np.array_equal(matrix.indices, before.indices)
    assert np.array_equal(matrix.data, before.data)
