"""One conversation on an officer's screen: what is said, once, while they may see it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from bot.console.live.frames import Watch, frame
from bot.desk import Desk
from bot.desk.bus import Event
from bot.desk.clinic.rights import Right
from bot.desk.errors import DeskError
from bot.desk.staffroom import Staffroom
from bot.faults import report

LOOK_AGAIN_SECONDS = 20.0  # even when no event came: one may have been lost on its way
TRY_AGAIN_SECONDS = 1.0
Send = Callable[[dict[str, Any]], Awaitable[None]]
CHECK_AGAIN = frozenset({"owner", "closed", "offer", "resync"})  # the right may be another now
PASSED_ON = frozenset({"owner", "closed", "receipt", "note", "urgency"})


class Gone(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The page is not there any more."""


class Feed:
    """Follows one conversation for one officer."""

    def __init__(
        self, desk: Desk, room: Staffroom, officer_id: str, watch: Watch, send: Send
    ) -> None:
        self._desk, self._room, self._officer_id, self._send = desk, room, officer_id, send
        self._watch, self.seen = watch, watch.since
        self.right: Right | None = None

    async def run(self) -> None:
        """Send what was missed, then what comes; ends when the officer may see it no longer."""
        async with self._desk.bus.watch(self._watch.conversation) as events:
            event = Event("resync")
            while True:
                try:
                    await self._handle(event)
                    event = await _next(events)
                except DeskError:
                    await self._tell("gone")
                    return
                except Gone:
                    raise
                except Exception as error:  # noqa: BLE001 - it is caught up with what was said
                    report("feed.failed", error, conversation=self._watch.conversation)
                    await asyncio.sleep(TRY_AGAIN_SECONDS)
                    event = Event("resync")

    async def _handle(self, event: Event) -> None:
        if event.kind in CHECK_AGAIN:
            await self._catch_up()
        elif self.right != "holds":  # an offer runs out without an event
            await self._ask_again()
        if event.kind == "message":
            await self._message(event.data)
        elif event.kind == "typing":
            if event.data.get("author") == "parent":
                await self._tell("typing", author="parent")
        elif event.kind in PASSED_ON:
            await self._tell(event.kind, **event.data)

    async def _catch_up(self) -> None:
        """Ask for the right again, and send what is above the last one seen.

        A right that is another than before is a reading of its own, with its own trace.

        Raises:
            DeskError: the officer may not see it (any more).
        """
        about = self._watch.conversation
        right, last_seq = await self._room.contexts.right(self._officer_id, about)
        if right != self.right or last_seq > self.seen:
            missed = await self._room.reader.read(
                self._officer_id, about, ground=self._watch.ground, since=self.seen
            )
            for message in missed:
                await self._show(message.seq, message.as_data())
        self.right = right

    async def _ask_again(self) -> None:
        right, _last_seq = await self._room.contexts.right(
            self._officer_id, self._watch.conversation
        )
        if right != self.right:
            await self._catch_up()

    async def _message(self, data: dict[str, Any]) -> None:
        if data["seq"] == self.seen + 1:
            await self._show(data["seq"], data)
        elif data["seq"] > self.seen:
            await self._catch_up()

    async def _show(self, seq: int, data: dict[str, Any]) -> None:
        if seq > self.seen:
            self.seen = seq
            await self._tell("message", **_without_key(data))

    async def _tell(self, kind: str, **content: Any) -> None:
        content.pop("conversation", None)
        await self._send(frame(kind, conversation=self._watch.conversation, **content))


def _without_key(data: dict[str, Any]) -> dict[str, Any]:
    """The id of a parent's message may open their conversation (`desk/beginning.py`)."""
    return data if data["author"] != "parent" else {**data, "client_id": None}


async def _next(events: AsyncIterator[Event]) -> Event:
    # Not asyncio.wait_for: in Python 3.11 it loses a cancellation that comes with an event.
    try:
        async with asyncio.timeout(LOOK_AGAIN_SECONDS):
            return await anext(events)
    except TimeoutError:
        return Event("resync")
