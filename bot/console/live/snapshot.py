"""The officers' room as one officer sees it, whole: a list that is sent again cannot drift."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.console import keys
from bot.desk.clinic.alerts import Alert
from bot.desk.officers.accounts import Officer
from bot.desk.officers.roles import MAY


def plain(value: Any) -> Any:
    """`value` as JSON knows it: moments as ISO 8601, dataclasses as objects."""
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


async def snapshot(app: web.Application, officer: Officer) -> dict[str, Any]:
    """Everything the room shows this officer; no parent's words are in it."""
    desk, room = app[keys.DESK], app[keys.STAFFROOM]
    waiting, total = await room.board.waiting()
    callbacks = await desk.callbacks.open()
    now = app[keys.CLOCK]()
    told = {
        "now": now,
        "me": {**asdict(officer), "may": sorted(MAY[officer.role])},
        "capacity": app[keys.CAPACITY],
        "clinic": desk.queue.opening(),
        "queue": {"total": total, "waiting": waiting},
        "held": await desk.leases.held(officer.id),
        "offers": await room.offers.open(officer.id),
        "colleagues": await room.presence.here(),
        "alerts": [a for a in await desk.alerts.open() if concerns(a, officer)],
        "records": await desk.records.due(officer.id),
        "callbacks": {"open": len(callbacks), "overdue": sum(c.overdue(now) for c in callbacks)},
        "forum": await room.forum.console.to_do(),
        "in_hand": await room.board.in_hand() if "read_any" in MAY[officer.role] else [],
    }
    return plain(told)  # type: ignore[no-any-return]


def concerns(alert: Alert, officer: Officer) -> bool:
    """Whether this officer sees the alert: it is about them, or their role sees all."""
    return "see_alerts" in MAY[officer.role] or alert.officer_id == officer.id
