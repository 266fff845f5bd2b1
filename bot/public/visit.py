"""One widget's visit: what each frame does, whichever way it came.

Nothing is stored before the parent writes: the conversation begins with the first `say`.
"""

from __future__ import annotations

from typing import Any

from bot.desk import Desk
from bot.desk.errors import ConversationClosed, NoSuchConversation
from bot.faults import DATABASE_TROUBLE, report
from bot.public import words
from bot.public.asker import Asker
from bot.public.cleaning import LONGEST, clean
from bot.public.clinic import Clinic
from bot.public.entrance import Entrance
from bot.public.errands import Errands, Send
from bot.public.frames import (
    BadFrame,
    ClientFrame,
    ErrorCode,
    Hello,
    LeaveMessage,
    Plain,
    Received,
    Say,
    UseCode,
    frame,
)
from bot.public.limits import FRAMES, FRAMES_SECONDS, SAYS, SAYS_SECONDS, Window
from bot.public.wishes import wish


class Gone(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The widget hung up; it comes back by itself and asks for what it missed."""


class Visit:
    """The state of one connection: greeted or not, and in which conversation."""

    def __init__(self, desk: Desk, asker: Asker, clinic: Clinic, send: Send) -> None:
        self._desk, self._asker, self._clinic, self._send = desk, asker, clinic, send
        self._entrance = Entrance(desk, asker, clinic, send)
        self._errands = Errands(desk, clinic, send, self.refuse)
        self._greeted = False
        self._says = Window(SAYS, SAYS_SECONDS)
        self._frames = Window(FRAMES, FRAMES_SECONDS)
        self.conversation_id: str | None = None
        self.seen = 0

    async def take(self, parsed: ClientFrame) -> None:
        """Do what the frame asks, and send what it is answered with."""
        if not isinstance(parsed, Say | LeaveMessage) and (wait := self._frames.wait()):
            return await self.refuse("slow_down", retry_after=wait)
        if not (self._greeted or isinstance(parsed, Hello)):
            return await self.refuse("hello_first")
        try:
            return await self._do(parsed)
        except DATABASE_TROUBLE as error:
            report("visit.failed", error, conversation=self.conversation_id)
            return await self.refuse("try_again", client_id=getattr(parsed, "client_id", None))

    async def _do(self, parsed: ClientFrame) -> None:
        if isinstance(parsed, Hello):
            await self._hello(parsed)
        elif isinstance(parsed, Say):
            await self._say(parsed)
        elif isinstance(parsed, LeaveMessage):
            await self._leave_message(parsed)
        elif isinstance(parsed, UseCode):
            await self._use_code(parsed)
        elif isinstance(parsed, Received):
            if self.conversation_id is not None:
                await self._errands.received(parsed, self.conversation_id)
        else:
            await self._plain(parsed)

    async def refuse(self, code: ErrorCode, **more: Any) -> None:
        """Say in calm words what could not be done."""
        about = {key: value for key, value in more.items() if value is not None}
        await self._send(frame("error", code=code, text=words.ERRORS[code], **about))

    async def _hello(self, hello: Hello) -> None:
        if self._greeted:
            raise BadFrame("bad_frame")
        found = await self._entrance.resume(hello.resume)
        self._greeted = True
        if found:
            self.conversation_id, self.seen = found.id, hello.last_seq

    async def _use_code(self, given: UseCode) -> None:
        found = None if self.conversation_id else await self._entrance.by_code(given)
        if found is None:
            return await self.refuse("code_unknown")
        self.conversation_id, self.seen = found.id, 0
        return None

    async def _say(self, say: Say) -> None:
        text = clean(say.text)
        if not await self._refused(say, text):
            await self._store(say, text)

    async def _refused(self, parsed: Say | LeaveMessage, text: str) -> bool:
        """Whether the text cannot be taken in; the parent has been told then."""
        if not text:
            await self.refuse("empty", client_id=parsed.client_id)
        elif len(text) > LONGEST:
            await self.refuse("too_long", client_id=parsed.client_id)
        elif wait := self._says.wait():
            await self.refuse("slow_down", client_id=parsed.client_id, retry_after=wait)
        else:
            return False
        return True

    async def _leave_message(self, parsed: LeaveMessage) -> None:
        text = clean(parsed.text)
        if await self._refused(parsed, text):
            return
        callback = await self._clinic.leave_message(
            wish(parsed, text), client_id=parsed.client_id, conversation_id=self.conversation_id
        )
        await self._send(
            frame(
                "message_left",
                client_id=parsed.client_id,
                reference=callback.reference,
                due=callback.due_at.isoformat(),
            )
        )

    async def _store(self, say: Say, text: str) -> None:
        conversation_id = self.conversation_id or await self._begin(say)
        try:
            receipt = await self._desk.messages.receive(
                conversation_id,
                client_id=say.client_id,
                text=text,
                payload=say.payload,
                take=self._asker.ready,
            )
        except (ConversationClosed, NoSuchConversation):
            return await self.refuse("closed", client_id=say.client_id)
        await self._send(frame("ack", client_id=say.client_id, seq=receipt.seq))
        if receipt.owner == "assistant":
            self._asker.wake(conversation_id, receipt.turn)
        elif not receipt.repeated:
            self._clinic.listen(conversation_id, text)
        return None

    async def _begin(self, say: Say) -> str:
        started = await self._entrance.begin(say)
        self.conversation_id = started.id
        return started.id

    async def _plain(self, plain: Plain) -> None:
        if plain.type == "pong" or self.conversation_id is None:
            return
        if not await self._errands.run(plain, self.conversation_id):
            self.conversation_id = None
