"""A forum with a platform of its own that fulfils docs/forum-contract.md.

Its webhooks are signed with their moment, so an old one cannot come again; our calls carry a key
under which the forum does each thing once.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

import aiohttp
import structlog
from pydantic import BaseModel, ValidationError

from bot.public.forum.adapters.adapter import Account, Recent, Told
from bot.public.forum.adapters.calls import Calls
from bot.public.forum.adapters.decoding import decoded
from bot.public.forum.adapters.generic_payload import (
    PLATFORM,
    SIGNATURE,
    TIMESTAMP,
    SentAuthor,
    SentEvent,
    SentEvents,
    SentPost,
    as_post,
    is_recent,
    sign,
)
from bot.public.forum.errors import BadBody, Gone, NotSigned, TryLater
from bot.public.forum.post import Me, Post

log = structlog.get_logger()
Model = TypeVar("Model", bound=BaseModel)


def adapter(account: Account, session: aiohttp.ClientSession) -> Generic:
    """The adapter for `account`."""
    headers = {
        "Authorization": f"Bearer {account.api_key}",
        "Content-Type": "application/json",
    }
    return Generic(account, Calls(session, account.url, headers))


class Generic:
    """One forum that speaks our contract."""

    platform = PLATFORM

    def __init__(self, account: Account, calls: Calls) -> None:
        self._account, self._calls = account, calls
        self._me: Me | None = None

    def read(self, headers: Mapping[str, str], body: bytes, now: datetime) -> list[Post]:
        """The post in a webhook, if it is about one."""
        timestamp = headers.get(TIMESTAMP, "")
        good = sign(self._account.webhook_secret, timestamp, body).encode()
        given = headers.get(SIGNATURE, "").encode(errors="replace")
        if not hmac.compare_digest(given, good) or not is_recent(timestamp, now):
            raise NotSigned
        try:
            return _posts([decoded(body)])
        except ValueError:
            raise BadBody("no JSON") from None

    async def me(self) -> Me:
        """Our account."""
        if self._me is None:
            found = _model(SentAuthor, await self._calls.call("GET", "/me"))
            self._me = Me(found.id, found.name)
        return self._me

    async def look(self, post_id: str, topic: str) -> Post | None:
        """The post as it stands now."""
        try:
            content = await self._calls.call("GET", f"/posts/{quote(post_id, safe='')}")
        except Gone:
            return None
        return as_post(_model(SentPost, content), "edited")

    async def deleted(self, post: Post) -> bool:
        """What happened, and when, is signed with the post."""
        return True

    async def reply(self, post: Post, told: Told) -> str | None:
        """Reply to the post in public."""
        return await self._tell("POST", "/replies", told, post=post.id, text=told.text)

    async def private(self, post: Post, told: Told) -> str | None:
        """A private message to the author."""
        words = {"title": told.title, "text": told.text}
        return await self._tell("POST", "/messages", told, to=post.author_id, **words)

    async def notice(self, url: str, told: Told) -> str | None:
        """A note to the moderators."""
        words = {"title": told.title, "text": told.text}
        return await self._tell("POST", "/notices", told, url=url, **words)

    async def edit(self, remote_id: str, told: Told) -> None:
        """Put other words in our reply."""
        await self._tell("PUT", f"/replies/{quote(remote_id, safe='')}", told, text=told.text)

    async def remove(self, remote_id: str, told: Told) -> None:
        """Take our reply away."""
        await self._tell("DELETE", f"/replies/{quote(remote_id, safe='')}", told)

    async def recent(self, cursor: str | None) -> Recent:
        """What happened since `cursor`, edits and deletions too."""
        params = {"after": cursor} if cursor is not None else None
        found = _model(SentEvents, await self._calls.call("GET", "/events", params=params))
        return Recent(_readable(found.events) if cursor is not None else [], found.cursor)

    async def _tell(self, method: str, path: str, told: Told, **fields: Any) -> str | None:
        made = await self._calls.call(
            method,
            path,
            body=json.dumps(fields).encode() if fields else None,
            headers={"Idempotency-Key": told.key},
        )
        return str(made["id"]) if isinstance(made, dict) and made.get("id") else None


def _posts(events: list[Any]) -> list[Post]:
    try:
        checked = [SentEvent.model_validate(event) for event in events]
    except ValidationError as error:  # its text would repeat the post
        fields = {".".join(map(str, fault["loc"])) for fault in error.errors()}
        raise BadBody(", ".join(sorted(fields))) from None
    return [post for event in checked if (post := event.as_post())]


def _readable(events: list[Any]) -> list[Post]:
    """The posts of those events that are as agreed: one that is not must not stop the rest."""
    found: list[Post] = []
    for event in events:
        try:
            found += _posts([event])
        except BadBody as bad:
            log.error("forum.event_skipped", why=str(bad))
    return found


def _model(model: type[Model], content: Any) -> Model:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise TryLater(f"{error.error_count()} faults in a {model.__name__}") from None
