"""Parents, callbacks and records that are past their time: a supervisor is told of each, once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.clinic.alerts import raise_alert
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import AlertRow, CallbackRow, PlaceRow, RecordRow

NOBODY_CAME_AFTER = timedelta(minutes=3)
RECORD_OVERDUE_AFTER = timedelta(hours=24)
Row = TypeVar("Row")


class Overdue:
    """Looks for what should have been done."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def flag(self) -> int:
        """Raise an alert for whatever has none yet; how many were raised."""
        now = self._clock()
        async with self._database.begin() as session:
            acts = (_parents, _callbacks, _records)
            return sum([await act(session, now) for act in acts])


async def _parents(session: AsyncSession, now: datetime) -> int:
    """Who has waited for minutes while nobody came; once for each time they began to wait."""
    query = select(PlaceRow).where(PlaceRow.joined_at <= now - NOBODY_CAME_AFTER)
    found = {_wait(row): row for row in await session.scalars(query.with_for_update())}
    fresh = await _not_told(session, found)
    for about, row in fresh.items():
        parent = row.conversation_id
        raise_alert(session, "nobody_came", at=now, conversation_id=parent, about=about)
    return len(fresh)


def _wait(row: PlaceRow) -> str:
    return f"wait {row.conversation_id} {row.joined_at.isoformat()}"


async def _callbacks(session: AsyncSession, now: datetime) -> int:
    late = select(CallbackRow).where(CallbackRow.done_at.is_(None), CallbackRow.due_at < now)
    rows = await session.scalars(late.with_for_update())  # one process at a time looks on
    fresh = await _not_told(session, {f"callback {row.id}": row for row in rows})
    for about, row in fresh.items():
        detail = {"callback": row.id, "reference": row.reference}
        raise_alert(session, "callback_overdue", at=now, detail=detail, about=about)
    return len(fresh)


async def _records(session: AsyncSession, now: datetime) -> int:
    late = select(RecordRow).where(
        RecordRow.finished_at.is_(None), RecordRow.opened_at <= now - RECORD_OVERDUE_AFTER
    )
    rows = await session.scalars(late.with_for_update())
    fresh = await _not_told(session, {f"record {row.id}": row for row in rows})
    for about, row in fresh.items():
        raise_alert(
            session,
            "record_overdue",
            at=now,
            conversation_id=row.conversation_id,
            officer_id=row.officer_id,
            detail={"record": row.id},
            about=about,
        )
    return len(fresh)


async def _not_told(session: AsyncSession, found: dict[str, Row]) -> dict[str, Row]:
    """Those without an alert. Only theirs are looked up, however many were ever raised."""
    if not found:
        return {}
    told = set(await session.scalars(select(AlertRow.about).where(AlertRow.about.in_(found))))
    return {about: row for about, row in found.items() if about not in told}
