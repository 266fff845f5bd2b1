"""What became of every line: in the database and on both screens, each once and in its order."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.desk import Desk
from tests.chaos.tabs import End
from tests.chaos.world import World

QUIET_FOR = 120  # seconds in which nothing more arrives: what is missing then is lost


@dataclass
class Verdict:
    """How many lines were said, and every fault by name."""

    said: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Nothing lost, nothing doubled, everything in order."""
        return not (self.lost or self.doubled or self.out_of_order)


async def judge(world: World) -> Verdict:
    """Wait until all has arrived that will, then look everywhere."""
    verdict = Verdict()
    for conversation in dict.fromkeys(end.conversation for end in world.ends):
        ends = [end for end in world.ends if end.conversation == conversation]
        await _judge_one(world.desk, conversation, ends, verdict)
    return verdict


async def _judge_one(desk: Desk, conversation: str, ends: Sequence[End], verdict: Verdict) -> None:
    said = [line for end in ends for line in end.said]
    stored = await _settled(desk, conversation, set(said))
    everywhere = {"the database": stored}
    for end in ends:
        await end.until_shown(len(stored))
        everywhere[type(end).__name__] = await end.shown()
    verdict.said += len(said)
    for where, found in everywhere.items():
        _look(where, found, ends, verdict)
        if found != stored:
            verdict.out_of_order.append(f"{conversation[:6]}: {where} is not as stored")


def _look(
    where: str, found: Sequence[tuple[str, str]], ends: Sequence[End], verdict: Verdict
) -> None:
    texts = [text for _, text in found]
    times = Counter(texts)
    verdict.doubled += [f"{where}: {text}" for text, n in times.items() if n > 1]
    for end in ends:
        mine = set(end.said)
        verdict.lost += [f"{where}: {line}" for line in end.said if line not in times]
        if [text for text in texts if text in mine] != [t for t in end.said if t in times]:
            verdict.out_of_order.append(f"{where}: {end.said[0]} and what follows")


async def _settled(desk: Desk, conversation: str, said: set[str]) -> list[tuple[str, str]]:
    """What is stored, once every line is in it or nothing more has come for a long time."""
    stored: list[tuple[str, str]] = []
    quiet = 0
    while quiet < QUIET_FOR:
        before = len(stored)
        stored = [(m.author, m.text) for m in await desk.messages.since(conversation, 0)]
        if said <= {text for _, text in stored}:
            break
        quiet = quiet + 1 if len(stored) == before else 0
        await asyncio.sleep(1)
    return stored
