import numpy as np

from bot.assistant.encoder import Encoder
from bot.assistant.evaluation.remembering import RememberingEncoder

TEXTS = ["hello", "my son is upset", "hello"]


def test_it_remembers_what_the_encoder_says(tmp_path):
    remembering = RememberingEncoder(shelf=tmp_path)
    expected = Encoder().encode(TEXTS)
    assert np.array_equal(remembering.encode(TEXTS), expected)
    remembering.save()
    again = RememberingEncoder(shelf=tmp_path)
    assert np.array_equal(again.encode(TEXTS), expected)
    with again.forgetful():
        assert np.array_equal(again.encode(TEXTS), expected)


def test_no_text_is_laid_on_the_shelf(tmp_path):
    remembering = RememberingEncoder(shelf=tmp_path)
    remembering.encode(["my son is upset"])
    remembering.save()
    (file,) = tmp_path.iterdir()
    assert b"upset" not in file.read_bytes()


def test_nothing_in_nothing_out(encoders):
    assert encoders.general.encode([]).shape == (0, 384)
