"""A second opinion on a post that may be an emergency: a larger encoder, asked only in doubt.

The encoders that hear every post must answer in milliseconds, and mistake a grave-sounding calm
post for an emergency in one case of ten. This one (MPNet, its upper layers taught on the same
sentences) is right more often and takes ten times as long. Why, and what it costs:
docs/decisions/0024.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.assistant.encoder import session, tokenizer
from bot.assistant.weights import BRANCH, TOKENIZER, TRUNK, reviewed
from bot.settings import ROOT

Row = npt.NDArray[np.float32]  # the probabilities of (none, report, immediate)
OPINION_FOLDER: Final = ROOT / "data" / "second_opinion"
_LEAST: Final = 1e-6


class SecondOpinion:
    """Loads eagerly: a fault stops the start and not a parent's question."""

    def __init__(self, folder: Path = OPINION_FOLDER) -> None:
        """The opinion that lies in `folder`.

        Raises:
            EncoderError: a file is missing, or its hash is not the recorded one.
        """
        reviewed(folder, TRUNK, BRANCH, TOKENIZER)
        self._trunk, self._branch = session(folder / TRUNK), session(folder / BRANCH)
        self._tokenizer = tokenizer(folder)
        self.probabilities("ready")

    def probabilities(self, text: str) -> Row:
        """How likely each level is, by this opinion alone."""
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int32)
        states = self._trunk.run(None, {"input_ids": ids})[0]
        logits = self._branch.run(None, {"states": states})[0][0]
        return _normal(np.exp(logits - logits.max()))

    def settled(self, text: str, first: Row) -> Row:
        """Both opinions as one, neither counting more: the geometric mean of the two."""
        return _normal(np.sqrt((first + _LEAST) * (self.probabilities(text) + _LEAST)))


def _normal(likely: Row) -> Row:
    row: Row = (likely / likely.sum()).astype(np.float32)
    return row


@lru_cache(maxsize=1)
def shared_opinion() -> SecondOpinion:
    """The process's own."""
    return SecondOpinion()
