"""The contestants in turn, several times: where the machine's speed wavers, it wavers for both."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from bench.load import Measured, measure
from bench.serving import Served


async def in_turn(
    running: Sequence[Served], messages: list[str], number: int, clients: list[int], rounds: int
) -> list[Measured]:
    """What each was found to do, the middle of all rounds."""
    found: list[list[Measured]] = [[] for _ in running]
    for _ in range(rounds):
        for one, own in zip(running, found, strict=True):
            own.append(await measure(one, messages, number, clients))
    return [middle(own) for own in found]


def middle(rounds: Sequence[Measured]) -> Measured:
    """The median of every figure; turns without an answer are added up."""
    rates = [each.messages_per_s for each in rounds]
    return Measured(
        p50_ms=median(each.p50_ms for each in rounds),
        p95_ms=median(each.p95_ms for each in rounds),
        p99_ms=median(each.p99_ms for each in rounds),
        messages_per_s={many: median(each[many] for each in rates) for many in rates[0]},
        turn_5_ms=median(each.turn_5_ms for each in rounds),
        turn_200_ms=median(each.turn_200_ms for each in rounds),
        failed=sum(each.failed for each in rounds),
    )
