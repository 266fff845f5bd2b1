"""Hears posts while parents are answered: one alone at once, several in threads.

The encoders release the interpreter, so that in threads the other turns of the moment go on beside
them: half as many turns again a second. For one parent alone waking the threads would only cost.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from bot.assistant.encoded import Encoded, Encoders


class Listening:
    """Both encoders, and how many posts are being heard."""

    def __init__(self, encoders: Encoders) -> None:
        self._encoders = encoders
        self._ears = ThreadPoolExecutor(2, thread_name_prefix="ear")
        self._posts = 0

    async def hear(self, post: str) -> Encoded:
        """A post and its passages, as `Encoders.read` gives them."""
        self._posts += 1
        try:
            await asyncio.sleep(0)  # whoever else has written comes in and is counted
            if self._posts == 1:
                return self._encoders.read(post)
            loop = asyncio.get_running_loop()
            texts = self._encoders.pieces(post)
            return await loop.run_in_executor(self._ears, self._encoders.heard_alone, texts)
        finally:
            self._posts -= 1


@lru_cache(maxsize=1)
def listening() -> Listening:
    """The process's own."""
    return Listening(Encoders.shared())
