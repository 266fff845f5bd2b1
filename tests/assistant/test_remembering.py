import numpy as np

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER, Encoder
from bot.assistant.remembering import RememberingEncoder, remembering

TEXTS = ["hello", "my son is upset", "hello"]


def test_it_remembers_what_the_encoder_says(tmp_path):
    ear = RememberingEncoder(shelf=tmp_path)
    expected = Encoder().encode(TEXTS)
    assert np.array_equal(ear.encode(TEXTS), expected)
    ear.save()
    again = RememberingEncoder(shelf=tmp_path)
    assert np.array_equal(again.encode(TEXTS), expected)
    with again.forgetful():
        assert np.array_equal(again.encode(TEXTS), expected)


def test_no_text_is_laid_on_the_shelf(tmp_path):
    ear = RememberingEncoder(shelf=tmp_path)
    ear.encode(["my son is upset"])
    ear.save()
    (file,) = tmp_path.iterdir()
    assert b"upset" not in file.read_bytes()


def test_nothing_in_nothing_out(tmp_path):
    ear = RememberingEncoder(shelf=tmp_path)
    assert ear.encode([]).shape == (0, 384)
    ear.save()
    assert not list(tmp_path.iterdir())


def test_what_one_run_encoded_the_next_finds(tmp_path):
    with remembering(tmp_path, FOLDER, URGENCY_FOLDER) as encoders:
        once = encoders.encode(TEXTS)
    with remembering(tmp_path, FOLDER, URGENCY_FOLDER) as encoders:
        again = encoders.encode([*TEXTS, "a new one"])
    assert np.array_equal(again.general[:3], once.general)
    assert np.array_equal(again.taught[:3], once.taught)
    assert len(list(tmp_path.iterdir())) == 2
