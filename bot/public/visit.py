"""One widget's visit: what each frame does, whichever way it came.

Nothing is stored before the parent writes: the conversation begins with the first `say`.
"""

from __future__ import annotations

from typing import Any

from bot.desk import Desk
from bot.desk.devices import Access
from bot.faults import DATABASE_TROUBLE, report
from bot.public import words
from bot.public.asker import Asker
from bot.public.cleaning import clean
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
from bot.public.limits import Pace, Paces
from bot.public.saying import Saying


class Gone(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The widget hung up; it comes back by itself and asks for what it missed."""


class Visit:
    """The state of one connection: greeted or not, and in which conversation."""

    def __init__(self, desk: Desk, asker: Asker, clinic: Clinic, paces: Paces, send: Send) -> None:
        self._send = send
        self._entrance = Entrance(desk, asker, clinic, send)
        self._errands = Errands(desk, clinic, send, self.refuse)
        self._saying = Saying(desk, asker, clinic, send, self.refuse)
        self._greeted = False
        self._paces, self._own_pace = paces, Pace()
        self.access: Access | None = None
        self.seen = 0

    @property
    def _pace(self) -> Pace:
        """The conversation's, over whichever connection; this visit's while there is none."""
        return self._paces.of(self.access.conversation_id) if self.access else self._own_pace

    async def take(self, parsed: ClientFrame) -> None:
        """Do what the frame asks, and send what it is answered with.

        Raises:
            BadFrame: there is no such thing to do now.
            Moved: another device has the conversation.
        """
        written = isinstance(parsed, Say | LeaveMessage)
        if not written and (wait := self._pace.frames(parsed.type).wait()):
            return await self.refuse("slow_down", retry_after=wait)
        if not (self._greeted or isinstance(parsed, Hello)):
            return await self.refuse("hello_first")
        try:
            return await self._do(parsed)
        except DATABASE_TROUBLE as error:
            report("visit.failed", error, conversation=self.access and self.access.conversation_id)
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
            if self.access is not None:
                await self._errands.received(parsed, self.access)
        else:
            await self._plain(parsed)

    async def refuse(self, code: ErrorCode, **more: Any) -> None:
        """Say in calm words what could not be done."""
        about = {key: value for key, value in more.items() if value is not None}
        await self._send(frame("error", code=code, text=words.ERRORS[code], **about))

    async def _hello(self, hello: Hello) -> None:
        if self._greeted:
            raise BadFrame("bad_frame")
        self.access = await self._entrance.resume(hello)
        self._greeted = True
        self.seen = hello.last_seq if self.access else 0

    async def _use_code(self, given: UseCode) -> None:
        moved = None if self.access else await self._entrance.by_code(given)
        if moved is None:
            await self.refuse("code_unknown")
        else:
            self.access, self.seen = moved, 0

    async def _say(self, say: Say) -> None:
        text = clean(say.text)
        if await self._saying.refused(say, text, self._pace):
            return
        if access := self.access or await self._begin(say):
            await self._saying.store(access, say, text)

    async def _begin(self, say: Say) -> Access | None:
        """The conversation; nothing when this message began it before and comes too often."""
        self.access = await self._entrance.begin(say)
        return None if await self._saying.too_fast(say, self._pace) else self.access

    async def _leave_message(self, parsed: LeaveMessage) -> None:
        text = clean(parsed.text)
        if not await self._saying.refused(parsed, text, self._pace):
            await self._saying.leave(parsed, text, self.access)

    async def _plain(self, plain: Plain) -> None:
        if plain.type == "pong" or self.access is None:
            return
        if not await self._errands.run(plain, self.access):
            self.access = None
