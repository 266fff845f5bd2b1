"""GET /healthz: the process lives. GET /readyz: which of its parts do."""

from __future__ import annotations

import asyncio

from aiohttp import web
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.desk import Desk
from bot.public import keys

DATABASE_SECONDS = 3.0


async def healthz(_request: web.Request) -> web.Response:
    """Alive, as long as this can be said at all."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """Ready when messages can be stored; without the assistant they are kept for later."""
    app = request.app
    database, assistant = await asyncio.gather(
        _database(app[keys.DESK]), app[keys.ASSISTANT].alive()
    )
    parts = {"database": _word(database), "assistant": _word(assistant)}
    status = "ok" if database and assistant else "degraded" if database else "down"
    body = {"status": status, "parts": parts}
    return web.json_response(body, status=200 if database else 503)


async def _database(desk: Desk) -> bool:
    try:
        async with asyncio.timeout(DATABASE_SECONDS), desk.database.read() as session:
            await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError, TimeoutError):
        return False
    return True


def _word(up: bool) -> str:
    return "ok" if up else "down"
