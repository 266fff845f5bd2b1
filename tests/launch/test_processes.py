"""The Procfile runs as production unless whoever starts it says otherwise, as `make run` does."""

import os
import re
import subprocess

import pytest
from honcho.environ import parse_procfile

from bot.launch.processes import PROCFILE, surroundings
from bot.settings import Settings

COMMANDS = parse_procfile(PROCFILE.read_text(encoding="utf-8")).processes


def environment_of(name: str, given: dict[str, str]) -> str:
    """The DROPIN_ENV that a process of that name would see."""
    command = re.sub(r"\bpython .*", "printenv DROPIN_ENV", COMMANDS[name])
    run = subprocess.run(
        ["sh", "-c", command], env=given, capture_output=True, text=True, check=False
    )
    return run.stdout.strip()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_process_is_production_unless_told_otherwise(name):
    nothing_said = {key: value for key, value in os.environ.items() if key != "DROPIN_ENV"}

    assert environment_of(name, nothing_said) == "production"


@pytest.mark.parametrize("name", COMMANDS)
def test_make_run_hands_its_own_environment_on(name):
    assert environment_of(name, surroundings(Settings(_env_file=None))) == "development"
