"""Texts with what both encoders hear in them: encoded once, read by every part of hearing."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER, Encoder, Vectors, shared_encoder
from bot.assistant.language import passages

ENCODED = "encoded"  # what messages carry it under
_SECOND_EAR = ThreadPoolExecutor(1, thread_name_prefix="second-ear")


@dataclass(frozen=True)
class Encoded:
    """Texts and, a row each, their unit vectors: the base encoder's and the fine-tuned one's.

    Of a parent's post, row 0 is the whole and the others its passages, none if it is one passage.
    """

    texts: list[str]
    general: Vectors
    taught: Vectors

    def rows(self, chosen: Sequence[int]) -> Encoded:
        """These rows only."""
        places = list(chosen)
        return Encoded([self.texts[i] for i in places], self.general[places], self.taught[places])


@dataclass(frozen=True)
class Encoders:
    """Both ears (why two: docs/decisions/0003)."""

    general: Encoder
    taught: Encoder

    @classmethod
    def shared(cls) -> Encoders:
        """The process's encoders, loaded once."""
        return cls(shared_encoder(FOLDER), shared_encoder(URGENCY_FOLDER))

    def encode(self, texts: list[str]) -> Encoded:
        """The texts as they are; both ears hear at once, which halves the wait for an answer."""
        taught = _SECOND_EAR.submit(self.taught.encode, texts)
        return Encoded(texts, self.general.encode(texts), taught.result())

    def read(self, post: str) -> Encoded:
        """A post and its passages."""
        return self.encode(with_passages(post))


def with_passages(post: str) -> list[str]:
    """The whole first, then its passages, none if it is one passage."""
    return [post, *(part for part in passages(post) if part != post)]
