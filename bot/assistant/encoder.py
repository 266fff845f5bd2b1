"""The sentence encoders: text to a unit vector, on onnxruntime with one thread.

Two MiniLMs of the same shape: the base for answers, a fine-tuned one for urgency (why two:
docs/decisions/0003). Each file's SHA-256 stands in its folder's `encoder.json` and is checked
before use.
"""

from __future__ import annotations

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from bot.settings import ROOT

Vectors = npt.NDArray[np.float32]
FOLDER: Final = ROOT / "data" / "encoder"
URGENCY_FOLDER: Final = ROOT / "data" / "urgency_encoder"
MAX_TOKENS: Final = 256  # some 190 words; what is longer is heard in its passages
MANY: Final = 64


class EncoderError(RuntimeError):
    """The encoder's files are missing or are not the ones that were reviewed."""


class Encoder:
    """Loads eagerly, so that a fault stops the start and not a parent's question."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Loads tokenizer and weights.

        Raises:
            EncoderError: a file is missing, or its hash is not the recorded one.
        """
        weights = verified_weights(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self.encode(["ready"])

    def encode(self, texts: list[str]) -> Vectors:
        """One unit vector of 384 numbers a text, in order.

        Texts go one by one: int8 quantisation is dynamic, so a batch's padding would change the
        numbers a little with its neighbours. Many, as in training, go one by one on every core.
        """
        if not texts:
            return np.zeros((0, 384), np.float32)
        if len(texts) < MANY:
            return np.stack([self._one(text) for text in texts])
        with ThreadPoolExecutor(os.cpu_count()) as cores:
            return np.stack(list(cores.map(self._one, texts)))

    def _one(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int32)
        vector: Vectors = self._session.run(None, {"input_ids": ids})[0][0]
        return vector


def verified_weights(folder: Path) -> Path:
    """The weights' path, once their hash is the recorded one.

    Raises:
        EncoderError: says which file is missing or changed, and what to do.
    """
    weights, card = folder / "encoder.onnx", folder / "encoder.json"
    if not (weights.is_file() and card.is_file()):
        raise EncoderError(f"The encoder is missing from {folder}. Check out the whole repository.")
    expected = json.loads(card.read_text(encoding="utf-8"))["sha256"]
    if hashlib.sha256(weights.read_bytes()).hexdigest() != expected:
        raise EncoderError(f"{weights} is not the file that was reviewed: its SHA-256 differs.")
    return weights


@lru_cache(maxsize=2)
def shared_encoder(folder: Path = FOLDER) -> Encoder:
    """One encoder a process: several graph components read with the same weights."""
    return Encoder(folder)
