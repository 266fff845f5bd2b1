"""The queue: join it, leave it, and know one's place."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from sqlalchemy import select

from bot.contract import UrgencyLevel
from bot.desk import ownership
from bot.desk.bus import Bus, Event
from bot.desk.clinic import order, words
from bot.desk.clinic.announce import announce, tell_staff
from bot.desk.clinic.hours import Hours, Opening
from bot.desk.clinic.places import Place, all_places, place_of
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import ClinicClosed
from bot.desk.storing import system
from bot.desk.tables import ConversationRow, HandoverRow, PlaceRow, PromiseRow


class Queue:
    """Parents who wait for an officer."""

    def __init__(self, database: Database, bus: Bus, clock: Clock, hours: Hours | None) -> None:
        self._database, self._bus, self._clock, self._hours = database, bus, clock, hours

    def opening(self) -> Opening:
        """The clinic now; without a calendar it is always closed."""
        if self._hours is None:
            return Opening(False, False, None, None)
        return self._hours.at(self._clock())

    async def join(self, conversation_id: str, *, summary: dict[str, Any] | None = None) -> Place:
        """Take a place; joining twice keeps the first.

        Raises:
            NoSuchConversation: it is not there.
            ClinicClosed: nobody is admitted now.
            NotAllowed: an officer has it, or it is closed.
        """
        now, made = self._clock(), None
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            if row.phase != "waiting":
                if not self.opening().admitting:
                    raise ClinicClosed(conversation_id)
                made = await ownership.move(session, row, "waiting", by="parent", at=now)
                session.add(take_place(row, now))
                if summary:
                    session.add(HandoverRow(conversation_id=row.id, at=now, summary=summary))
                await session.flush()
            place = await place_of(session, row, now, self.opening().closes)
            if made is not None:
                session.add(_promise(place))
        if made is not None:
            await announce(self._bus, made)
        return place

    async def summarise(self, conversation_id: str, summary: dict[str, Any]) -> None:
        """What the assistant makes of it, for whoever takes the parent or has taken them.

        Raises:
            NoSuchConversation: it is not there.
        """
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            row.topic = summary.get("cause") or row.topic  # not that an officer was asked for
            session.add(HandoverRow(conversation_id=row.id, at=self._clock(), summary=summary))
        await self._bus.publish(conversation_id, Event("note"))
        await tell_staff(self._bus, conversation_id, "queue")

    async def leave(self, conversation_id: str) -> bool:
        """Give the place up; the assistant answers again. False when there was none."""
        return await self._back(conversation_id, "parent", words.LEFT_QUEUE)

    async def end_session(self) -> list[str]:
        """When the clinic is closed, nobody is left waiting for it; who was."""
        if self.opening().open:
            return []
        async with self._database.read() as session:
            waiting = (await session.scalars(select(PlaceRow.conversation_id))).all()
        return [one for one in waiting if await self._back(one, "system", words.SESSION_OVER)]

    async def _back(self, conversation_id: str, by: str, text: str) -> bool:
        now = self._clock()
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            if row.phase != "waiting":
                return False
            made = await ownership.move(session, row, "assistant", by=by, at=now)
            custom = words.OFFER if text == words.SESSION_OVER else None
            said = system(session, row, text, now, custom)
        await announce(self._bus, made, [said])
        return True

    async def place(self, conversation_id: str) -> Place | None:
        """Where that parent stands now, if they wait."""
        async with self._database.read() as session:
            row = await session.get(ConversationRow, conversation_id)
            if row is None or row.phase != "waiting":
                return None
            return await place_of(session, row, self._clock(), self.opening().closes)

    async def places(self) -> list[Place]:
        """All who wait, the next one first."""
        async with self._database.read() as session:
            return await all_places(session, self._clock(), self.opening().closes)


def take_place(row: ConversationRow, now: datetime) -> PlaceRow:
    """A new place for a conversation that just began to wait."""
    rank = order.rank_at(now, cast(UrgencyLevel, row.urgency))
    return PlaceRow(conversation_id=row.id, joined_at=now, rank_at=rank)


def _promise(place: Place) -> PromiseRow:
    return PromiseRow(
        conversation_id=place.conversation_id,
        joined_at=place.joined_at,
        position=place.position,
        low=place.wait_low,
        high=place.wait_high,
    )
