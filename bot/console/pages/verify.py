"""Checking a phrase that a parent reads out on the phone."""

from __future__ import annotations

from typing import Annotated

from aiohttp import web
from pydantic import Field

from bot.console import keys
from bot.console.asking import Body, form, me
from bot.console.pages.render import show


class ReadOut(Body):
    """What the parent read out."""

    phrase: Annotated[str, Field(max_length=80)]
    shoulder_number: Annotated[str, Field(max_length=20)]


async def ask(request: web.Request) -> web.Response:
    """GET /verify."""
    return show(request, "verify.html", asked=False, found=None)


async def check(request: web.Request) -> web.Response:
    """POST /verify: yes with a name, or no; never a word of the conversation."""
    given = await form(request, ReadOut)
    proofs = request.app[keys.STAFFROOM].proofs
    found = await proofs.check(given.phrase, given.shoulder_number, by=me(request))
    return show(request, "verify.html", asked=True, found=found)
