"""Speaks with a served contestant: one parent, many parents, and one who stays for long."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from itertools import count
from statistics import median

import aiohttp

from bench.serving import Served
from bot.assistant.evaluation.measures import percentile

TURNS_A_CONVERSATION = 5
EARLY, LATE, AROUND = 5, 200, 2
LEAST_EACH = 10
_numbers = count(1)


@dataclass(frozen=True)
class Measured:
    """What was found: times in milliseconds, turns without an answer in `failed`."""

    p50_ms: float
    p95_ms: float
    p99_ms: float
    messages_per_s: dict[str, float]
    turn_5_ms: float
    turn_200_ms: float
    failed: int


class Talk:
    """Sends messages and keeps the times."""

    def __init__(self, served: Served, messages: list[str]) -> None:
        self._served, self._messages = served, messages
        self.failed = 0

    async def latencies(self, session: aiohttp.ClientSession, number: int) -> list[float]:
        """Milliseconds of each turn of one parent after the other, five turns each."""
        taken: list[float] = []
        while len(taken) < number:
            turns = min(TURNS_A_CONVERSATION, number - len(taken))
            taken += await self._conversation(session, turns)
        return taken

    async def rate(self, session: aiohttp.ClientSession, clients: int, number: int) -> float:
        """Messages a second with so many parents at once, each waiting for an answer."""
        each = max(LEAST_EACH, number // clients)
        start = time.perf_counter()
        await asyncio.gather(*(self.latencies(session, each) for _ in range(clients)))
        return each * clients / (time.perf_counter() - start)

    async def lengths(
        self, session: aiohttp.ClientSession, conversations: int
    ) -> tuple[float, float]:
        """Median milliseconds around turn 5 and around turn 200 of long conversations."""
        early: list[float] = []
        late: list[float] = []
        for _ in range(conversations):
            taken = await self._conversation(session, LATE + AROUND)
            early += taken[EARLY - AROUND - 1 : EARLY + AROUND]
            late += taken[LATE - AROUND - 1 : LATE + AROUND]
        return median(early), median(late)

    async def _conversation(self, session: aiohttp.ClientSession, turns: int) -> list[float]:
        number, taken = next(_numbers), []
        for turn in range(turns):
            text = self._messages[(number * 31 + turn) % len(self._messages)]
            start = time.perf_counter()
            if not await self._served.say(session, f"bench{number}", text):
                self.failed += 1
            taken.append(1000 * (time.perf_counter() - start))
        return taken


async def measure(served: Served, messages: list[str], number: int, clients: list[int]) -> Measured:
    """All of it, after a warm-up that is not counted."""
    talk = Talk(served, messages)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await talk.latencies(session, min(number, 20))
        alone = await talk.latencies(session, number)
        rates = {str(many): await talk.rate(session, many, number) for many in clients}
        early, late = await talk.lengths(session, 3)
    return Measured(
        p50_ms=percentile(alone, 0.5),
        p95_ms=percentile(alone, 0.95),
        p99_ms=percentile(alone, 0.99),
        messages_per_s=rates,
        turn_5_ms=early,
        turn_200_ms=late,
        failed=talk.failed,
    )
