"""The encoder with a memory: the same curated sentences are learnt and measured many times over.

Never for what parents write: it would keep a trace of it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import numpy as np

from bot.assistant.encoded import Encoders
from bot.assistant.encoder import FOLDER, URGENCY_FOLDER, Encoder, Vectors
from bot.assistant.spelling import spelling_of
from bot.settings import settings


class RememberingEncoder(Encoder):
    """Encodes each text once. What it keeps on disk are hashes and vectors, no text."""

    def __init__(self, folder: Path = FOLDER, shelf: Path | None = None) -> None:
        """`shelf` is where vectors lie between runs; None keeps them in memory only."""
        self._known: dict[str, Vectors] = {}
        self._remembers, self._learnt = False, False
        card = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.name = f"{card['name']} ({card['sha256'][:12]})"
        self._file = shelf / f"{card['sha256'][:16]}.npz" if shelf else None
        super().__init__(folder)
        self._remembers = True
        self._load()

    def encode(self, texts: list[str]) -> Vectors:
        """One unit vector a text, in order, from memory where it is known."""
        if not self._remembers or not texts:
            return super().encode(texts)
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if new:
            self._known.update(zip(new, super().encode(list(new.values())), strict=True))
            self._learnt = True
        return np.stack([self._known[key] for key in keys])

    @contextmanager
    def forgetful(self) -> Iterator[None]:
        """Encodes afresh inside, so that time can be measured."""
        self._remembers = False
        try:
            yield
        finally:
            self._remembers = True

    def save(self) -> None:
        """Lays the vectors on the shelf, whole or not at all, if there are new ones."""
        if self._file is None or not self._learnt:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(f".{os.getpid()}")
        with beside.open("wb") as file:
            keys = np.array(list(self._known))
            np.savez(file, keys=keys, vectors=np.stack(list(self._known.values())))
        beside.replace(self._file)
        self._learnt = False

    def _load(self) -> None:
        if self._file is not None and self._file.is_file():
            with np.load(self._file, allow_pickle=False) as stored:
                self._known.update(zip(map(str, stored["keys"]), stored["vectors"], strict=True))


@contextmanager
def remembering(shelf: Path, general: Path, taught: Path) -> Iterator[Encoders]:
    """The encoders of two folders; what they learn inside lies on the shelf for the next run."""
    ears = RememberingEncoder(general, shelf), RememberingEncoder(taught, shelf)
    yield Encoders(*ears, spelling_of(settings().data))
    for ear in ears:
        ear.save()


def curated() -> AbstractContextManager[Encoders]:
    """The shipped encoders for training: only what an editor has changed is encoded anew."""
    return remembering(settings().var / "embeddings", FOLDER, URGENCY_FOLDER)


@contextmanager
def forgetful(encoders: Encoders) -> Iterator[None]:
    """Both encoders without their memory, where they have one."""
    with ExitStack() as stack:
        for ear in (encoders.general, encoders.taught):
            if isinstance(ear, RememberingEncoder):
                stack.enter_context(ear.forgetful())
        yield


def names(encoders: Encoders) -> str:
    """What the report calls them."""
    ears = (encoders.general, encoders.taught)
    return "; taught: ".join(e.name for e in ears if isinstance(e, RememberingEncoder))
