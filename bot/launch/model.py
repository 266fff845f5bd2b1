"""The trained model: whether it is stale, and how it is made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from bot.kernels import chosen
from bot.launch.preflight import CannotStart
from bot.settings import ROOT

MODEL = ROOT / "models" / "dropin.tar.gz"
STAMP = ROOT / "models" / "dropin.stamp"
RASA = (sys.executable, "-m", "bot.launch.rasa_command")
# What Rasa would validate on the way, a quarter of the time, `make check` and `make test` do.
TRAIN = (*RASA, "train", "--skip-validation")
SOURCES = (
    "config.yml",
    "domain.yml",
    "data/nlu",
    "data/stories",
    "data/triage",
    "data/urgency",
    "data/entities.yml",
    "data/encoder/encoder.json",
    "data/urgency_encoder/encoder.json",
    "bot/assistant",
    "bot/content/answers.py",
    "bot/content/examples.py",
    "bot/content/files.py",
    "bot/kernels.py",
    "uv.lock",
)


def fingerprint(root: Path = ROOT) -> str:
    """A hash of everything that the model is made from."""
    digest = hashlib.sha256()
    for path in sorted(_files(root)):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_stale() -> bool:
    """Whether there is no model, or one made from other files than today's."""
    return not (MODEL.is_file() and STAMP.is_file() and STAMP.read_text() == fingerprint())


def train() -> None:
    """Trains with Rasa's progress shown.

    Raises:
        CannotStart: the training failed; Rasa's own words stand above the line.
    """
    wanted = fingerprint()
    command = [*TRAIN, "--fixed-model-name", MODEL.name.removesuffix(".tar.gz")]
    result = subprocess.run(command, cwd=ROOT, env=environment(), check=False)  # noqa: S603
    if result.returncode or not MODEL.is_file():
        raise CannotStart("The assistant could not be trained. Rasa's words above say why.")
    STAMP.write_text(wanted)


def environment() -> dict[str, str]:
    """Rasa's processes run without telemetry and without TensorFlow's chatter."""
    return {
        **os.environ,
        **chosen(os.environ),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONPATH": str(ROOT),
    }


def _files(root: Path) -> list[Path]:
    found: list[Path] = []
    for name in SOURCES:
        place = root / name
        inside = place.rglob("*") if place.is_dir() else [place]
        found += [p for p in inside if p.is_file() and "__pycache__" not in p.parts]
    return found


if __name__ == "__main__":
    try:
        if is_stale():
            train()
    except CannotStart as fault:
        sys.exit(str(fault))
