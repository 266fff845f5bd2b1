"""POST /poll: the same frames for networks that let no WebSocket through.

Each request stands alone: it begins with `hello`. One that only says `hello` to a conversation
in which nothing is new is held until something happens.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from aiohttp import web

from bot.desk.devices import Access
from bot.desk.errors import Moved, NoSuchConversation
from bot.public import keys
from bot.public.body import whole
from bot.public.connections import MOVED, Feed
from bot.public.frames import LARGEST, VERSION, BadFrame, Hello, frame, parse
from bot.public.visit import Visit
from bot.public.words import ERRORS

HOLD_SECONDS = 25.0
MOST_FRAMES = 50


async def poll(request: web.Request) -> web.Response:
    """Answer one request's frames with all there is to say."""
    try:
        frames = await _frames(request)
    except BadFrame as bad:
        status = 413 if bad.code == "frame_too_large" else 400
        error = frame("error", code=bad.code, text=ERRORS[bad.code])
        return _answer([error], status=status)
    return _answer(await Exchange(request.app).run(frames))


async def _frames(request: web.Request) -> list[Any]:
    body = await whole(request.content, LARGEST)
    if body is None:
        raise BadFrame("frame_too_large")
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise BadFrame("bad_frame") from None
    frames = value.get("frames") if isinstance(value, dict) else None
    if not isinstance(frames, list) or not 1 <= len(frames) <= MOST_FRAMES:
        raise BadFrame("bad_frame")
    return frames


def _answer(frames: list[dict[str, Any]], status: int = 200) -> web.Response:
    return web.json_response({"v": VERSION, "frames": frames}, status=status)


class Exchange:
    """The frames of one request and what they are answered with."""

    def __init__(self, app: web.Application) -> None:
        self._desk, self._openings = app[keys.DESK], app[keys.OPENINGS]
        self._out: list[dict[str, Any]] = []
        self._news = asyncio.Event()
        parts = app[keys.ASKER], app[keys.CLINIC], app[keys.PACES]
        self._visit = Visit(self._desk, *parts, self._send)

    async def run(self, frames: list[Any]) -> list[dict[str, Any]]:
        """Do the frames, then wait for news if that is all that was asked for."""
        try:
            for value in frames:
                await self._take(value)
            with suppress(NoSuchConversation):  # deleted: then there is nothing more to tell
                await self._listen(self._visit.access, patiently=len(frames) == 1)
        except Moved:
            self._out.append(MOVED)
        return self._out

    async def _take(self, value: Any) -> None:
        try:
            parsed = parse(value)
            await self._visit.take(parsed)
            if not isinstance(parsed, Hello):
                self._news.set()
        except BadFrame as bad:
            self._news.set()
            await self._visit.refuse(bad.code)

    async def _listen(self, access: Access | None, *, patiently: bool) -> None:
        if access is None:
            return
        feed = Feed(self._desk, access, self._visit.seen, self._tell)
        if not patiently:
            await feed.catch_up()
            return
        watching = asyncio.create_task(feed.run())
        watching.add_done_callback(lambda _watching: self._news.set())
        with suppress(TimeoutError), self._openings.telling(self._tell):
            async with asyncio.timeout(HOLD_SECONDS):
                await self._news.wait()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    async def _send(self, content: dict[str, Any]) -> None:
        self._out.append(content)

    async def _tell(self, content: dict[str, Any]) -> None:
        self._out.append(content)
        self._news.set()
