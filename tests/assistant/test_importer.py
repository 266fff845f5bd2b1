"""Training reads data/nlu by our own reader, and finds what Rasa's would."""

import pytest
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.utils.common import class_from_module_path

from bot.assistant.importer import CuratedImporter
from bot.content.files import ContentError, read_yaml
from bot.settings import ROOT

CURATED = str(ROOT / "data" / "nlu")


def test_it_finds_what_rasas_reader_finds():
    ours, theirs = (
        reader(training_data_paths=[CURATED]).get_nlu_data()
        for reader in (CuratedImporter, RasaFileImporter)
    )

    assert [e.as_dict() for e in ours.training_examples] == [
        e.as_dict() for e in theirs.training_examples
    ]
    assert ours.responses == theirs.responses
    assert len(ours.training_examples) > len(ours.responses) > 100


def test_asked_with_a_language_and_without_it_reads_once():
    reader = CuratedImporter(training_data_paths=[CURATED])

    assert reader.get_nlu_data("en") is reader.get_nlu_data()


def test_a_file_that_cannot_be_used_is_named(tmp_path):
    (tmp_path / "grooming.yml").write_text("nlu:\n- intent: grooming/signs\n", encoding="utf-8")
    reader = CuratedImporter(training_data_paths=[str(tmp_path)])

    with pytest.raises(ContentError, match=r"grooming\.yml: grooming/signs: examples"):
        reader.get_nlu_data()


def test_it_is_the_one_that_training_uses():
    (named,) = read_yaml(ROOT / "config.yml")["importers"]

    assert class_from_module_path(named["name"]) is CuratedImporter
