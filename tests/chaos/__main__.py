"""`make chaos`: 10,000 forced drops while both ends talk, and what was lost or doubled."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time

from tests.chaos.browsers import browsers
from tests.chaos.plain import plain
from tests.chaos.storm import Storm, Tell
from tests.chaos.verdict import Verdict, judge
from tests.chaos.world import People, world


def quietly(_line: str) -> None:
    """Say nothing on the way."""


async def run(
    people: People,
    drops: int,
    officers: int,
    seed: int,
    *,
    seconds: float | None = None,
    tell: Tell = quietly,
) -> tuple[Storm, Verdict]:
    """A storm of so many drops, and what became of what was said in it."""
    async with world(officers, people) as made:
        storm = Storm(made, drops, seed, tell)
        await storm.rage(seconds)
        return storm, await judge(made)


def report(storm: Storm, verdict: Verdict, seconds: float) -> str:
    """The figures, and the first faults of each kind."""
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in storm.drops.most_common())
    faults = {
        "lost": verdict.lost,
        "doubled": verdict.doubled,
        "out of order": verdict.out_of_order,
    }
    found = ", ".join(f"{len(those)} {kind}" for kind, those in faults.items())
    first = [f"  {kind}: {one}" for kind, those in faults.items() for one in those[:10]]
    return "\n".join(
        [
            f"{storm.drops.total():,} drops in {seconds / 60:.0f} minutes: {kinds}.",
            f"{verdict.said:,} lines said at both ends: {found}.",
            *first,
        ]
    )


def main() -> int:
    """The exit status is 1 when anything was lost, doubled or out of order."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--drops", type=int, default=10_000)
    parser.add_argument("--officers", type=int, default=4, help="each with three parents")
    parser.add_argument("--browsers", action="store_true", help="both ends in Chromium")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="at most; what there was is judged then")
    given = parser.parse_args()
    began = time.monotonic()

    def tell(line: str) -> None:
        sys.stderr.write(f"{time.monotonic() - began:6.0f} s: {line}\n")

    seconds = given.minutes * 60 if given.minutes else None
    people = browsers if given.browsers else plain
    asked = run(people, given.drops, given.officers, given.seed, seconds=seconds, tell=tell)
    storm, verdict = asyncio.run(asked)
    sys.stdout.write(f"{report(storm, verdict, time.monotonic() - began)}\n")
    return 0 if verdict.clean else 1


if __name__ == "__main__":
    sys.exit(main())
