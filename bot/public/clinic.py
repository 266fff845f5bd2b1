"""The clinic as a widget sees it: open or not, joining, leaving, one's place, a message left."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.cases.callbacks import Callback, Wish
from bot.desk.clinic.words import OFFER
from bot.desk.errors import ClinicClosed, DeskError, NotAllowed
from bot.public import words
from bot.public.assistant import Assistant, AssistantConfused, AssistantDown

READ_TRIES, READ_PAUSE_SECONDS = 3, 5.0
LONDON = ZoneInfo("Europe/London")
log = structlog.get_logger()


class Clinic:
    """The parent's side of the clinic."""

    def __init__(self, desk: Desk, assistant: Assistant) -> None:
        self._desk, self._assistant = desk, assistant
        self._reading: set[asyncio.Task[None]] = set()

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
        """Read the urgency of what is said to a human, without answering it."""
        task = asyncio.create_task(self._read(conversation_id, text))
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def _read(self, conversation_id: str, text: str) -> None:
        for _ in range(READ_TRIES):
            try:
                reading = await self._assistant.read(text)
                await self._desk.conversations.set_reading(
                    conversation_id,
                    topic=reading.topic,
                    urgency=reading.urgency.level,
                    because=reading.urgency.because,
                )
            except AssistantDown:
                await asyncio.sleep(READ_PAUSE_SECONDS)
            except (AssistantConfused, DeskError) as error:
                log.warning("clinic.not_read", conversation=conversation_id, why=str(error))
                return
            else:
                return
        log.warning("clinic.not_read", conversation=conversation_id, why="assistant down")

    async def close(self) -> None:
        """Stop reading."""
        for task in self._reading:
            task.cancel()
        await asyncio.gather(*self._reading, return_exceptions=True)


def in_words(moment: datetime) -> str:
    """`moment` as a parent reads it: 'Saturday 21 November at 10:00'."""
    local = moment.astimezone(LONDON)
    return f"{local:%A} {local.day} {local:%B} at {local:%H:%M}"
