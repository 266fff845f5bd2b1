"""What a parent writes: looked over, stored, and only then acknowledged."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.desk import Desk
from bot.desk.devices import Access
from bot.desk.errors import ConversationClosed, NoSuchConversation
from bot.public.asker import Asker
from bot.public.cleaning import LONGEST
from bot.public.clinic import Clinic
from bot.public.errands import Send
from bot.public.frames import LeaveMessage, Say, frame
from bot.public.limits import Pace
from bot.public.wishes import wish


class Saying:
    """Takes in messages, and those left for the officers."""

    def __init__(
        self,
        desk: Desk,
        asker: Asker,
        clinic: Clinic,
        send: Send,
        refuse: Callable[..., Awaitable[None]],
    ) -> None:
        self._desk, self._asker, self._clinic = desk, asker, clinic
        self._send, self._refuse = send, refuse

    async def refused(self, parsed: Say | LeaveMessage, text: str, pace: Pace) -> bool:
        """Whether the text cannot be taken in; the parent has been told then."""
        if not text:
            await self._refuse("empty", client_id=parsed.client_id)
        elif len(text) > LONGEST:
            await self._refuse("too_long", client_id=parsed.client_id)
        else:
            return await self.too_fast(parsed, pace)
        return True

    async def too_fast(self, parsed: Say | LeaveMessage, pace: Pace) -> bool:
        """Whether it must come again later; the parent has been told then."""
        wait = pace.says.wait()
        if wait:
            await self._refuse("slow_down", client_id=parsed.client_id, retry_after=wait)
        return bool(wait)

    async def store(self, access: Access, say: Say, text: str) -> None:
        """Store what is said to whoever has the conversation.

        Raises:
            Moved: another device has it.
        """
        conversation_id = access.conversation_id
        try:
            receipt = await self._desk.messages.receive(
                conversation_id,
                client_id=say.client_id,
                text=text,
                payload=say.payload,
                take=self._asker.ready,
                proof=access.proof,
            )
        except (ConversationClosed, NoSuchConversation):
            return await self._refuse("closed", client_id=say.client_id)
        await self._send(frame("ack", client_id=say.client_id, seq=receipt.seq))
        if receipt.owner == "assistant":
            self._asker.wake(conversation_id, receipt.turn)
        elif not receipt.repeated:
            self._clinic.listen(conversation_id, text)
        return None

    async def leave(self, parsed: LeaveMessage, text: str, access: Access | None) -> None:
        """Store a message for the officers.

        Raises:
            Moved: another device has the conversation that it would belong to.
        """
        if access is not None:
            # Of a deleted one the message is for the officers all the same.
            with suppress(NoSuchConversation):
                await self._desk.devices.check(access)
        callback = await self._clinic.leave_message(
            wish(parsed, text),
            client_id=parsed.client_id,
            conversation_id=access.conversation_id if access else None,
        )
        reference, due = callback.reference, callback.due_at.isoformat()
        await self._send(
            frame("message_left", client_id=parsed.client_id, reference=reference, due=due)
        )
