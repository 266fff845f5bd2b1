"""Parents who are to be called back, the first due first."""

from __future__ import annotations

from typing import Literal

from aiohttp import web

from bot.console import keys
from bot.console.asking import Body, form, me
from bot.console.pages.render import show
from bot.desk.cases.callbacks import Callback

OUTCOMES = {
    "reached": "Reached",
    "not_reached": "Not reached",
    "not_safe": "Not safe to ring",
    "passed_on": "Passed on",
}


class Done(Body):
    """How it went."""

    outcome: Literal["reached", "not_reached", "not_safe", "passed_on"]


async def callbacks(request: web.Request) -> web.Response:
    """GET /callbacks: the list without words; opening one is in the audit."""
    return await _shown(request, None)


async def open_one(request: web.Request) -> web.Response:
    """GET /callbacks/{callback}: the message, and how it is safe to reach the parent."""
    wanted = request.match_info["callback"]
    await request.app[keys.STAFFROOM].audit.note(
        "callback_read", by=me(request), detail={"callback": wanted}
    )
    return await _shown(request, wanted)


async def _shown(request: web.Request, wanted: str | None) -> web.Response:
    found, now = await request.app[keys.DESK].callbacks.open(), request.app[keys.CLOCK]()
    opened = _named(found, wanted)
    rows = [(callback, callback.overdue(now)) for callback in found]
    return show(request, "callbacks.html", rows=rows, opened=opened, outcomes=OUTCOMES)


def _named(found: list[Callback], wanted: str | None) -> Callback | None:
    if wanted is None:
        return None
    for callback in found:
        if callback.id == wanted:
            return callback
    raise web.HTTPNotFound


async def done(request: web.Request) -> web.Response:
    """POST /callbacks/{callback}/done."""
    how = await form(request, Done)
    callback = request.match_info["callback"]
    await request.app[keys.DESK].callbacks.done(me(request), callback, how.outcome)
    raise web.HTTPSeeOther("/callbacks")
