"""Rasa runs without TensorFlow where no component needs it, and says so where one would."""

import subprocess
import sys

import pytest

from bot.launch.model import environment
from bot.launch.without_tensorflow import LeftOutError, _empty, needed
from bot.settings import ROOT

LOADED = """
from bot.launch.without_tensorflow import leave_out
leave_out()
import rasa.core.agent, rasa.core.run, rasa.model_training
import rasa.engine.recipes.default_recipe  # imports every component that Rasa brings along
import sys, tensorflow
print(tensorflow.__version__, "tensorflow.python.eager" in sys.modules)
"""


def test_this_assistant_does_not_need_it():
    assert not needed(ROOT / "config.yml")


def test_the_pipeline_of_rasa_init_does():
    assert needed(ROOT / "bench" / "rasa_init_config.yml")


@pytest.mark.parametrize(
    ("pipeline", "policies", "expected"),
    [
        ("bot.assistant.components.decision.Decision", "RulePolicy", False),
        ("bot.assistant.components.decision.Decision", "TEDPolicy", True),
        ("DIETClassifier", "RulePolicy", True),
        ("another.package.Component", "RulePolicy", True),
    ],
)
def test_what_is_not_known_to_do_without_it_has_it(tmp_path, pipeline, policies, expected):
    config = tmp_path / "config.yml"
    config.write_text(f"pipeline:\n- name: {pipeline}\npolicies:\n- name: {policies}\n")

    assert needed(config) is expected


def test_rasa_is_imported_whole_without_it():
    told = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.split() == ["0", "False"]


def test_computing_with_what_is_left_out_says_so():
    decorator = _empty("function")

    with pytest.raises(LeftOutError, match="TensorFlow is left out"):
        decorator(lambda number: number)(1)


def test_pythons_own_questions_get_pythons_own_answer():
    assert not hasattr(_empty("Tensor"), "__wrapped__")
