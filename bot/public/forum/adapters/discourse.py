"""Discourse: webhooks signed over their raw body, and its REST API with a key of one user.

A signature holds no time, so a captured request can come again for ever, and each retry has a new
event id: what tells repeats apart is the post's id with its version and time of change. The event's
name and id stand in headers that nobody signed, so a deletion is believed once the API confirms it.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

import aiohttp

from bot.public.forum.adapters import discourse_search as search
from bot.public.forum.adapters.adapter import Account, Recent, Told
from bot.public.forum.adapters.calls import Calls
from bot.public.forum.adapters.decoding import decoded
from bot.public.forum.adapters.discourse_latest import latest
from bot.public.forum.adapters.discourse_payload import (
    EVENT,
    EVENT_TYPE,
    KINDS,
    PLATFORM,
    SIGNATURE,
    field,
    post_from,
    sign,
)
from bot.public.forum.errors import BadBody, Gone, NotSigned, Refused
from bot.public.forum.post import Me, Post

JSON = {"Content-Type": "application/json"}


def adapter(account: Account, session: aiohttp.ClientSession) -> Discourse:
    """The adapter for `account`."""
    headers = {"Api-Key": account.api_key, "Api-Username": account.user}
    return Discourse(account, Calls(session, account.url, headers))


class Discourse:
    """One Discourse forum."""

    platform = PLATFORM

    def __init__(self, account: Account, calls: Calls) -> None:
        self._account, self._calls = account, calls
        self._me: Me | None = None

    def read(self, headers: Mapping[str, str], body: bytes, now: datetime) -> list[Post]:
        """The post in a webhook, if it is about one."""
        good = sign(self._account.webhook_secret, body).encode()
        if not hmac.compare_digest(headers.get(SIGNATURE, "").encode(errors="replace"), good):
            raise NotSigned
        kind = KINDS.get(headers.get(EVENT, ""))
        if kind is None or headers.get(EVENT_TYPE) != "post":
            return []
        try:
            content = decoded(body)["post"]
            archetype = content.get("topic_archetype") or ""
            return [post_from(content, kind, base=self._account.url, archetype=archetype)]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BadBody(type(error).__name__) from None

    async def me(self) -> Me:
        """Our account: what the name of the API key's user stands for."""
        if self._me is None:
            self._me = await self._ask_who_we_are()
        return self._me

    async def _ask_who_we_are(self) -> Me:
        path = f"/u/{quote(self._account.user, safe='')}.json"
        user = field(await self._calls.call("GET", path), "user")
        return Me(str(user["id"]), str(user["username"]))

    async def look(self, post_id: str, topic: str) -> Post | None:
        """The post as it stands now; a post that we may not see is as good as deleted."""
        try:
            content = await self._calls.call("GET", f"/posts/{post_id}.json")
        except Gone:
            return None
        except Refused:
            await self._ask_who_we_are()  # is it the key that is refused? then this is, too
            return None
        field(content, "id")
        if content.get("deleted_at") or content.get("user_deleted"):
            return None
        return post_from(content, "edited", base=self._account.url, archetype="regular")

    async def deleted(self, post: Post) -> bool:
        """Only the forum itself is believed."""
        return await self.look(post.id, post.topic) is None

    async def reply(self, post: Post, told: Told) -> str | None:
        """Reply in the topic; before trying again, look whether it is there already."""
        if told.again:
            found = await search.reply_to(self._calls, await self.me(), post)
            if found is not None:
                return found
        fields = {"topic_id": int(post.topic), "reply_to_post_number": post.number}
        return await self._create({**fields, "raw": told.text})

    async def private(self, post: Post, told: Told) -> str | None:
        """A personal message to the author."""
        return await self._message(post.author_name, told, to_id=post.author_id)

    async def notice(self, url: str, told: Told) -> str | None:
        """A personal message to the moderators' group."""
        return await self._message(self._account.moderators, told, to_id=None)

    async def edit(self, remote_id: str, told: Told) -> None:
        """Revise our post."""
        body = json.dumps({"post": {"raw": told.text}}).encode()
        await self._calls.call("PUT", f"/posts/{remote_id}.json", body=body, headers=JSON)

    async def remove(self, remote_id: str, told: Told) -> None:
        """Delete our post."""
        await self._calls.call("DELETE", f"/posts/{remote_id}.json")

    async def recent(self, cursor: str | None) -> Recent:
        """The latest public posts above `cursor`, and what stands beside them."""
        return await latest(self._calls, self._account.url, cursor)

    async def _create(self, fields: dict[str, Any]) -> str | None:
        body = json.dumps(fields).encode()
        made = await self._calls.call("POST", "/posts.json", body=body, headers=JSON)
        if isinstance(made, dict) and made.get("action") == "enqueued":
            return None  # it waits for a moderator's approval: told, but without an id yet
        return str(field(made, "id"))

    async def _message(self, to: str, told: Told, *, to_id: str | None) -> str | None:
        if told.again:
            found = await search.sent_message(self._calls, await self.me(), told.title, to_id)
            if found is not None:
                return found
        message = {"archetype": "private_message", "target_recipients": to}
        return await self._create({**message, "title": told.title, "raw": told.text})
