"""GET /live: an officer's socket. While it lives, the officer's hold on parents lives."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from bot.console import keys
from bot.console.live.feed import Feed, Gone
from bot.console.live.frames import LARGEST, Typing, Unwatch, Watch, frame, parse
from bot.console.live.snapshot import snapshot
from bot.desk.bus import STAFF, Backlog, Event
from bot.desk.officers.accounts import Officer
from bot.faults import report

BEAT_SECONDS = 15.0  # a lease lasts 60: three beats may be lost
LOOK_AGAIN_SECONDS = 20.0
PING_SECONDS = 15.0
MOST_FEEDS = 12


async def live(request: web.Request) -> web.WebSocketResponse:
    """Talk with one officer's page until either side goes."""
    socket = web.WebSocketResponse(heartbeat=PING_SECONDS, max_msg_size=4 * LARGEST)
    await socket.prepare(request)
    request.app[keys.SOCKETS].add(socket)
    await Live(request.app, request[keys.OFFICER], request[keys.TOKEN], socket).run()
    return socket


class Live:
    """Frames in, frames out, for one page of one officer."""

    def __init__(
        self, app: web.Application, officer: Officer, token: str, socket: web.WebSocketResponse
    ) -> None:
        self._app, self._officer, self._token, self._socket = app, officer, token, socket
        self._desk, self._room = app[keys.DESK], app[keys.STAFFROOM]
        self._sending = asyncio.Lock()
        self._feeds: dict[str, tuple[Feed, asyncio.Task[None]]] = {}

    async def run(self) -> None:
        """Until the socket closes."""
        await self._desk.leases.beat(self._officer.id)
        await self._room.presence.beat(self._officer.id)
        tasks = [asyncio.create_task(self._quietly(work)) for work in (self._beat, self._tell)]
        try:
            async for message in self._socket:
                if message.type is WSMsgType.TEXT:
                    await self._take(message.data)
        finally:
            for task in [*tasks, *(task for _, task in self._feeds.values())]:
                await _stop(task)

    async def _quietly(self, work: Any) -> None:
        with suppress(Gone):
            await work()

    async def _take(self, text: str) -> None:
        asked = parse(text)
        if isinstance(asked, Watch):
            await self._watch(asked)
        elif isinstance(asked, Unwatch):
            await self._unwatch(asked.conversation)
        elif isinstance(asked, Typing):
            await self._typing(asked.conversation)

    async def _watch(self, asked: Watch) -> None:
        await self._unwatch(asked.conversation)
        if len(self._feeds) >= MOST_FEEDS:
            return
        feed = Feed(self._desk, self._room, self._officer.id, asked, self._send)
        task = asyncio.create_task(self._quietly(feed.run))
        self._feeds[asked.conversation] = feed, task

    async def _unwatch(self, conversation_id: str) -> None:
        if conversation_id in self._feeds:
            await _stop(self._feeds.pop(conversation_id)[1])

    async def _typing(self, conversation_id: str) -> None:
        """Only the holder's typing is shown to the parent."""
        feed, task = self._feeds.get(conversation_id, (None, None))
        if feed is None or task is None or task.done() or feed.right != "holds":
            return
        content = {"author": "officer", "name": self._officer.name}
        await self._desk.bus.publish(conversation_id, Event("typing", content))

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            try:
                if not await self._room.sessions.lasts(self._token):
                    await self._send(frame("signed_out"))
                    await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)
                    return
                await self._desk.leases.beat(self._officer.id)
                await self._room.presence.beat(self._officer.id)
            except Gone:
                raise
            except Exception as error:  # noqa: BLE001 - the officer's hold must outlive any failure
                report("live.beat_failed", error, officer=self._officer.id)

    async def _tell(self) -> None:
        """Send the room at once, after every change, and now and then in any case."""
        async with self._desk.bus.watch(STAFF) as events:
            while True:
                events.clear()  # this one look at the room tells of them all
                try:
                    await self._send(frame("room", **await snapshot(self._app, self._officer)))
                except Gone:
                    raise
                except Exception as error:  # noqa: BLE001 - after it the room is told again
                    report("live.room_failed", error, officer=self._officer.id)
                await _any_of(events)

    async def _send(self, content: dict[str, Any]) -> None:
        async with self._sending:
            try:
                await self._socket.send_json(content)
            except (ConnectionError, RuntimeError):
                raise Gone from None


async def _any_of(events: Backlog) -> None:
    # Not asyncio.wait_for: in Python 3.11 it loses a cancellation that comes with an event.
    with suppress(TimeoutError):
        async with asyncio.timeout(LOOK_AGAIN_SECONDS):
            await anext(events)


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
