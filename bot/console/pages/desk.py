"""The officers' desk: one page, alive through its socket."""

from __future__ import annotations

import json

from aiohttp import web

from bot.console import keys
from bot.console.pages.render import show
from bot.desk.cases import codes


async def desk(request: web.Request) -> web.Response:
    """GET /desk. What its scripts need to know stands in the page as data, not as code."""
    officer = request[keys.OFFICER]
    replies = request.app[keys.SCRIPTS].for_officer(officer.name, officer.shoulder_number)
    known = {"canned": replies, "codes": codes.EVERY, "non_data": sorted(codes.NON_DATA)}
    return show(request, "desk.html", known=json.dumps(known))
