"""GET /socket: the widget's WebSocket."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from aiohttp import WSMessage, WSMsgType, web

from bot.public import keys
from bot.public.connections import Feed
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
        self._visit = Visit(self._desk, app[keys.ASKER], app[keys.CLINIC], self._send)
        self._openings = app[keys.OPENINGS]
        self._sending = asyncio.Lock()
        self._feed: asyncio.Task[None] | None = None
        self._feeds: str | None = None

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

    def _watch(self) -> None:
        """Feed the conversation that the visit is in now, if it is not being fed already."""
        conversation_id = self._visit.conversation_id
        if conversation_id == self._feeds:
            return
        if self._feed is not None:
            self._feed.cancel()
        self._feeds, self._feed = conversation_id, None
        if conversation_id is not None:
            feed = Feed(self._desk, conversation_id, self._visit.seen, self._send)
            self._feed = asyncio.create_task(self._run(feed))

    async def _run(self, feed: Feed) -> None:
        with suppress(Gone):
            await feed.run()

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
