"""The encoder with a memory: the same curated sentences are learnt and measured many times over.

Never for what parents write: it would keep a trace of it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.assistant.encoded import Encoded, Encoders
from bot.assistant.encoder import FOLDER, URGENCY_FOLDER, Encoder, Trunk, Vectors
from bot.assistant.post import Foresight, nothing
from bot.assistant.spelling import spelling_of
from bot.assistant.weights import BRANCH, CARD, TRUNK, sha256
from bot.settings import settings


class RememberingEncoder(Encoder):
    """Encodes each text once. What it keeps on disk are hashes and vectors, no text."""

    def __init__(
        self, folder: Path = FOLDER, shelf: Path | None = None, trunk: Trunk | None = None
    ) -> None:
        """`shelf` is where vectors lie between runs; None keeps them in memory only."""
        super().__init__(folder, trunk)
        self._known: dict[str, Vectors] = {}
        self.remembers, self._learnt = True, False
        both = sha256(self.trunk.folder / TRUNK) + sha256(folder / BRANCH)
        mark = hashlib.sha256(both.encode()).hexdigest()
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        self.name = f"{card['name']} ({mark[:12]})"
        self._file = shelf / f"{mark[:16]}.npz" if shelf else None
        self._load()

    def encode(self, texts: list[str]) -> Vectors:
        """One unit vector a text, in order, from memory where it is known."""
        if not self.remembers or not texts:
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
        self.remembers = False
        try:
            yield
        finally:
            self.remembers = True

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


@dataclass(frozen=True)
class RememberingEncoders(Encoders):
    """Both ears with their memories: what both know needs no trunk."""

    general: RememberingEncoder
    taught: RememberingEncoder

    def _heard(self, texts: list[str], foresight: Foresight = nothing) -> Encoded:
        if not self.general.remembers:
            return super()._heard(texts, foresight)
        return Encoded(texts, self.general.encode(texts), self.taught.encode(texts))


@contextmanager
def remembering(shelf: Path, general: Path, taught: Path) -> Iterator[Encoders]:
    """The encoders of two folders; what they learn inside lies on the shelf for the next run."""
    trunk = Trunk(general)
    ears = RememberingEncoder(general, shelf, trunk), RememberingEncoder(taught, shelf, trunk)
    yield RememberingEncoders(*ears, spelling_of(settings().data))
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
