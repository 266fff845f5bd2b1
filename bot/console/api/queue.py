"""Taking parents: the next one, or, for supervisors, one out of turn."""

from __future__ import annotations

from typing import Literal

from aiohttp import web

from bot.console import keys
from bot.console.asking import Body, body, me
from bot.console.cleaning import Line
from bot.console.live.snapshot import concerns, snapshot


class Choice(Body):
    """Which parent, and why out of turn."""

    conversation: str
    reason: Line


class State(Body):
    """Whether the officer takes parents now."""

    state: Literal["ready", "away"]


async def take_next(request: web.Request) -> web.Response:
    """POST /api/next: the parent who is next; `conversation` is null when nobody waits."""
    claimed = await request.app[keys.DESK].claims.next(me(request))
    return web.json_response({"conversation": claimed.conversation.id if claimed else None})


async def choose(request: web.Request) -> web.Response:
    """POST /api/choose."""
    choice = await body(request, Choice)
    claims = request.app[keys.DESK].claims
    claimed = await claims.choose(me(request), choice.conversation, reason=choice.reason)
    return web.json_response({"conversation": claimed.conversation.id})


async def presence(request: web.Request) -> web.Response:
    """POST /api/presence: taking parents, or having a break."""
    wanted = await body(request, State)
    await request.app[keys.STAFFROOM].presence.set(me(request), wanted.state)
    return web.json_response({"state": wanted.state})


async def room(request: web.Request) -> web.Response:
    """GET /api/room: all that the socket would tell first."""
    return web.json_response(await snapshot(request.app, request[keys.OFFICER]))


async def see_alert(request: web.Request) -> web.Response:
    """POST /api/alerts/{alert}/seen: supervisors see all, an officer their own."""
    desk, officer = request.app[keys.DESK], request[keys.OFFICER]
    number = int(request.match_info["alert"])
    mine = [a for a in await desk.alerts.open() if a.id == number]
    if not mine or not concerns(mine[0], officer):
        raise web.HTTPNotFound
    await desk.alerts.see(number, by=officer.id)
    return web.json_response({})
