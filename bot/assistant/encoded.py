"""Texts with what both encoders hear in them: encoded once, read by every part of hearing."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

import numpy as np

from bot.assistant.encoder import (
    FOLDER,
    URGENCY_FOLDER,
    Encoder,
    States,
    Vectors,
    shared_encoder,
)
from bot.assistant.language import passages
from bot.assistant.opinion import Asked
from bot.assistant.post import Foresight, Post, nothing
from bot.assistant.spelling import Spelling, spelling_of
from bot.settings import settings

ENCODED = "encoded"  # what messages carry it under
_SECOND_EAR = ThreadPoolExecutor(1, thread_name_prefix="second-ear")


@dataclass(frozen=True)
class Encoded(Post):
    """Texts and, a row each, their unit vectors: the base encoder's and the fine-tuned one's.

    `second` is what a larger encoder says of the whole, where it is asked.
    """

    general: Vectors
    taught: Vectors
    second: Asked = field(default_factory=Asked, compare=False)

    def rows(self, chosen: Sequence[int]) -> Encoded:
        """These rows only."""
        places = list(chosen)
        return Encoded([self.texts[i] for i in places], self.general[places], self.taught[places])


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

    def _heard(self, texts: list[str], foresight: Foresight = nothing) -> Encoded:
        """The trunk and one branch here, and the other beside it: nearly half the wait.

        While the trunk is at work, that other thread works out what needs no encoder.
        """
        if not texts:
            return Encoded(texts, self.general.encode([]), self.taught.encode([]))
        post, coming = Post(texts), [Future[States]() for _ in texts]
        beside = _SECOND_EAR.submit(self._beside, post, coming, foresight)
        try:
            general = [self._passed_on(*each) for each in zip(texts, coming, strict=True)]
        finally:
            for states in coming:
                states.cancel()  # those that never came: the other thread must not wait for them
            wait([beside])  # spaCy, which it may be using, is for one thread at a time
        return Encoded(texts, np.stack(general), np.stack(beside.result()), known=post.known)

    def _passed_on(self, text: str, coming: Future[States]) -> Vectors:
        states = self.general.trunk.states(text)
        coming.set_result(states)
        return self.general.finished(states)

    def _beside(
        self, post: Post, coming: list[Future[States]], foresight: Foresight
    ) -> list[Vectors]:
        foresight(post)
        return [self.taught.finished(states.result()) for states in coming]

    def taught_vectors(self, texts: list[str]) -> Vectors:
        """What the fine-tuned ear alone hears, for heads that learn on it."""
        return self.taught.encode(self.mended(texts))

    def mended(self, texts: list[str]) -> list[str]:
        """The texts with their slips of the thumb mended, as the ears hear them."""
        return [self.spelling.mended(text) for text in texts]

    def read(self, post: str, foresight: Foresight = nothing) -> Encoded:
        """A post and its passages."""
        return self._heard(self.pieces(post), foresight)

    def pieces(self, post: str) -> list[str]:
        """The post as the ears hear it: mended once, whole, then cut."""
        return with_passages(self.spelling.mended(post))


def with_passages(post: str) -> list[str]:
    """The whole first, then its passages, none if it is one passage."""
    return [post, *(part for part in passages(post) if part != post)]
