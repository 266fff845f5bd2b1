"""GET /socket: the widget's WebSocket."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from bot.desk.devices import Access
from bot.desk.errors import Moved, NoSuchConversation
from bot.faults import report
from bot.public import keys
from bot.public.connections import MOVED, Feed
from bot.public.frames import LARGEST, BadFrame, ClientFrame, frame, parse_text
from bot.public.visit import Gone, Visit

PING_SECONDS = 25.0
HARD_LIMIT = 16 * LARGEST  # above this the connection is cut; below, the sender is told


async def socket(request: web.Request) -> web.WebSocketResponse:
    """Talk with one widget until either side goes."""
    response = web.WebSocketResponse(heartbeat=PING_SECONDS, max_msg_size=HARD_LIMIT)
    await response.prepare(request)
    request.app[keys.CONNECTIONS].add(response)
    await Talk(request.app, response).run()
    return response


class Talk:
    """Frames in, frames out, on one socket."""

    def __init__(self, app: web.Application, response: web.WebSocketResponse) -> None:
        self._response = response
        self._desk = app[keys.DESK]
        parts = app[keys.ASKER], app[keys.CLINIC], app[keys.PACES]
        self._visit = Visit(self._desk, *parts, self._send)
        self._openings = app[keys.OPENINGS]
        self._sending = asyncio.Lock()
        self._feed: asyncio.Task[None] | None = None
        self._feeds: Access | None = None
        self._moved = False

    async def run(self) -> None:
        """Until the socket closes."""
        pinger = asyncio.create_task(self._ping())
        try:
            with self._openings.telling(self._send), suppress(Gone):
                async for message in self._response:
                    await self._take(message)
                    self._watch()
        finally:
            await stop(pinger)
            await stop(self._feed)

    async def _take(self, message: WSMessage) -> None:
        try:
            await self._visit.take(_parsed(message))
        except BadFrame as bad:
            await self._visit.refuse(bad.code)
        except Moved:
            await self._throw_out()

    def _watch(self) -> None:
        """Feed the conversation that the visit is in now, if it is not being fed already."""
        access = self._visit.access
        if access == self._feeds:
            return
        if self._feed is not None:
            self._feed.cancel()
        self._feeds, self._feed = access, None
        if access is not None:
            feed = Feed(self._desk, access, self._visit.seen, self._send)
            self._feed = asyncio.create_task(self._run(feed, access.conversation_id))

    async def _run(self, feed: Feed, about: str) -> None:
        """A line that cannot be fed any more is closed: the widget comes back by itself."""
        with suppress(Gone, NoSuchConversation):  # deleted: then there is nothing more to tell
            try:
                await feed.run()
            except Moved:
                await self._throw_out()
            except (Gone, NoSuchConversation):
                raise
            except Exception as error:  # noqa: BLE001 - an open line that tells nothing looks well
                report("feed.failed", error, conversation=about)
                await self._response.close(code=WSCloseCode.TRY_AGAIN_LATER)

    async def _throw_out(self) -> None:
        """Tell it, once, that another device has the conversation now."""
        if not self._moved:
            self._moved = True
            await self._send(MOVED)
        await self._response.close()

    async def _send(self, content: dict[str, Any]) -> None:
        async with self._sending:
            try:
                await self._response.send_json(content)
            except (ConnectionError, RuntimeError):
                raise Gone from None

    async def _ping(self) -> None:
        with suppress(Gone):
            while True:
                await asyncio.sleep(PING_SECONDS)
                await self._send(frame("ping"))


def _parsed(message: WSMessage) -> ClientFrame:
    if message.type is not WSMsgType.TEXT:
        raise BadFrame("bad_frame")
    return parse_text(message.data)


async def stop(task: asyncio.Task[None] | None) -> None:
    """End a task and wait until it has ended."""
    if task is not None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
