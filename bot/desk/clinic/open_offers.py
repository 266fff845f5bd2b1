"""Offers that wait for an answer, as both sides see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.desk.tables import ConversationRow, OfferRow, OfficerRow


@dataclass(frozen=True)
class Offer:
    """An open offer, as both sides see it; `urgency` and `topic` say what it is about."""

    id: str
    conversation_id: str
    from_officer: str
    from_name: str
    to_officer: str
    to_name: str
    warm: bool
    note: str
    urgency: str
    topic: str | None
    at: datetime


async def open_offers(session: AsyncSession, officer_id: str, now: datetime) -> list[Offer]:
    """Open offers to and from that officer at `now`, the first first."""
    giver, taker = aliased(OfficerRow), aliased(OfficerRow)
    query = (
        select(OfferRow, giver.name, taker.name, ConversationRow)
        .join(giver, giver.id == OfferRow.from_officer)
        .join(taker, taker.id == OfferRow.to_officer)
        .join(ConversationRow, ConversationRow.id == OfferRow.conversation_id)
        .where(OfferRow.answer.is_(None), OfferRow.until > now)
        .where((OfferRow.to_officer == officer_id) | (OfferRow.from_officer == officer_id))
        .order_by(OfferRow.at)
    )
    return [_offer(*found) for found in await session.execute(query)]


def _offer(row: OfferRow, giver: str, taker: str, about: ConversationRow) -> Offer:
    return Offer(
        row.id,
        row.conversation_id,
        row.from_officer,
        giver,
        row.to_officer,
        taker,
        row.warm,
        row.note,
        about.urgency,
        about.topic,
        row.at,
    )
