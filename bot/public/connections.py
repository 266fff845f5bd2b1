"""Watch a conversation for a widget: what is said, in order, once, without a gap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from weakref import WeakSet

from aiohttp import WSCloseCode, web

from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.devices import Access
from bot.desk.errors import NoSuchConversation
from bot.faults import DATABASE_TROUBLE, report
from bot.public.errands import Send
from bot.public.frames import frame

LOOK_AGAIN_SECONDS = 20.0  # even when no event came: one may have been lost on its way
TRY_AGAIN_SECONDS = 1.0
PASSED_ON = frozenset({"owner", "place", "closed"})
MOVED = frame("closed", reason="moved")  # the last that a device is told which no longer has it


class Feed:
    """Sends one visit the messages of its conversation and what else happens in it.

    An event may be lost, so each time the desk is asked whether the device still has it.
    """

    def __init__(self, desk: Desk, access: Access, seen: int, send: Send) -> None:
        self._desk, self._access, self._send = desk, access, send
        self._conversation_id = access.conversation_id
        self.seen = seen

    async def run(self) -> None:
        """Send what was missed, then what comes, until cancelled.

        Raises:
            Moved: another device has the conversation.
            NoSuchConversation: it was deleted.
        """
        async with self._desk.bus.watch(self._conversation_id) as events:
            event = Event("resync")
            while True:
                try:
                    await self._handle(event)
                    event = await _next(events)
                except DATABASE_TROUBLE as error:
                    report("feed.failed", error, conversation=self._conversation_id)
                    await asyncio.sleep(TRY_AGAIN_SECONDS)
                    event = Event("resync")

    async def catch_up(self) -> int:
        """Send every message above the last one seen; how many there were.

        Raises:
            Moved: another device has the conversation.
            NoSuchConversation: it was deleted.
        """
        missed = await self._desk.messages.since(self._conversation_id, self.seen)
        await self._desk.devices.check(self._access)  # after reading: what is newer is not in it
        for message in missed:
            await self._message(message.seq, message.as_data())
        return len(missed)

    async def _handle(self, event: Event) -> None:
        if event.kind in ("message", "resync") and event.data.get("seq") != self.seen + 1:
            await self.catch_up()
            return
        await self._check(event)
        if event.kind == "message":
            await self._message(event.data["seq"], event.data)
        elif event.kind == "typing":
            if event.data.get("author") != "parent":
                await self._send(frame("typing", **event.data))
        elif event.kind in PASSED_ON:
            await self._send(frame(event.kind, **event.data))

    async def _check(self, event: Event) -> None:
        try:
            await self._desk.devices.check(self._access)
        except NoSuchConversation:
            if event.kind != "closed":  # that it was deleted is told to everybody who was there
                raise

    async def _message(self, seq: int, data: dict[str, Any]) -> None:
        if seq > self.seen:
            self.seen = seq
            await self._send(frame("message", **data))


async def _next(events: AsyncIterator[Event]) -> Event:
    # Not asyncio.wait_for: in Python 3.11 it loses a cancellation that comes with an event.
    try:
        async with asyncio.timeout(LOOK_AGAIN_SECONDS):
            return await anext(events)
    except TimeoutError:
        return Event("resync")


class Connections:
    """All open sockets, so that they can be told when the server goes."""

    def __init__(self) -> None:
        self._open: WeakSet[web.WebSocketResponse] = WeakSet()

    def add(self, socket: web.WebSocketResponse) -> None:
        """Remember an open socket for as long as it lives."""
        self._open.add(socket)

    async def close(self) -> None:
        """Say goodbye: the widgets come back by themselves."""
        goodbyes = [socket.close(code=WSCloseCode.GOING_AWAY) for socket in list(self._open)]
        await asyncio.gather(*goodbyes, return_exceptions=True)
