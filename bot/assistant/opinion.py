"""A second opinion on a post that the first hears with doubt: a larger encoder, asked only then.

The encoders that hear every post must answer in milliseconds, and mistake a grave-sounding calm
post for an emergency in one case of ten, and the question in another. This one (MPNet, taught on
the same sentences) is right more often and takes ten times as long. Why, and what it costs:
docs/decisions/0024 and 0025.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.assistant.encoder import Encoder, Trunk
from bot.assistant.regression import Regression
from bot.assistant.weights import reviewed
from bot.settings import ROOT

Row = npt.NDArray[np.float32]
OPINION_FOLDER: Final = ROOT / "data" / "second_opinion"
HEADS: Final = "heads.npz"
LEVELS, TOPICS, ANSWERS = "levels", "topics", "answers"  # a head each, in that file
KINDS: Final = (TOPICS, ANSWERS)  # each with the names of its classes


@dataclass(frozen=True)
class Opinion:
    """On one text: the probabilities of (none, report, immediate), of topics and of answers' keys.

    They are those it was taught; an answer that an editor has added since is not among them.
    """

    levels: Row
    topics: Mapping[str, float]
    answers: Mapping[str, float]


class SecondOpinion:
    """Loads eagerly: a fault stops the start and not a parent's question."""

    def __init__(self, folder: Path = OPINION_FOLDER) -> None:
        """The opinion that lies in `folder`.

        Raises:
            EncoderError: a file is missing, or its hash is not the recorded one.
        """
        self._encoder = Encoder(folder, Trunk(folder))
        with np.load(reviewed(folder, HEADS) / HEADS, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        self._levels = Regression.taken(LEVELS, arrays)
        self._named = [(arrays.pop(of).tolist(), Regression.taken(of, arrays)) for of in KINDS]
        self.on("ready")

    def on(self, text: str) -> Opinion:
        """What this opinion alone says of `text`."""
        vectors = self._encoder.encode([text])
        topics, answers = (
            dict(zip(names, np.exp(head.log_p(vectors))[0].tolist(), strict=True))
            for names, head in self._named
        )
        return Opinion(np.exp(self._levels.log_p(vectors))[0], topics, answers)


class Asked:
    """What is known of the second opinion on one post; it is asked once at most.

    Whoever hears a post while others wait sets `later`: it is then only noted that an opinion is
    wanted, so that it can be heard in a thread.
    """

    def __init__(self) -> None:
        self.later, self.wanted = False, False
        self.known: Opinion | None = None

    @property
    def waiting(self) -> bool:
        """Whether an opinion is wanted that has not been heard: the post will be read again."""
        return self.wanted and self.known is None

    def about(self, text: str, opinion: SecondOpinion) -> Opinion | None:
        """The opinion on `text`, the post; None while it has to wait."""
        self.wanted = True
        if self.known is None and not self.later:
            self.known = opinion.on(text)
        return self.known


@lru_cache(maxsize=1)
def shared_opinion() -> SecondOpinion:
    """The process's own."""
    return SecondOpinion()
