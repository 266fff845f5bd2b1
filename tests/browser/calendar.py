"""The curated files with another calendar, so that a test need not wait for the clinic to open."""

import shutil
from pathlib import Path

import yaml

from bot.settings import ROOT

ALWAYS = [["00:00", "23:59"]]
NEVER: list[list[str]] = []


def data_with_clinic(folder: Path, sessions: list[list[str]]) -> str:
    """The curated files, but with these sessions in the clinic on every day."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    calendar = yaml.safe_load((data / "clinic.yml").read_text())
    week = dict.fromkeys(calendar["clinic"]["sessions"], sessions)
    holidays = {**calendar["clinic"]["bank_holidays"], "sessions": "open"}
    always = {"sessions": week, "bank_holidays": holidays, "exceptions": []}
    calendar["clinic"].update(always, last_admission_minutes_before_close=0)
    (data / "clinic.yml").write_text(yaml.safe_dump(calendar, sort_keys=False))
    return str(data)
