"""Handing a parent on: to the end, to the assistant, to the queue, to a colleague."""

from __future__ import annotations

from aiohttp import web

from bot.console import keys
from bot.console.asking import Body, body, conversation_id, me
from bot.console.cleaning import Line, Words


class Agreed(Body):
    """What the parent is told was agreed."""

    summary: Words = ""


class Offering(Body):
    """To whom, and how."""

    to: str
    warm: bool = False
    note: Words = ""


class Reason(Body):
    """Why."""

    reason: Line


async def wrap_up(request: web.Request) -> web.Response:
    """POST …/wrap-up."""
    await request.app[keys.DESK].handing.wrap_up(me(request), conversation_id(request))
    return web.json_response({})


async def resume(request: web.Request) -> web.Response:
    """POST …/resume: go on talking after all."""
    await request.app[keys.DESK].handing.resume(me(request), conversation_id(request))
    return web.json_response({})


async def hand_back(request: web.Request) -> web.Response:
    """POST …/hand-back: to the assistant, with what was agreed."""
    agreed, handing = await body(request, Agreed), request.app[keys.DESK].handing
    await handing.hand_back(me(request), conversation_id(request), summary=agreed.summary)
    return web.json_response({})


async def close(request: web.Request) -> web.Response:
    """POST …/close: the end."""
    agreed, handing = await body(request, Agreed), request.app[keys.DESK].handing
    await handing.close(me(request), conversation_id(request), summary=agreed.summary)
    return web.json_response({})


async def requeue(request: web.Request) -> web.Response:
    """POST …/requeue: to the front of the queue, for whoever is free."""
    await request.app[keys.DESK].handing.transfer(me(request), conversation_id(request))
    return web.json_response({})


async def offer(request: web.Request) -> web.Response:
    """POST …/offer: ask a colleague; nothing changes before they accept."""
    asked, offers = await body(request, Offering), request.app[keys.STAFFROOM].offers
    made = await offers.make(
        me(request), conversation_id(request), to=asked.to, warm=asked.warm, note=asked.note
    )
    return web.json_response({"offer": made})


async def accept(request: web.Request) -> web.Response:
    """POST /api/offers/{offer}/accept."""
    offers = request.app[keys.STAFFROOM].offers
    taken = await offers.accept(me(request), request.match_info["offer"])
    return web.json_response({"conversation": taken})


async def decline(request: web.Request) -> web.Response:
    """POST /api/offers/{offer}/decline."""
    await request.app[keys.STAFFROOM].offers.decline(me(request), request.match_info["offer"])
    return web.json_response({})


async def withdraw(request: web.Request) -> web.Response:
    """POST /api/offers/{offer}/withdraw."""
    await request.app[keys.STAFFROOM].offers.withdraw(me(request), request.match_info["offer"])
    return web.json_response({})


async def call_supervisor(request: web.Request) -> web.Response:
    """POST …/help: a supervisor is asked to look in."""
    await request.app[keys.STAFFROOM].help.call(me(request), conversation_id(request))
    return web.json_response({})


async def take_over(request: web.Request) -> web.Response:
    """POST …/take-over: a supervisor takes the parent, and says why."""
    why, passing = await body(request, Reason), request.app[keys.STAFFROOM].passing
    await passing.take_over(me(request), conversation_id(request), reason=why.reason)
    return web.json_response({})
