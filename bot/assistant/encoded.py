"""Texts with what both encoders hear in them: encoded once, read by every part of hearing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER, Encoder, Vectors, shared_encoder
from bot.assistant.language import passages
from bot.assistant.opinion import Asked
from bot.assistant.spelling import Spelling, spelling_of
from bot.assistant.wording import Word, Wording
from bot.settings import settings

ENCODED = "encoded"  # what messages carry it under
Result = TypeVar("Result")
_SECOND_EAR = ThreadPoolExecutor(1, thread_name_prefix="second-ear")


@dataclass(frozen=True)
class Encoded:
    """Texts and, a row each, their unit vectors: the base encoder's and the fine-tuned one's.

    The texts are as they were heard: slips of the thumb are mended.

    Of a parent's post, row 0 is the whole and the others its passages, none if it is one passage.
    `second` is what a larger encoder says of the whole, where it is asked. `known` is what has been
    worked out about it, which is kept as long as the post is.
    """

    texts: list[str]
    general: Vectors
    taught: Vectors
    second: Asked = field(default_factory=Asked, compare=False)
    known: dict[str, Any] = field(default_factory=dict, compare=False)

    def rows(self, chosen: Sequence[int]) -> Encoded:
        """These rows only."""
        places = list(chosen)
        return Encoded([self.texts[i] for i in places], self.general[places], self.taught[places])

    def once(self, name: str, work: Callable[[], Result]) -> Result:
        """What `work` gives, which is done once: a post that waits for an opinion is read twice."""
        if name not in self.known:
            self.known[name] = work()
        result: Result = self.known[name]
        return result

    def words(self, wording: Wording) -> list[list[Word]]:
        """Each text's words, split once for all who read them."""
        return self.once("words", lambda: [wording.words(text) for text in self.texts])


@dataclass(frozen=True)
class Encoders:
    """Both ears (why two: docs/decisions/0003), and what misspelt words are heard as."""

    general: Encoder
    taught: Encoder
    spelling: Spelling

    @classmethod
    def shared(cls) -> Encoders:
        """The process's encoders, loaded once."""
        return cls(
            shared_encoder(FOLDER), shared_encoder(URGENCY_FOLDER), spelling_of(settings().data)
        )

    def encode(self, texts: list[str]) -> Encoded:
        """Each text as one piece, its slips mended."""
        return self._heard(self.mended(texts))

    def heard_alone(self, texts: list[str]) -> Encoded:
        """In this thread: what others have written is heard in others."""
        states = [self.general.trunk.states(text) for text in texts]
        general = [self.general.finished(each) for each in states]
        return Encoded(texts, np.stack(general), np.stack(list(map(self.taught.finished, states))))

    def _heard(self, texts: list[str]) -> Encoded:
        """The trunk once and both branches at once, which nearly halves the wait for an answer."""
        if not texts:
            return Encoded(texts, self.general.encode([]), self.taught.encode([]))
        general, taught = [], []
        for text in texts:
            states = self.general.trunk.states(text)
            taught.append(_SECOND_EAR.submit(self.taught.finished, states))
            general.append(self.general.finished(states))
        return Encoded(texts, np.stack(general), np.stack([later.result() for later in taught]))

    def taught_vectors(self, texts: list[str]) -> Vectors:
        """What the fine-tuned ear alone hears, for heads that learn on it."""
        return self.taught.encode(self.mended(texts))

    def mended(self, texts: list[str]) -> list[str]:
        """The texts with their slips of the thumb mended, as the ears hear them."""
        return [self.spelling.mended(text) for text in texts]

    def read(self, post: str) -> Encoded:
        """A post and its passages."""
        return self._heard(self.pieces(post))

    def pieces(self, post: str) -> list[str]:
        """The post as the ears hear it: mended once, whole, then cut."""
        return with_passages(self.spelling.mended(post))


def with_passages(post: str) -> list[str]:
    """The whole first, then its passages, none if it is one passage."""
    return [post, *(part for part in passages(post) if part != post)]
