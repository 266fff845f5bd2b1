"""What a parent asks for with a button: an officer, the end, to be forgotten."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.devices import Access
from bot.desk.errors import NoSuchConversation
from bot.desk.receipts import Receipts
from bot.public.clinic import Clinic
from bot.public.frames import Plain, Received, frame

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Errands:
    """Runs the frames that say all by their type."""

    def __init__(
        self, desk: Desk, clinic: Clinic, send: Send, refuse: Callable[..., Awaitable[None]]
    ) -> None:
        self._desk, self._clinic, self._send, self._refuse = desk, clinic, send, refuse
        self._receipts = Receipts(desk.database, desk.bus)

    async def run(self, plain: Plain, access: Access) -> bool:
        """Do it; false when the conversation is not this visit's any more.

        Raises:
            Moved: another device has it, and asks for itself.
        """
        conversation_id = access.conversation_id
        await self._check(access)
        if plain.type == "typing":
            event = Event("typing", {"author": "parent"})
            await self._desk.bus.publish(conversation_id, event)
        elif plain.type == "delete":
            await self._delete(conversation_id)
        elif plain.type == "end":
            await self._end(conversation_id)
        elif plain.type == "make_code":
            await self._make_code(access)
        else:
            await self._queue(plain, conversation_id)
        return plain.type != "delete"

    async def received(self, how_far: Received, access: Access) -> None:
        """Let the officer see how far their words have come.

        Raises:
            Moved: another device has the conversation.
        """
        await self._check(access)
        seen = how_far.seq if how_far.seen else 0
        with suppress(NoSuchConversation):  # deleted from another tab
            await self._receipts.mark(access.conversation_id, delivered=how_far.seq, seen=seen)

    async def _check(self, access: Access) -> None:
        with suppress(NoSuchConversation):  # deleted from another tab: each errand has its answer
            await self._desk.devices.check(access)

    async def _queue(self, plain: Plain, conversation_id: str) -> None:
        with suppress(NoSuchConversation):  # deleted from another tab, which told this one
            if plain.type == "leave_clinic":
                await self._clinic.leave(conversation_id)
            elif not await self._clinic.join(conversation_id):
                await self._refuse("clinic_closed", clinic=self._clinic.state())

    async def _end(self, conversation_id: str) -> None:
        try:
            await self._desk.conversations.end(conversation_id, by="parent")
        except NoSuchConversation:
            await self._refuse("closed")

    async def _make_code(self, access: Access) -> None:
        with suppress(NoSuchConversation):  # deleted from another tab, which told this one
            code, until = await self._desk.resume_codes.make(
                access.conversation_id, proof=access.proof
            )
            await self._send(frame("code", code=code, until=until.isoformat()))

    async def _delete(self, conversation_id: str) -> None:
        erased = True
        with suppress(NoSuchConversation):  # deleted from another tab: what was asked for is so
            erased = await self._desk.conversations.delete(conversation_id)
        await self._send(frame("deleted", kept=not erased))
