"""Parents, callbacks and records that are past their time: a supervisor is told of each, once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.cases.records import OVERDUE_AFTER
from bot.desk.clinic.alerts import AlertKind, raise_alert
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import AlertRow, CallbackRow, PlaceRow, RecordRow

NOBODY_CAME_AFTER = timedelta(minutes=3)


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
    fresh = await _not_told(session, "nobody_came", "wait", found)
    for wait in fresh:
        about = found[wait].conversation_id
        raise_alert(session, "nobody_came", at=now, conversation_id=about, detail={"wait": wait})
    return len(fresh)


def _wait(row: PlaceRow) -> str:
    return f"{row.conversation_id} {row.joined_at.isoformat()}"


async def _callbacks(session: AsyncSession, now: datetime) -> int:
    late = select(CallbackRow).where(CallbackRow.done_at.is_(None), CallbackRow.due_at < now)
    found = list(await session.scalars(late.with_for_update()))  # one process at a time looks on
    fresh = await _not_told(session, "callback_overdue", "callback", (row.id for row in found))
    for row in found:
        if row.id in fresh:
            detail = {"callback": row.id, "reference": row.reference}
            raise_alert(session, "callback_overdue", at=now, detail=detail)
    return len(fresh)


async def _records(session: AsyncSession, now: datetime) -> int:
    late = select(RecordRow).where(
        RecordRow.finished_at.is_(None), RecordRow.opened_at <= now - OVERDUE_AFTER
    )
    found = list(await session.scalars(late.with_for_update()))
    fresh = await _not_told(session, "record_overdue", "record", (row.id for row in found))
    for row in found:
        if row.id in fresh:
            raise_alert(
                session,
                "record_overdue",
                at=now,
                conversation_id=row.conversation_id,
                officer_id=row.officer_id,
                detail={"record": row.id},
            )
    return len(fresh)


async def _not_told(
    session: AsyncSession, kind: AlertKind, key: str, ids: Iterable[str]
) -> set[str]:
    told = await session.scalars(select(AlertRow.detail).where(AlertRow.kind == kind))
    return set(ids) - {str((detail or {}).get(key)) for detail in told}
