"""From one officer's hands into another's, without the parent waiting in between."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit, ownership
from bot.desk.bus import Bus, Event
from bot.desk.clinic.announce import tell_staff
from bot.desk.clinic.capacity import keep_within
from bot.desk.clinic.claims import LEASE
from bot.desk.clinic.due_records import open_record
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotPermitted, NotTheHolder
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.storing import publish, system
from bot.desk.tables import LeaseRow, MessageRow, OfficerRow

PASSED = (
    "You are now talking to {name}, an officer, who has seen all that you wrote. "
    "You need not explain again."
)
Told = Callable[[], Awaitable[None]]


class Passing:
    """Changes of the holder while the owner stays `officer`."""

    def __init__(self, database: Database, bus: Bus, clock: Clock, capacity: int) -> None:
        self._database, self._bus, self._clock = database, bus, clock
        self._capacity = capacity

    async def take_over(self, officer_id: str, conversation_id: str, *, reason: str) -> None:
        """A supervisor takes a parent out of an officer's hands, and says why.

        Raises:
            NotPermitted: not a supervisor, or no reason given.
            NotTheHolder: no officer holds it.
            AtCapacity: the supervisor holds enough.
        """
        if not reason.strip():
            raise NotPermitted("a reason is needed to take over")
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            permit(officer, "choose")
            await ownership.hold(session, conversation_id)
            detail = {"reason": reason.strip()}
            told = await self.pass_on(session, conversation_id, officer, detail)
        await told()

    async def pass_on(
        self,
        session: AsyncSession,
        conversation_id: str,
        to: OfficerRow,
        detail: dict[str, Any],
    ) -> Told:
        """Move the lease of the held conversation; call what is returned after the commit.

        Raises:
            NotTheHolder: no officer holds it.
            AtCapacity: the new holder holds enough.
        """
        permit(to, "claim")
        row, now = await ownership.hold(session, conversation_id), self._clock()
        lease = await session.get(LeaseRow, conversation_id)
        if lease is None:
            raise NotTheHolder(f"{conversation_id}: nobody holds it")
        await keep_within(session, to.id, self._capacity)
        detail = {**detail, "from": lease.officer_id, "to": to.id}
        lease.officer_id, lease.claimed_at, lease.until = to.id, now, now + LEASE
        if row.phase == "wrap_up":
            await ownership.move(session, row, "officer", by=f"officer:{to.id}", at=now)
        audit.record(
            session,
            "passed_on",
            at=now,
            actor=f"officer:{to.id}",
            conversation_id=row.id,
            epoch=row.epoch,
            detail=detail,
        )
        await open_record(session, row.id, to.id, self._clock())
        said = system(session, row, PASSED.format(name=to.name), now)
        return self._teller(conversation_id, to.name, said)

    def _teller(self, conversation_id: str, name: str, said: MessageRow) -> Told:
        async def tell() -> None:
            owner = Event("owner", {"owner": "officer", "name": name})
            await self._bus.publish(conversation_id, owner)
            await publish(self._bus, [said])
            await tell_staff(self._bus, conversation_id, "queue")

        return tell
