"""The clinic as a widget sees it: open or not, joining, leaving, one's place, a message left."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.cases.callbacks import Callback, Wish
from bot.desk.clinic.words import OFFER
from bot.desk.errors import ClinicClosed, NotAllowed
from bot.public import words
from bot.public.listening import Listener

LONDON = ZoneInfo("Europe/London")


class Clinic:
    """The parent's side of the clinic."""

    def __init__(self, desk: Desk, listener: Listener) -> None:
        self._desk, self._listener = desk, listener

    def state(self) -> dict[str, Any]:
        """Whether a parent may join now, and when the next session opens."""
        opening = self._desk.queue.opening()
        upcoming = opening.next_open
        return {"open": opening.admitting, "next_open": upcoming.isoformat() if upcoming else None}

    async def join(self, conversation_id: str, summary: dict[str, Any] | None = None) -> bool:
        """Take a place in the queue; false when nobody is admitted now.

        Raises:
            NoSuchConversation: it is not there.
        """
        try:
            place = await self._desk.queue.join(conversation_id, summary=summary)
        except ClinicClosed:
            return False
        except NotAllowed:  # with an officer already, or ended: nothing is left to do
            return True
        await self._desk.bus.publish(conversation_id, Event("place", place.as_data()))
        if place.joined_at == place.updated:  # a place that is new
            hear = self._listener.catch_up if summary else self._listener.summarise
            hear(conversation_id)
        return True

    async def join_for(self, conversation_id: str, summary: dict[str, Any]) -> None:
        """The parent asked the assistant for a human: join, or say when one will be there."""
        if not await self.join(conversation_id, summary):
            text = self._closed_text()
            await self._desk.messages.say(conversation_id, author="system", text=text, custom=OFFER)

    def _closed_text(self) -> str:
        upcoming = self._desk.queue.opening().next_open
        if upcoming is None:
            return words.CLINIC_CLOSED
        return f"{words.CLINIC_CLOSED} {words.CLINIC_NEXT.format(when=in_words(upcoming))}"

    async def leave(self, conversation_id: str) -> None:
        """Give the place up; the assistant answers again.

        Raises:
            NoSuchConversation: it is not there.
        """
        await self._desk.queue.leave(conversation_id)

    async def standing(self, conversation_id: str) -> list[Event]:
        """What a widget that comes back must know: who holds it, or where it stands."""
        holder = await self._desk.leases.holder(conversation_id)
        if holder is not None:
            return [Event("owner", {"owner": "officer", "name": holder})]
        place = await self._desk.queue.place(conversation_id)
        return [Event("place", place.as_data())] if place else []

    async def leave_message(
        self, wish: Wish, *, client_id: str, conversation_id: str | None
    ) -> Callback:
        """Store a message for the officers; it is safe once this returns."""
        return await self._desk.callbacks.leave(
            wish, client_id=client_id, conversation_id=conversation_id
        )

    def listen(self, conversation_id: str, text: str) -> None:
        """What was said to a human is read for its urgency."""
        self._listener.listen(conversation_id, text)


def in_words(moment: datetime) -> str:
    """`moment` as a parent reads it: 'Saturday 21 November at 10:00'."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B} at {local:%H:%M}"
