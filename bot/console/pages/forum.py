"""The forum: what came in, what was decided and why, and an officer's yes or no."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Literal

from aiohttp import web
from pydantic import Field

from bot.console import keys
from bot.console.asking import Body, form, me, number
from bot.console.pages.render import show
from bot.desk.forum.values import SeenAct
from bot.desk.officers.roles import MAY

PAGE, SHORTEST = 30, 20
QUICKER = "Somebody was quicker: this act waits no longer."
CANCELLED = (
    "This will not be sent any more: {why}. Look at topic {topic} on the forum. If it still needs"
    " somebody, ask the forum's moderators to look."
)
SAID = {
    "reply": "Public reply",
    "private": "Private message",
    "notice": "Note to the moderators",
    "edit": "Correction",
    "remove": "Removal",
}
Act = Literal["approve", "refuse", "try_again", "dismiss", "withdraw", "correct"]


class Decision(Body):
    """What is to become of an act; `text` are the other words of a correction."""

    decision: Act
    text: Annotated[str, Field(max_length=4_000)] = ""


class Turn(Body):
    """The switch, and why it is turned."""

    to: Literal["on", "off"]
    why: Annotated[str, Field(min_length=3, max_length=200)]


async def forum(request: web.Request) -> web.Response:
    """GET /forum: no author's name anywhere; reading it is in the audit."""
    room = request.app[keys.STAFFROOM]
    await room.audit.note("forum_read", by=me(request))
    console = room.forum.console
    posts = await console.came_in(limit=PAGE, before=number(request, "before"))
    return show(
        request,
        "forum.html",
        said=SAID,
        boards=request.app[keys.BOARDS],
        off=await room.forum.switch.off(),
        may_switch_on="forum_on" in MAY[request[keys.OFFICER].role],
        awaiting=await console.awaiting(),
        undelivered=await console.undelivered(),
        posts=posts,
        older=posts[-1].row if len(posts) == PAGE else None,
    )


async def decide(request: web.Request) -> web.Response:
    """POST /forum/acts/{act}: yes, no, again, away with it, take it back, say it otherwise."""
    wanted, act = await form(request, Decision), int(request.match_info["act"])
    console = request.app[keys.STAFFROOM].forum.console
    deeds: dict[Act, Callable[..., Awaitable[bool]]] = {
        "approve": console.approve,
        "refuse": console.refuse,
        "try_again": console.try_again,
        "dismiss": console.dismiss,
        "withdraw": console.withdraw,
        "correct": partial(console.correct, text=wanted.text.strip()),
    }
    if wanted.decision == "correct" and len(wanted.text.strip()) < SHORTEST:
        raise web.HTTPBadRequest(text="A correction needs words of its own.")
    if not await deeds[wanted.decision](act, by=f"officer:{me(request)}"):
        raise web.HTTPConflict(text=_why_not(await console.find(act)))
    raise web.HTTPSeeOther("/forum")


def _why_not(act: SeenAct | None) -> str:
    """Why nothing came of it, and what the officer can do now."""
    if act is not None and act.state == "cancelled":
        return CANCELLED.format(why=act.why, topic=act.topic_id)
    return QUICKER


async def turn(request: web.Request) -> web.Response:
    """POST /forum/switch: any officer may turn it off; a supervisor turns it on again."""
    wanted, switch = await form(request, Turn), request.app[keys.STAFFROOM].forum.switch
    officer = request[keys.OFFICER]
    if wanted.to == "off":
        await switch.turn_off(by=f"officer:{officer.id}", why=wanted.why)
    elif "forum_on" in MAY[officer.role]:
        await switch.turn_on(by=f"officer:{officer.id}", why=wanted.why)
    else:
        raise web.HTTPForbidden
    raise web.HTTPSeeOther("/forum")
