"""Trains one contestant from nothing and says how long it took."""

from __future__ import annotations

import re
import subprocess
import time
from dataclasses import replace
from pathlib import Path

from bench.contestants import Contestant
from bot.launch.model import environment
from bot.settings import ROOT


class BenchFailed(RuntimeError):  # noqa: N818 - reads as a sentence where it is raised
    """A contestant could not be measured; the message names the log that says why."""


def train(contestant: Contestant, folder: Path) -> float:
    """Seconds that `rasa train` took with an empty cache; the model is `<folder>/<key>.tar.gz`.

    Raises:
        BenchFailed: the training failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [*contestant.train, "--force", "--config", str(contestant.config)]
    command += ["--data", "data/nlu", "data/stories", "--domain", "domain.yml"]
    command += ["--out", str(folder), "--fixed-model-name", contestant.key]
    log = folder / f"{contestant.key}.training.log"
    start = time.perf_counter()
    with log.open("wb") as told:
        cache = {"RASA_CACHE_DIRECTORY": str(folder / f"{contestant.key}.cache")}
        result = subprocess.run(  # noqa: S603
            command,
            cwd=ROOT,
            env=environment() | cache,
            stdout=told,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if result.returncode or not model(contestant, folder).is_file():
        raise BenchFailed(f"{contestant.title} could not be trained: see {log}.")
    return time.perf_counter() - start


def shortened(contestant: Contestant, folder: Path, epochs: int) -> Contestant:
    """The same pipeline, learning for fewer epochs: how fast it answers does not depend on that.

    A pipeline that counts no epochs is returned as it is.
    """
    whole = contestant.config.read_text(encoding="utf-8")
    short = re.sub(r"epochs: \d+", f"epochs: {epochs}", whole)
    if short == whole:
        return contestant
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / f"{contestant.key}.config.yml"
    config.write_text(short, encoding="utf-8")
    return replace(contestant, config=config)


def model(contestant: Contestant, folder: Path) -> Path:
    """Where the trained model lies."""
    return folder / f"{contestant.key}.tar.gz"
