"""The encoders' files: each has its SHA-256 in its folder's `encoder.json`, checked before use."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

CARD: Final = "encoder.json"
TRUNK, BRANCH, TOKENIZER = "trunk.onnx", "branch.onnx", "tokenizer.json"


class EncoderError(RuntimeError):
    """The encoder's files are missing or are not the ones that were reviewed."""


def reviewed(folder: Path, *names: str) -> Path:
    """The folder, once these files of it (all on its card if none is named) have their hashes.

    Raises:
        EncoderError: says which file is missing or changed, and what to do.
    """
    card = folder / CARD
    if not card.is_file():
        raise _missing(card)
    recorded = json.loads(card.read_text(encoding="utf-8"))["sha256"]
    for name in names or recorded:
        file = folder / name
        if not file.is_file():
            raise _missing(file)
        if sha256(file) != recorded.get(name):
            raise EncoderError(f"{file} is not the file that was reviewed: its SHA-256 differs.")
    return folder


def sha256(file: Path) -> str:
    """A file's hash, as cards record it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _missing(file: Path) -> EncoderError:
    return EncoderError(f"{file} is missing. Check out the whole repository.")
