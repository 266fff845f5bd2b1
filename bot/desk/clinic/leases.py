"""An officer's hold lives as long as their connection and a grace; then the parent goes back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import ownership, rows
from bot.desk.bus import Bus
from bot.desk.clinic import order, words
from bot.desk.clinic.alerts import raise_alert
from bot.desk.clinic.announce import announce, tell_staff
from bot.desk.clinic.claims import LEASE
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NoSuchConversation, NotTheHolder
from bot.desk.ownership import OwnerChange
from bot.desk.storing import system
from bot.desk.tables import ConversationRow, LeaseRow, MessageRow, OfficerRow, PlaceRow
from bot.desk.values import Conversation


async def held_by(session: AsyncSession, officer_id: str, conversation_id: str) -> ConversationRow:
    """The conversation, locked, if that officer holds it.

    Raises:
        NotTheHolder: somebody else does, or nobody.
        NoSuchConversation: it is not there.
    """
    row = await ownership.hold(session, conversation_id)
    lease = await session.get(LeaseRow, conversation_id)
    if lease is None or lease.officer_id != officer_id:
        raise NotTheHolder(f"{conversation_id}: not held by {officer_id}")
    return row


def to_the_front(session: AsyncSession, row: ConversationRow, now: datetime) -> None:
    """A place before everyone's, for a parent who has already been with an officer."""
    rank = order.rank_returned(now)
    session.add(PlaceRow(conversation_id=row.id, joined_at=now, rank_at=rank))


class Leases:
    """Who holds whom."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def beat(self, officer_id: str) -> int:
        """The officer's connection lives: all their leases run on. How many there are."""
        now = self._clock()
        theirs = (LeaseRow.officer_id == officer_id, LeaseRow.until > now)
        beat = update(LeaseRow).where(*theirs).values(until=now + LEASE)
        async with self._database.begin() as session:
            ids = await session.scalars(beat.returning(LeaseRow.conversation_id))
            return len(ids.all())

    async def held(self, officer_id: str) -> list[Conversation]:
        """What that officer holds, the longest held first."""
        query = (
            select(ConversationRow)
            .join(LeaseRow, LeaseRow.conversation_id == ConversationRow.id)
            .where(LeaseRow.officer_id == officer_id)
            .order_by(LeaseRow.claimed_at)
        )
        async with self._database.read() as session:
            return [rows.conversation(row) for row in await session.scalars(query)]

    async def holder(self, conversation_id: str) -> str | None:
        """The name of the officer who holds it, as the parent knows it."""
        query = (
            select(OfficerRow.name)
            .join(LeaseRow, LeaseRow.officer_id == OfficerRow.id)
            .where(LeaseRow.conversation_id == conversation_id)
        )
        async with self._database.read() as session:
            name: str | None = await session.scalar(query)
        return name

    async def reap(self) -> list[str]:
        """Take back what officers lost hold of; the conversations it concerned."""
        expired = select(LeaseRow.conversation_id).where(LeaseRow.until <= self._clock())
        async with self._database.read() as session:
            ids = (await session.scalars(expired)).all()
        return [lost for lost in ids if await self._take_back(lost)]

    async def _take_back(self, conversation_id: str) -> bool:
        now = self._clock()
        try:
            async with self._database.begin() as session:
                row = await ownership.hold(session, conversation_id)
                lease = await session.get(LeaseRow, conversation_id)
                if lease is None or lease.until > now:
                    return False
                made, said = await _return(session, row, lease, now)
        except NoSuchConversation:
            return False
        await announce(self._bus, made, [said])
        await tell_staff(self._bus, conversation_id, "alert")
        return True


async def _return(
    session: AsyncSession, row: ConversationRow, lease: LeaseRow, now: datetime
) -> tuple[OwnerChange, MessageRow]:
    """A parent in the middle waits at the front; one in wrap-up is with the assistant again."""
    officer = await session.get_one(OfficerRow, lease.officer_id)
    raise_alert(session, "officer_lost", at=now, conversation_id=row.id, officer_id=officer.id)
    detail = {"lost": officer.id}
    if row.phase == "wrap_up":
        made = await ownership.move(session, row, "assistant", by="system", at=now, detail=detail)
        return made, system(session, row, words.HANDED_BACK.format(name=officer.name), now)
    made = await ownership.move(session, row, "waiting", by="system", at=now, detail=detail)
    to_the_front(session, row, now)
    return made, system(session, row, words.OFFICER_LOST.format(name=officer.name), now)
