"""Who may see a conversation: its holder, a colleague it is warmly offered to, a supervisor."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.errors import NotTheHolder
from bot.desk.officers.roles import MAY
from bot.desk.tables import LeaseRow, OfferRow, OfficerRow

Right = Literal["holds", "offered", "supervises"]


async def may_see(
    session: AsyncSession, officer: OfficerRow, conversation_id: str, now: datetime
) -> Right:
    """By what right the officer sees it.

    Raises:
        NotTheHolder: by none.
    """
    lease = await session.get(LeaseRow, conversation_id)
    if lease is not None and lease.officer_id == officer.id and officer.active:
        return "holds"
    if officer.active and lease is not None and await _offered(session, officer.id, lease, now):
        return "offered"
    if officer.active and "read_any" in MAY[officer.role]:
        return "supervises"
    raise NotTheHolder(f"{conversation_id}: not {officer.id}'s to see")


async def _offered(session: AsyncSession, officer_id: str, lease: LeaseRow, now: datetime) -> bool:
    """By whoever holds the parent now: an offer ends with its giver's hold."""
    query = select(OfferRow.id).where(
        OfferRow.conversation_id == lease.conversation_id,
        OfferRow.from_officer == lease.officer_id,
        OfferRow.to_officer == officer_id,
        OfferRow.warm,
        OfferRow.answer.is_(None),
        OfferRow.until > now,
    )
    return await session.scalar(query.limit(1)) is not None
