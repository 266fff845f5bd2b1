"""The one cookie: who is signed in. It goes to this site alone and no script can read it."""

from __future__ import annotations

from aiohttp import web

from bot.console import keys

PLAIN, SECURE = "dropin_officer", "__Host-dropin_officer"


def _name(request: web.Request) -> str:
    return PLAIN if request.app[keys.SETTINGS].env == "development" else SECURE


def token_of(request: web.Request) -> str | None:
    """The token the browser sent, if any."""
    return request.cookies.get(_name(request))


def give(request: web.Request, response: web.StreamResponse, token: str) -> None:
    """Let the browser keep the token until it is closed or signed out."""
    name = _name(request)
    response.set_cookie(
        name, token, path="/", httponly=True, samesite="Strict", secure=name == SECURE
    )


def take(request: web.Request, response: web.StreamResponse) -> None:
    """Let the browser forget the token."""
    name = _name(request)
    response.del_cookie(name, path="/", httponly=True, samesite="Strict", secure=name == SECURE)
