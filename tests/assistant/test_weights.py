"""The encoders' files: what was not reviewed is refused, what is missing is named."""

import json
import shutil

import pytest

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER
from bot.assistant.opinion import OPINION_FOLDER
from bot.assistant.weights import BRANCH, CARD, TOKENIZER, TRUNK, EncoderError, reviewed

SHIPPED = (FOLDER, URGENCY_FOLDER, OPINION_FOLDER)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "encoder")


@pytest.mark.parametrize("shipped", SHIPPED)
def test_the_shipped_files_are_the_reviewed_ones(shipped):
    assert reviewed(shipped) == shipped


def test_every_file_stands_on_its_card():
    for shipped in SHIPPED:
        named = json.loads((shipped / CARD).read_text())["sha256"]
        assert {CARD, *named} == {file.name for file in shipped.iterdir()}


@pytest.mark.parametrize("name", [TRUNK, BRANCH, TOKENIZER])
def test_a_changed_file_is_refused(folder, name):
    with (folder / name).open("ab") as file:
        file.write(b" ")

    with pytest.raises(EncoderError, match=f"{name} is not the file that was reviewed"):
        reviewed(folder)


@pytest.mark.parametrize("name", [CARD, TRUNK, BRANCH])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()

    with pytest.raises(EncoderError, match=f"{name} is missing"):
        reviewed(folder)
