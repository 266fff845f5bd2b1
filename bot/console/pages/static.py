"""Our own scripts, styles and picture; and whether we are alive."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.console import keys

STATIC = Path(__file__).parent.parent / "static"


async def static(request: web.Request) -> web.StreamResponse:
    """GET /static/…: a file of ours, and nothing outside its folder."""
    path = (STATIC / request.match_info["path"]).resolve()
    if not path.is_relative_to(STATIC) or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path)


async def healthz(_request: web.Request) -> web.Response:
    """Alive, as long as this can be said at all."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """Ready when the database answers."""
    if await request.app[keys.DESK].database.answers():
        return web.json_response({"status": "ok"})
    return web.json_response({"status": "down"}, status=503)
