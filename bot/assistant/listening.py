"""Hears posts while parents are answered: one alone at once, several in threads.

The encoders release the interpreter, so that in threads the other turns of the moment go on beside
them: half as many turns again a second. For one parent alone waking the threads would only cost.
So it is with the second opinion: where others wait, a post in doubt is read once without it, then
it is heard in a thread, and the post read again.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from bot.assistant.encoded import Encoded, Encoders
from bot.assistant.opinion import shared_opinion
from bot.assistant.post import Foresight, nothing


class Listening:
    """Both encoders, and how many posts are being heard.

    `foresight` is what the second ear works out about a post alone while the first is at work.
    """

    def __init__(self, encoders: Encoders) -> None:
        self._encoders = encoders
        self.foresight: Foresight = nothing
        self._ears = ThreadPoolExecutor(2, thread_name_prefix="ear")
        self._posts = 0

    async def hear(self, post: str) -> Encoded:
        """A post and its passages, as `Encoders.read` gives them."""
        self._posts += 1
        try:
            await asyncio.sleep(0)  # whoever else has written comes in and is counted
            if self._posts == 1:
                return self._encoders.read(post, self.foresight)
            loop = asyncio.get_running_loop()
            texts = self._encoders.pieces(post)
            heard = await loop.run_in_executor(self._ears, self._encoders.heard_alone, texts)
            heard.second.later = True
            return heard
        finally:
            self._posts -= 1

    async def hear_again(self, post: Encoded) -> None:
        """The second opinion on a post that had to wait for it."""
        post.second.later = False
        loop, about = asyncio.get_running_loop(), post.second.about
        await loop.run_in_executor(self._ears, about, post.texts[0], shared_opinion())


@lru_cache(maxsize=1)
def listening() -> Listening:
    """The process's own."""
    return Listening(Encoders.shared())
