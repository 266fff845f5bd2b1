"""Texts with what both encoders hear in them: encoded once, read by every part of hearing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bot.assistant.encoder import FOLDER, URGENCY_FOLDER, Encoder, Vectors, shared_encoder
from bot.assistant.language import passages

ENCODED = "encoded"  # what messages carry it under
_EARS = ThreadPoolExecutor(2, thread_name_prefix="ear")


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
        taught = _EARS.submit(self.taught.encode, texts)
        return Encoded(texts, self.general.encode(texts), taught.result())

    def read(self, post: str) -> Encoded:
        """A post and its passages."""
        return self.encode(_with_passages(post))

    async def read_aside(self, post: str) -> Encoded:
        """As `read`, while the event loop goes on with other parents' turns."""
        loop, texts = asyncio.get_running_loop(), _with_passages(post)
        general, taught = await asyncio.gather(
            loop.run_in_executor(_EARS, self.general.encode, texts),
            loop.run_in_executor(_EARS, self.taught.encode, texts),
        )
        return Encoded(texts, general, taught)


def _with_passages(post: str) -> list[str]:
    return [post, *(part for part in passages(post) if part != post)]
