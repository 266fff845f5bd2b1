"""The contestants in turn, figure by figure, several times.

Where the machine's speed wavers, it wavers for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

import aiohttp

from bench.load import Talk
from bench.serving import Served
from bot.assistant.evaluation.measures import percentile

WARM_UP = 20  # turns that are not counted


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


@dataclass(frozen=True)
class Found:
    """All that was found on one contestant, round after round."""

    talk: Talk
    alone: list[float] = field(default_factory=list)
    rates: dict[int, list[float]] = field(default_factory=dict)
    early: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)

    def measured(self) -> Measured:
        """The percentiles of all turns, the middle of all rates."""
        return Measured(
            p50_ms=percentile(self.alone, 0.5),
            p95_ms=percentile(self.alone, 0.95),
            p99_ms=percentile(self.alone, 0.99),
            messages_per_s={str(many): median(rates) for many, rates in self.rates.items()},
            turn_5_ms=median(self.early),
            turn_200_ms=median(self.late),
            failed=self.talk.failed,
        )


async def in_turn(
    running: Sequence[Served], messages: list[str], number: int, clients: list[int], rounds: int
) -> list[Measured]:
    """What each was found to do with `number` messages a figure and round."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        found = [Found(Talk(one, messages, session)) for one in running]
        for own in found:
            await own.talk.latencies(WARM_UP)
        for _ in range(rounds):
            await _round(found, number, clients)
    return [own.measured() for own in found]


async def _round(found: list[Found], number: int, clients: list[int]) -> None:
    for own in found:
        own.alone.extend(await own.talk.latencies(number))
    for many in clients:
        for own in found:
            own.rates.setdefault(many, []).append(await own.talk.rate(many, number))
    for own in found:
        early, late = await own.talk.lengths()
        own.early.extend(early)
        own.late.extend(late)
