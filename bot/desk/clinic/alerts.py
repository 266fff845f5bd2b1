"""What a supervisor has to see, kept until somebody has seen it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import AlertRow, OfficerRow

AlertKind = Literal[
    "officer_lost",
    "nobody_came",
    "urgency_rose",
    "callback_overdue",
    "record_overdue",
    "help_wanted",
]


@dataclass(frozen=True)
class Alert:
    """One thing to see; `name` is the officer's whom it is about."""

    id: int
    at: datetime
    kind: str
    conversation_id: str | None
    officer_id: str | None
    name: str | None
    detail: dict[str, Any] | None


def raise_alert(
    session: AsyncSession,
    kind: AlertKind,
    *,
    at: datetime,
    conversation_id: str | None = None,
    officer_id: str | None = None,
    detail: dict[str, Any] | None = None,
    about: str | None = None,
) -> None:
    """Add an alert to the transaction at hand. `detail` holds no words of a parent's.

    `about` names a cause that has one alert; whoever gives it has looked that there is none.
    """
    session.add(
        AlertRow(
            at=at,
            kind=kind,
            conversation_id=conversation_id,
            officer_id=officer_id,
            detail=detail,
            about=about,
        )
    )


class Alerts:
    """The open alerts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def open(self) -> list[Alert]:
        """All that nobody has seen yet, the oldest first."""
        query = (
            select(AlertRow, OfficerRow.name)
            .outerjoin(OfficerRow, OfficerRow.id == AlertRow.officer_id)
            .where(AlertRow.seen_at.is_(None))
            .order_by(AlertRow.id)
        )
        async with self._database.read() as session:
            return [_alert(row, name) for row, name in await session.execute(query)]

    async def see(self, alert_id: int, *, by: str) -> None:
        """Somebody saw it; the first who did is remembered."""
        mine = (AlertRow.id == alert_id, AlertRow.seen_at.is_(None))
        async with self._database.begin() as session:
            await session.execute(
                update(AlertRow).where(*mine).values(seen_at=self._clock(), seen_by=by)
            )


def _alert(row: AlertRow, name: str | None) -> Alert:
    return Alert(row.id, row.at, row.kind, row.conversation_id, row.officer_id, name, row.detail)
