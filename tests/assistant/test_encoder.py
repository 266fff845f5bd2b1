"""The encoders: they say the same alone and in a crowd, together and each for itself."""

import numpy as np
import pytest

from bot.assistant.encoded import Encoders
from bot.assistant.encoder import MANY, shared_encoder


def test_many_texts_are_encoded_as_one_is():
    texts = [f"a man keeps messaging my daughter {number} times a day" for number in range(MANY)]

    together = shared_encoder().encode(texts)

    alone = np.stack([shared_encoder().encode([text])[0] for text in texts])
    assert np.array_equal(together, alone)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_no_text_no_vector():
    assert shared_encoder().encode([]).shape == (0, 384)


def test_a_post_is_read_whole_first_and_then_by_passages():
    post = Encoders.shared().read("He is twelve. A man online asks for pictures.")

    assert post.texts == [
        "He is twelve. A man online asks for pictures.",
        "He is twelve.",
        "A man online asks for pictures.",
    ]
    assert post.general.shape == post.taught.shape == (3, 384)
    assert not np.array_equal(post.general, post.taught)


def test_both_ears_hear_together_what_each_hears_for_itself():
    encoders, texts = Encoders.shared(), ["One thing.", "Another thing!", "He is twelve."]

    for heard in (encoders.encode(texts), encoders.heard_alone(texts)):
        assert np.array_equal(heard.general, encoders.general.encode(texts))
        assert np.array_equal(heard.taught, encoders.taught.encode(texts))


@pytest.mark.parametrize("many", [0, 1, MANY])
def test_any_number_of_texts_is_heard(many):
    heard = Encoders.shared().encode(["He is twelve."] * many)

    assert heard.general.shape == heard.taught.shape == (many, 384)


def test_chosen_rows_keep_text_and_vectors_together():
    three = Encoders.shared().encode(["one", "two", "three"])

    chosen = three.rows([2, 0])

    assert chosen.texts == ["three", "one"]
    assert np.array_equal(chosen.taught, three.taught[[2, 0]])
