"""Passing a parent to a named colleague: nobody is passed on before the colleague says yes.

Cold: the colleague sees who and why, and takes over on accepting. Warm: the colleague also
reads along and the two exchange notes before the parent notices anything.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.bus import STAFF, Bus, Event
from bot.desk.clinic.leases import held_by
from bot.desk.clinic.open_offers import Offer, open_offers
from bot.desk.clinic.passing import Passing
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotAllowed, NotTheHolder
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.tables import OfferRow

LASTS = timedelta(minutes=5)
Answer = Literal["accepted", "declined", "withdrawn"]


class Offers:
    """Offers among officers."""

    def __init__(self, database: Database, bus: Bus, clock: Clock, passing: Passing) -> None:
        self._database, self._bus, self._clock = database, bus, clock
        self._passing = passing

    async def make(
        self, officer_id: str, conversation_id: str, *, to: str, warm: bool, note: str = ""
    ) -> str:
        """Ask a colleague; an older open offer of the same parent is withdrawn. The offer's id.

        Raises:
            NotTheHolder: the officer does not hold the parent.
            NotPermitted: the colleague may take no parents.
            NotAllowed: it is offered to oneself.
        """
        if to == officer_id:
            raise NotAllowed("an offer to oneself")
        now = self._clock()
        async with self._database.begin() as session:
            permit(await hold_officer(session, to), "claim")
            await held_by(session, officer_id, conversation_id)
            await _withdraw_open(session, conversation_id, now)
            row = OfferRow(
                id=uuid4().hex,
                conversation_id=conversation_id,
                from_officer=officer_id,
                to_officer=to,
                warm=warm,
                note=note.strip(),
                at=now,
                until=now + LASTS,
            )
            session.add(row)
            self._audit(session, "offered", row, officer_id)
        await self._tell(conversation_id)
        return row.id

    async def accept(self, officer_id: str, offer_id: str) -> str:
        """Take the parent over; the conversation's id.

        Raises:
            NotTheHolder: the offer is not this officer's, or is not open any more.
            AtCapacity: the officer holds enough.
        """
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            made = await self._open_offer(session, offer_id, to=officer_id)
            await held_by(session, made.from_officer, made.conversation_id)
            row = await self._open_offer(session, offer_id, to=officer_id, hold=True)
            told = await self._passing.pass_on(session, row.conversation_id, officer, {})
            self._settle(session, row, "accepted", officer_id)
        await told()
        return row.conversation_id

    async def decline(self, officer_id: str, offer_id: str) -> None:
        """Say no; the parent stays where they are.

        Raises:
            NotTheHolder: the offer is not this officer's, or is not open any more.
        """
        async with self._database.begin() as session:
            row = await self._open_offer(session, offer_id, to=officer_id, hold=True)
            self._settle(session, row, "declined", officer_id)
        await self._tell(row.conversation_id)

    async def withdraw(self, officer_id: str, offer_id: str) -> None:
        """Take one's own offer back.

        Raises:
            NotTheHolder: the offer is not this officer's, or is not open any more.
        """
        async with self._database.begin() as session:
            row = await self._open_offer(session, offer_id, hold=True)
            if row.from_officer != officer_id:
                raise NotTheHolder(f"offer {offer_id} is not {officer_id}'s")
            self._settle(session, row, "withdrawn", officer_id)
        await self._tell(row.conversation_id)

    async def open(self, officer_id: str) -> list[Offer]:
        """Open offers to and from that officer, the first first."""
        async with self._database.read() as session:
            return await open_offers(session, officer_id, self._clock())

    async def _open_offer(
        self, session: AsyncSession, offer_id: str, *, to: str | None = None, hold: bool = False
    ) -> OfferRow:
        """An offer is held last, after the conversation, as by whoever makes the next one."""
        query = select(OfferRow).where(OfferRow.id == offer_id)
        query = query.execution_options(populate_existing=True)
        row = await session.scalar(query.with_for_update() if hold else query)
        open_still = row is not None and row.answer is None and row.until > self._clock()
        if row is None or not open_still or (to is not None and row.to_officer != to):
            raise NotTheHolder(f"offer {offer_id} is not open to {to}")
        return row

    async def _tell(self, conversation_id: str) -> None:
        """Whoever reads along by an offer must know that it may be over; so must the lists."""
        await self._bus.publish(conversation_id, Event("offer"))
        await self._bus.publish(STAFF, Event("staff"))

    def _settle(self, session: AsyncSession, row: OfferRow, answer: Answer, by: str) -> None:
        row.answer, row.answered_at = answer, self._clock()
        self._audit(session, f"offer_{answer}", row, by)

    def _audit(self, session: AsyncSession, what: str, row: OfferRow, by: str) -> None:
        audit.record(
            session,
            what,
            at=self._clock(),
            actor=f"officer:{by}",
            conversation_id=row.conversation_id,
            detail={"to": row.to_officer, "warm": row.warm},
        )


async def _withdraw_open(session: AsyncSession, conversation_id: str, now: datetime) -> None:
    mine = (OfferRow.conversation_id == conversation_id, OfferRow.answer.is_(None))
    await session.execute(update(OfferRow).where(*mine).values(answer="withdrawn", answered_at=now))
