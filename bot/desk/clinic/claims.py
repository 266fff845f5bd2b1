"""Officers take the next parent: one transaction, within capacity, never the same one twice.

Locks are always taken in one order, the officer and then the conversation, and every change
of a place or a lease is made under its conversation's lock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import ownership, rows
from bot.desk.bus import Bus
from bot.desk.clinic import words
from bot.desk.clinic.announce import announce
from bot.desk.clinic.capacity import keep_within
from bot.desk.clinic.due_records import open_record
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotAllowed, NotPermitted
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.ownership import OwnerChange
from bot.desk.storing import system
from bot.desk.tables import (
    ConversationRow,
    HandoverRow,
    LeaseRow,
    MessageRow,
    OfficerRow,
    PlaceRow,
)
from bot.desk.values import Conversation

LEASE = timedelta(seconds=60)
TRIES = 5


@dataclass(frozen=True)
class Claimed:
    """A conversation an officer now holds; `summary` is what the assistant says of it."""

    conversation: Conversation
    summary: dict[str, Any] | None


class Claims:
    """Ways into an officer's hands."""

    def __init__(self, database: Database, bus: Bus, clock: Clock, capacity: int) -> None:
        self._database, self._bus, self._clock = database, bus, clock
        self._capacity = capacity

    async def next(self, officer_id: str) -> Claimed | None:
        """Take the parent who is next; nothing when nobody waits.

        Raises:
            AtCapacity: the officer holds enough.
            NotPermitted: the officer may not take parents.
        """
        for attempt in range(TRIES):
            async with self._database.begin() as session:
                officer = await self._ready(session, officer_id)
                row = await session.scalar(_first(skip_locked=attempt < TRIES - 1))
                if row is not None and row.phase == "waiting":
                    claim = await self._claim(session, row, officer, {})
                    break
                if not await session.scalar(select(func.count()).select_from(PlaceRow)):
                    return None
        else:
            return None
        return await self._told(officer, *claim)

    async def choose(self, officer_id: str, conversation_id: str, *, reason: str) -> Claimed:
        """Take one parent out of turn: for supervisors, who say why.

        Raises:
            NotPermitted: not a supervisor, or no reason given.
            AtCapacity: the officer holds enough.
            NotAllowed: that parent does not wait.
            NoSuchConversation: it is not there.
        """
        if not reason.strip():
            raise NotPermitted("a reason is needed to choose out of turn")
        async with self._database.begin() as session:
            officer = await self._ready(session, officer_id)
            permit(officer, "choose")
            row = await ownership.hold(session, conversation_id)
            if row.phase != "waiting":
                raise NotAllowed(f"{conversation_id} is not waiting")
            claim = await self._claim(session, row, officer, {"reason": reason.strip()})
        return await self._told(officer, *claim)

    async def _ready(self, session: AsyncSession, officer_id: str) -> OfficerRow:
        officer = await hold_officer(session, officer_id)
        permit(officer, "claim")
        await keep_within(session, officer_id, self._capacity)
        return officer

    async def _claim(
        self,
        session: AsyncSession,
        row: ConversationRow,
        officer: OfficerRow,
        detail: dict[str, Any],
    ) -> tuple[OwnerChange, MessageRow, Claimed]:
        now = self._clock()
        made = await ownership.move(
            session, row, "officer", by=f"officer:{officer.id}", at=now, detail=detail or None
        )
        session.add(
            LeaseRow(
                conversation_id=row.id, officer_id=officer.id, claimed_at=now, until=now + LEASE
            )
        )
        await open_record(session, row.id, officer.id, now)
        said = system(session, row, words.CLAIMED.format(name=officer.name), now)
        summary = await session.scalar(
            select(HandoverRow.summary)
            .where(HandoverRow.conversation_id == row.id)
            .order_by(HandoverRow.id.desc())
            .limit(1)
        )
        return made, said, Claimed(rows.conversation(row), summary)

    async def _told(
        self, officer: OfficerRow, made: OwnerChange, said: MessageRow, claimed: Claimed
    ) -> Claimed:
        await announce(self._bus, made, [said], name=officer.name)
        return claimed


def _first(*, skip_locked: bool) -> Select[tuple[ConversationRow]]:
    return (
        select(ConversationRow)
        .join(PlaceRow, PlaceRow.conversation_id == ConversationRow.id)
        .order_by(PlaceRow.rank_at, PlaceRow.conversation_id)
        .limit(1)
        .with_for_update(of=ConversationRow, skip_locked=skip_locked)
    )
