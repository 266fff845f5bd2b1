"""A model is trained again when, and only when, something it is made from has changed."""

import shutil

import pytest

from bot.launch import model
from bot.settings import ROOT


@pytest.fixture
def copy(tmp_path):
    for name in model.SOURCES:
        place = ROOT / name
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            shutil.copytree(place, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, tmp_path / name)
    return tmp_path


def test_the_same_files_give_the_same_fingerprint(copy):
    assert model.fingerprint(copy) == model.fingerprint()


@pytest.mark.parametrize(
    "name", ["config.yml", "data/nlu/grooming.yml", "data/triage/other.tsv", "data/entities.yml"]
)
def test_a_change_makes_the_model_stale(copy, name):
    before = model.fingerprint(copy)
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")

    assert model.fingerprint(copy) != before


def test_no_process_of_rasas_reports_anything_to_its_makers():
    assert model.environment()["RASA_TELEMETRY_ENABLED"] == "false"
