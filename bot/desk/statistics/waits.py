"""How long parents waited, who gave up, and whether the wait was as promised."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.clinic.waits import minutes
from bot.desk.statistics.table import FEWEST, HELD_BACK, Cell, Period, Table, counted, drawn, shown
from bot.desk.tables import ConversationRow, PromiseRow

RISKS = {"immediate": "Immediate", "report": "To report", "none": "None seen"}
BANDS = ((2, "Under 2 minutes"), (5, "2 to 5"), (15, "5 to 15"), (math.inf, "15 or more"))


async def _ended(session: AsyncSession, period: Period) -> list[tuple[PromiseRow, str]]:
    query = (
        select(PromiseRow, ConversationRow.urgency)
        .outerjoin(ConversationRow, ConversationRow.id == PromiseRow.conversation_id)
        .where(PromiseRow.ended_at >= period.since, PromiseRow.ended_at < period.until)
    )
    return [(promise, urgency or "none") for promise, urgency in await session.execute(query)]


def _wait(promise: PromiseRow) -> float:
    return minutes(promise.ended_at - promise.joined_at) if promise.ended_at else 0.0


async def waits_by_risk(session: AsyncSession, period: Period) -> Table:
    """Minutes until an officer came: half waited less than p50, nine in ten less than p90."""
    waited: defaultdict[str, list[float]] = defaultdict(list)
    for promise, urgency in await _ended(session, period):
        if promise.outcome == "claimed":
            waited[urgency].append(_wait(promise))
    rows: list[list[Cell]] = [
        [label, shown(len(waited[risk])), _share(waited[risk], 0.5), _share(waited[risk], 0.9)]
        for risk, label in RISKS.items()
    ]
    columns = ["Risk", "Parents", "p50, minutes", "p90, minutes"]
    return Table("waits", "Wait until an officer came", columns, rows, 3, drawn=drawn(rows, 3))


def _share(waits: Sequence[float], share: float) -> Cell:
    if not waits:
        return None
    if len(waits) < FEWEST:
        return HELD_BACK
    ordered = sorted(waits)
    return math.ceil(ordered[math.ceil(share * len(ordered)) - 1])


async def abandonment(session: AsyncSession, period: Period) -> Table:
    """How long those had waited who left before an officer came."""
    bands = dict.fromkeys((label for _, label in BANDS), 0)
    for promise, _ in await _ended(session, period):
        if promise.outcome == "left":
            bands[_band(_wait(promise))] += 1
    title = "Left the queue before an officer came"
    return counted("abandonment", title, "After", bands)


def _band(wait: float) -> str:
    return next(label for limit, label in BANDS if wait < limit)


async def kept_promises(session: AsyncSession, period: Period) -> Table:
    """Whether the wait was within the range the parent had been told."""
    told = [p for p, _ in await _ended(session, period) if p.outcome == "claimed" and p.high]
    kept = sum(_wait(promise) <= (promise.high or 0) for promise in told)
    counts = {"As promised or sooner": kept, "Later than promised": len(told) - kept}
    return counted("promises", "The wait that was promised", "It came", counts)
