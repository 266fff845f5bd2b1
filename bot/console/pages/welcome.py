"""Opening an invitation. The token stands after the # of the link, so no log ever holds it."""

from __future__ import annotations

from typing import Annotated

from aiohttp import web
from pydantic import Field

from bot.console import keys
from bot.console.asking import Body, body
from bot.console.pages.qr import picture
from bot.console.pages.render import show
from bot.desk.officers.passwords import SHORTEST

Long = Annotated[str, Field(max_length=200)]


class Opening(Body):
    """The link's token."""

    token: Long


class Accepting(Body):
    """The link's token, the password chosen, and a first code to show that it works."""

    token: Long
    password: Annotated[str, Field(min_length=SHORTEST, max_length=200)]
    code: Long


async def welcome(request: web.Request) -> web.Response:
    """GET /welcome."""
    return show(request, "welcome.html", shortest=SHORTEST)


async def look(request: web.Request) -> web.Response:
    """POST /api/invitation: whom it is for, and the authenticator's key, to scan or to type."""
    opened = await body(request, Opening)
    invited = await request.app[keys.STAFFROOM].invitations.look(opened.token)
    return web.json_response({**vars(invited), "qr": picture(invited.uri)})


async def accept(request: web.Request) -> web.Response:
    """POST /api/invitation/accept: the recovery codes, shown once."""
    given = await body(request, Accepting)
    codes = await request.app[keys.STAFFROOM].invitations.accept(
        given.token, password=given.password, code="".join(given.code.split())
    )
    return web.json_response({"recovery_codes": codes})
