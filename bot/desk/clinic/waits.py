"""How long the wait will be, from how long it was; each promise is kept to be scored."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.tables import PromiseRow

RECENT = timedelta(hours=2)
LAST = 30
FEWEST = 3  # with fewer waits than this to go by, nothing is promised
COARSE_ABOVE, COARSE_STEP = 10, 5  # minutes: '25 to 40', not '23 to 38'
PATIENCE = 15  # minutes; where nothing was promised, a callback is offered after so many
Range = tuple[int | None, int | None]


def wait_range(position: int, paces: Sequence[float]) -> Range:
    """A range of whole minutes for `position`, from recent minutes of wait for each place."""
    if len(paces) < FEWEST:
        return None, None
    ordered = sorted(paces)
    low, high = (_round(position * _at(ordered, share)) for share in (0.25, 0.9))
    return low, max(low, high, 1)


def cannot_be_kept(
    waited: float, promised: int | None, low: int | None, left: float | None
) -> bool:
    """Whether the parent has waited longer than was promised, or the clinic closes before.

    All in minutes: `promised` is the most that was told, `low` the least that is still to be
    waited, `left` what is left of the clinic.
    """
    if waited > (PATIENCE if promised is None else promised):
        return True
    return left is not None and low is not None and low > left


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def _round(minutes: float) -> int:
    whole = math.ceil(minutes)
    return whole if whole <= COARSE_ABOVE else math.ceil(whole / COARSE_STEP) * COARSE_STEP


async def recent_paces(session: AsyncSession, now: datetime) -> list[float]:
    """Minutes of wait for each place, of the parents claimed lately."""
    query = (
        select(PromiseRow.joined_at, PromiseRow.ended_at, PromiseRow.position)
        .where(PromiseRow.outcome == "claimed", PromiseRow.ended_at > now - RECENT)
        .order_by(PromiseRow.ended_at.desc())
        .limit(LAST)
    )
    found = (await session.execute(query)).all()
    return [minutes(ended - joined) / position for joined, ended, position in found if ended]


def minutes(spell: timedelta) -> float:
    """`spell` in minutes."""
    return spell.total_seconds() / 60
