"""GET /healthz: the process lives. GET /readyz: which of its parts do."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.public import keys


async def healthz(_request: web.Request) -> web.Response:
    """Alive, as long as this can be said at all."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """Ready when messages can be stored; without the assistant they are kept for later."""
    app = request.app
    database, assistant = await asyncio.gather(
        app[keys.DESK].database.answers(), app[keys.ASSISTANT].alive()
    )
    parts = {"database": _word(database), "assistant": _word(assistant)}
    status = "ok" if database and assistant else "degraded" if database else "down"
    body = {"status": status, "parts": parts}
    return web.json_response(body, status=200 if database else 503)


def _word(up: bool) -> str:
    return "ok" if up else "down"
