"""An editor's slip stops the training with a line about the file, not with Rasa's workings."""

import subprocess

from bot.launch.model import TRAIN, environment
from bot.settings import ROOT


def test_a_malformed_file_of_examples_is_named(tmp_path):
    (tmp_path / "grooming.yml").write_text("nlu:\n- intent: grooming/signs\n", encoding="utf-8")
    told = subprocess.run(
        [*TRAIN, "--data", str(tmp_path), "--out", str(tmp_path)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    last = told.stderr.splitlines()[-1]
    assert last == f"{tmp_path}/grooming.yml: grooming/signs: examples: Field required"
    assert "Traceback" not in told.stderr
