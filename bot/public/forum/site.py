"""The forum's routes: its webhook, and the page through which a parent enters the private chat."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import aiohttp
import structlog
from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.faults import DATABASE_TROUBLE, report
from bot.public import keys
from bot.public.body import whole
from bot.public.forum.curated import Curated
from bot.public.forum.errors import BadBody, NotSigned, Refused, TryLater
from bot.public.forum.part import ForumPart
from bot.public.forum.post import Post
from bot.public.forum.texts import OTHER
from bot.public.pages import page
from bot.public.policies import CHAT, PAGE, Policy
from bot.public.routes import Route

FORUM = web.AppKey("forum", ForumPart)
WEBHOOK = Policy("webhook")
LARGEST_EVENT, LARGEST_OPENING = 512 * 1024, 2_048
LATER = {"Retry-After": "60"}
log = structlog.get_logger()


class Opening(BaseModel):
    """A link's token from the page's fragment, and a random secret of the page's own."""

    model_config = ConfigDict(extra="forbid", strict=True)

    link: str = Field(min_length=16, max_length=64)
    opening: str = Field(min_length=32, max_length=64)


async def webhook(request: web.Request) -> web.Response:
    """POST /forum/{platform}/webhook: believe nothing unsigned, store, say thanks, work later."""
    part = request.app.get(FORUM)
    if part is None or part.adapter.platform != request.match_info["platform"]:
        return _later("not here just now")  # never 404: a forum may turn the webhook off for that
    body = await whole(request.content, LARGEST_EVENT)
    if body is None:
        return web.json_response({"error": "too large"}, status=413)
    try:
        posts = part.adapter.read(request.headers, body, part.forum.clock())
    except NotSigned:
        log.warning("forum.not_signed", platform=part.adapter.platform)
        return web.json_response({"error": "not signed"}, status=401)
    except BadBody as bad:
        log.error("forum.bad_body", platform=part.adapter.platform, why=str(bad))
        return web.json_response({"error": "not as agreed"}, status=400)
    why_not = await _taken(part, posts)
    if why_not is not None:
        return _later(why_not)
    part.wake()
    return web.json_response({"status": "ok"})


async def _taken(part: ForumPart, posts: list[Post]) -> str | None:
    """Take the posts in; why that cannot be done now, if so."""
    try:
        for post in posts:
            await part.gate.take(post)
    except DATABASE_TROUBLE as error:
        report("forum.not_stored", error)
        return "could not store it"
    except (TryLater, Refused) as error:
        log.warning("forum.not_confirmed", platform=part.adapter.platform, why=error.why)
        return "could not ask whether it was deleted"
    return None


async def open_chat(request: web.Request) -> web.Response:
    """POST /from-forum/open: the token comes in the body, is used up, and opens a conversation."""
    part = request.app.get(FORUM)
    body = await whole(request.content, LARGEST_OPENING)
    try:
        opening = Opening.model_validate_json(body or b"")
    except ValidationError:
        return web.json_response({"error": "bad request"}, status=400)
    topic = await part.forum.links.redeem(opening.link, opening.opening) if part else None
    if part is None or topic is None:
        return web.json_response({"error": "used"}, status=410)
    desk = request.app[keys.DESK]
    known_topic = None if topic == OTHER else topic
    conversation, token = await desk.conversations.start(
        source="forum", topic=known_topic, opening=opening.opening
    )
    text, buttons = part.welcome(topic)
    await desk.messages.say(
        conversation.id, author="system", text=text, buttons=buttons, client_id="from-forum"
    )
    return web.Response(text=json.dumps({"token": token}), content_type="application/json")


def _later(why: str) -> web.Response:
    return web.json_response({"error": why}, status=503, headers=LATER)


async def open_forum(app: web.Application) -> AsyncIterator[None]:
    """Run the forum's part while the site runs, if a platform is configured.

    Raises:
        ContentError: its settings file or its texts cannot be used.
        UnsafeSettings: there is no such platform.
    """
    settings = app[keys.SETTINGS]
    if not settings.forum_platform:
        yield
        return
    curated = Curated.load(settings.data)
    async with aiohttp.ClientSession() as session:
        part = ForumPart(settings, app[keys.DESK], app[keys.ASSISTANT], session, curated)
        app[FORUM] = part
        part.start()
        yield
        await part.close()


ROUTES = (
    Route("POST", "/forum/{platform}/webhook", webhook, WEBHOOK),
    Route("GET", "/from-forum", page("from_forum.html"), PAGE),
    Route("POST", "/from-forum/open", open_chat, CHAT),
)
