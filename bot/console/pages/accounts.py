"""Officers' accounts, for administrators: invite, renew, let go."""

from __future__ import annotations

from typing import Annotated, Literal

from aiohttp import web
from pydantic import Field

from bot.console import keys
from bot.console.asking import Body, form, me
from bot.console.pages.render import show
from bot.desk.errors import NotPermitted

Name = Annotated[str, Field(min_length=1, max_length=80)]
ROLES = {"officer": "Officer", "supervisor": "Supervisor", "admin": "Administrator"}


class Invitation(Body):
    """Who is invited, as what."""

    login: Name
    name: Name
    role: Literal["officer", "supervisor", "admin"]
    shoulder_number: Annotated[str, Field(max_length=20)] = ""


async def accounts(request: web.Request) -> web.Response:
    """GET /accounts."""
    return await _shown(request)


async def invite(request: web.Request) -> web.Response:
    """POST /accounts: the one-time link, shown once."""
    wanted = await form(request, Invitation)
    invitations = request.app[keys.STAFFROOM].invitations
    try:
        token = await invitations.invite(
            login=wanted.login,
            name=wanted.name,
            role=wanted.role,
            shoulder_number=wanted.shoulder_number,
            by=me(request),
        )
    except NotPermitted:
        return await _shown(request, wrong=f"The login {wanted.login} is taken.")
    return await _shown(request, link=link_to(request, token), whose=wanted.name)


async def renew(request: web.Request) -> web.Response:
    """POST /accounts/{officer}/renew: a link for a new password and a new second factor."""
    officer_id = request.match_info["officer"]
    token = await request.app[keys.STAFFROOM].invitations.renew(officer_id, by=me(request))
    return await _shown(request, link=link_to(request, token), whose="them")


async def let_go(request: web.Request) -> web.Response:
    """POST /accounts/{officer}/let-go: they cannot sign in any more, from this moment on."""
    officer_id = request.match_info["officer"]
    if officer_id == me(request):
        return await _shown(request, wrong="You cannot let yourself go.")
    await request.app[keys.DESK].accounts.let_go(officer_id, by=me(request))
    raise web.HTTPSeeOther("/accounts")


def link_to(request: web.Request, token: str) -> str:
    """The link as it is passed on: at the address the administrator's own browser uses."""
    return f"{request.headers['Origin']}/welcome#{token}"


async def _shown(
    request: web.Request, *, link: str = "", whose: str = "", wrong: str = ""
) -> web.Response:
    everybody = await request.app[keys.DESK].accounts.all()
    return show(
        request,
        "accounts.html",
        officers=everybody,
        roles=ROLES,
        link=link,
        whose=whose,
        wrong=wrong,
        status=409 if wrong else 200,
    )
