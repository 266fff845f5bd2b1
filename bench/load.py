"""Speaks with a served contestant: one parent, many parents, and one who stays for long."""

from __future__ import annotations

import asyncio
import time
from itertools import count

import aiohttp

from bench.serving import Served

TURNS_A_CONVERSATION = 5
EARLY, LATE, AROUND = 5, 200, 2
LEAST_EACH = 10
_numbers = count(1)


class Talk:
    """Sends messages and keeps the times."""

    def __init__(self, served: Served, messages: list[str], session: aiohttp.ClientSession) -> None:
        self._served, self._messages, self._session = served, messages, session
        self.failed = 0

    async def latencies(self, number: int) -> list[float]:
        """Milliseconds of each turn of one parent after the other, five turns each."""
        taken: list[float] = []
        while len(taken) < number:
            turns = min(TURNS_A_CONVERSATION, number - len(taken))
            taken += await self._conversation(turns)
        return taken

    async def rate(self, clients: int, number: int) -> float:
        """Messages a second with so many parents at once, each waiting for an answer."""
        each = max(LEAST_EACH, number // clients)
        start = time.perf_counter()
        await asyncio.gather(*(self.latencies(each) for _ in range(clients)))
        return each * clients / (time.perf_counter() - start)

    async def lengths(self) -> tuple[list[float], list[float]]:
        """Milliseconds around turn 5 and around turn 200 of a long conversation."""
        taken = await self._conversation(LATE + AROUND)
        early, late = (taken[at - AROUND - 1 : at + AROUND] for at in (EARLY, LATE))
        return early, late

    async def _conversation(self, turns: int) -> list[float]:
        number, taken = next(_numbers), []
        for turn in range(turns):
            text = self._messages[(number * 31 + turn) % len(self._messages)]
            start = time.perf_counter()
            if not await self._served.say(self._session, f"bench{number}", text):
                self.failed += 1
            taken.append(1000 * (time.perf_counter() - start))
        return taken
