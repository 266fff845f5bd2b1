"""Risk that rises while a human is waited for or speaks: the place moves, a flag goes up."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy.ext.asyncio import AsyncSession

from bot.contract import UrgencyLevel
from bot.desk.bus import STAFF, Bus, Event
from bot.desk.clinic import order
from bot.desk.clinic.alerts import raise_alert
from bot.desk.tables import ConversationRow, LeaseRow, PlaceRow


async def rose(session: AsyncSession, row: ConversationRow, at: datetime) -> bool:
    """Act on a risen urgency of the held conversation; true when officers must be told."""
    if row.owner not in ("queue", "officer"):
        return False
    place = await session.get(PlaceRow, row.id)
    if place is not None:
        risen = order.rank_at(place.joined_at, cast(UrgencyLevel, row.urgency))
        place.rank_at = min(place.rank_at, risen)
    lease = await session.get(LeaseRow, row.id)
    raise_alert(
        session,
        "urgency_rose",
        at=at,
        conversation_id=row.id,
        officer_id=lease.officer_id if lease else None,
        detail={"urgency": row.urgency},
    )
    return True


async def tell(bus: Bus, row: ConversationRow) -> None:
    """Officers hear of the risen urgency; only ever after the commit."""
    told = Event("urgency", {"conversation": row.id, "urgency": row.urgency})
    await bus.publish(row.id, told)
    await bus.publish(STAFF, told)
