"""The encoder: refuses what was not reviewed, and says the same alone and in a crowd."""

import json
import shutil

import numpy as np
import pytest

from bot.assistant.encoded import Encoders
from bot.assistant.encoder import FOLDER, MANY, EncoderError, shared_encoder, verified_weights


def test_many_texts_are_encoded_as_one_is():
    texts = [f"a man keeps messaging my daughter {number} times a day" for number in range(MANY)]

    together = shared_encoder().encode(texts)

    alone = np.stack([shared_encoder().encode([text])[0] for text in texts])
    assert np.array_equal(together, alone)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_no_text_no_vector():
    assert shared_encoder().encode([]).shape == (0, 384)


def test_weights_that_were_not_reviewed_are_refused(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "encoder")
    card = folder / "encoder.json"
    card.write_text(json.dumps(json.loads(card.read_text()) | {"sha256": "0" * 64}))

    with pytest.raises(EncoderError, match="not the file that was reviewed"):
        verified_weights(folder)


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(EncoderError, match="missing"):
        verified_weights(tmp_path)


def test_a_post_is_read_whole_first_and_then_by_passages():
    post = Encoders.shared().read("He is twelve. A man online asks for pictures.")

    assert post.texts == [
        "He is twelve. A man online asks for pictures.",
        "He is twelve.",
        "A man online asks for pictures.",
    ]
    assert post.general.shape == post.taught.shape == (3, 384)
    assert not np.array_equal(post.general, post.taught)


def test_chosen_rows_keep_text_and_vectors_together():
    three = Encoders.shared().encode(["one", "two", "three"])

    chosen = three.rows([2, 0])

    assert chosen.texts == ["three", "one"]
    assert np.array_equal(chosen.taught, three.taught[[2, 0]])
