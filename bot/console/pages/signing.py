"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from aiohttp import web
from pydantic import Field

from bot.console import cookies, keys
from bot.console.asking import BadBody, Body, form
from bot.console.pages.render import show
from bot.desk.errors import SignInRefused
from bot.desk.officers.roles import MAY

LONG = Field(max_length=200)
WRONG = (
    "That did not do. Check your login, your password and the code. After five wrong tries an "
    "account is locked for 15 minutes."
)


class SigningIn(Body):
    """What the form holds. The code may be pasted, with or without a blank in it."""

    login: Annotated[str, LONG]
    password: Annotated[str, LONG]
    code: Annotated[str, LONG]


async def home(request: web.Request) -> web.Response:
    """GET /: where this role works."""
    works_at_desk = "claim" in MAY[request[keys.OFFICER].role]
    raise web.HTTPSeeOther("/desk" if works_at_desk else "/accounts")


async def ask(request: web.Request) -> web.Response:
    """GET /sign-in."""
    return show(request, "sign_in.html", wrong="")


async def sign_in(request: web.Request) -> web.Response:
    """POST /sign-in."""
    sign_ins = request.app[keys.DESK].sign_ins
    try:
        given = await form(request, SigningIn)
        code = "".join(given.code.split())
        officer, token = await sign_ins.sign_in(given.login, given.password, code)
    except (SignInRefused, BadBody):
        return show(request, "sign_in.html", wrong=WRONG, status=403)
    at = "/desk" if "claim" in MAY[officer.role] else "/accounts"
    response = web.Response(status=303, headers={"Location": at})
    cookies.give(request, response, token)
    return response


async def sign_out(request: web.Request) -> web.Response:
    """POST /sign-out: this browser."""
    await request.app[keys.DESK].sign_ins.sign_out(request[keys.TOKEN])
    return _away(request)


async def sign_out_everywhere(request: web.Request) -> web.Response:
    """POST /sign-out-everywhere: all browsers, this one too."""
    await request.app[keys.STAFFROOM].sessions.end_all(request[keys.OFFICER].id)
    return _away(request)


def _away(request: web.Request) -> web.Response:
    response = web.Response(status=303, headers={"Location": "/sign-in"})
    cookies.take(request, response)
    return response


async def account(request: web.Request) -> web.Response:
    """GET /account: who one is here, and where one is signed in."""
    sessions = request.app[keys.STAFFROOM].sessions
    open_at = await sessions.of(request[keys.OFFICER].id, request[keys.TOKEN])
    return show(request, "account.html", sessions=open_at)


async def help_page(request: web.Request) -> web.Response:
    """GET /help: the keyboard."""
    return show(request, "help.html")
