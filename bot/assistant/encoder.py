"""The sentence encoders: text to a unit vector, on onnxruntime with one thread.

Two MiniLMs that share their lower layers, the trunk. Above it each has a branch of its own: the
base's for answers, a fine-tuned one for urgency (why two, and why one trunk: docs/decisions/0003).
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from bot.assistant.weights import BRANCH, CARD, TOKENIZER, TRUNK, reviewed
from bot.settings import ROOT

Vectors = npt.NDArray[np.float32]
States = npt.NDArray[np.float32]  # 1 text, its pieces of words, 384 numbers
FOLDER: Final = ROOT / "data" / "encoder"
URGENCY_FOLDER: Final = ROOT / "data" / "urgency_encoder"
CARDS: Final = (FOLDER / CARD, URGENCY_FOLDER / CARD)  # what both are made of
MAX_TOKENS: Final = 256  # some 190 words; what is longer is heard in its passages
MANY: Final = 64


class Trunk:
    """What both encoders do alike: words to pieces, and pieces through the lower layers."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Loads tokenizer and weights.

        Raises:
            EncoderError: a file is missing, or its hash is not the recorded one.
        """
        self.folder = reviewed(folder, TRUNK, TOKENIZER)
        self._session = session(folder / TRUNK)
        self._tokenizer = tokenizer(folder)

    def states(self, text: str) -> States:
        """What the branches go on from."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int32)
        states: States = self._session.run(None, {"input_ids": ids})[0]
        return states


class Encoder:
    """A branch on the trunk. Loads eagerly: a fault stops the start and not a parent's question."""

    def __init__(self, folder: Path = FOLDER, trunk: Trunk | None = None) -> None:
        """The branch of `folder`, on the shipped trunk unless another is given.

        Raises:
            EncoderError: a file is missing, or its hash is not the recorded one.
        """
        self.trunk = trunk or shared_trunk()
        self._session = session(reviewed(folder, BRANCH) / BRANCH)
        self.finished(self.trunk.states("ready"))

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

    def finished(self, states: States) -> Vectors:
        """The vector of a text that has come through the trunk."""
        vector: Vectors = self._session.run(None, {"states": states})[0][0]
        return vector

    def _one(self, text: str) -> Vectors:
        return self.finished(self.trunk.states(text))


def tokenizer(folder: Path) -> Tokenizer:
    """Text to pieces of words as every encoder hears it: alone, and no longer than it can be."""
    reader = Tokenizer.from_file(str(folder / TOKENIZER))
    reader.no_padding()
    reader.enable_truncation(MAX_TOKENS)
    return reader


def session(weights: Path) -> Any:
    """A graph ready to run, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def shared_trunk() -> Trunk:
    """The process's own."""
    return Trunk()


@lru_cache(maxsize=2)
def shared_encoder(folder: Path = FOLDER) -> Encoder:
    """One encoder a process: several graph components read with the same weights."""
    return Encoder(folder)
