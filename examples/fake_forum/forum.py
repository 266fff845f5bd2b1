"""The fake forum itself: what members do on it, and what its webhooks then say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web

from examples.fake_forum.api import Api
from examples.fake_forum.faults import Faults, invalid
from examples.fake_forum.hooks import Hooks
from examples.fake_forum.payloads import post_payload
from examples.fake_forum.state import WHISPER, Post, State, User

BOT, BOT_ID = "kitchen_helper", 900
FIRST_MEMBER_ID = 10_000  # nobody who joins may be taken for the bot
SECRET, API_KEY = "a-webhook-secret-for-trying", "an-api-key-for-trying-only"


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class FakeForum:
    """Open it, let members write, and look at what came of it."""

    def __init__(self, clock: Callable[[], datetime] = utc_now, per_minute: int = 10_000) -> None:
        self.clock, self.api_key, self.secret = clock, API_KEY, SECRET
        self.state, self.faults = State(), Faults(clock, per_minute)
        self.bot = self.state.add_user(BOT_ID, BOT)
        self.moderated = False
        self.pages_by_id = False  # as older versions do
        self.url = ""
        self.app = web.Application()
        Api(self).add_routes(self.app)
        self._runner = web.AppRunner(self.app, access_log=None)

    async def open(self, port: int = 0) -> None:
        """Serve on loopback."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, shutdown_timeout=0.1)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._session = aiohttp.ClientSession()
        self.hooks = Hooks(self._session, self.secret, self.url)

    async def close(self) -> None:
        """Stop serving."""
        await self._session.close()
        await self._runner.cleanup()

    def member(self, name: str) -> User:
        """The member of that name, who joins if need be."""
        found = self.state.users.get(name)
        return found or self.state.add_user(FIRST_MEMBER_ID + len(self.state.users), name)

    async def topic(
        self, author: str, title: str, raw: str, *, board: int = 7, copies: int = 1
    ) -> Post:
        """Somebody opens a topic. Discourse then sends two events for it."""
        made = self.state.add_topic(title, board, [])
        post = self.state.add_post(made, self.member(author), raw, self.clock())
        await self.hooks.emit("topic_created", post)
        await self.hooks.emit("post_created", post, copies=copies)
        return post

    async def reply(self, author: str, to: Post, raw: str, *, whisper: bool = False) -> Post:
        """Somebody replies in a topic, or whispers to the staff there."""
        post = self.state.add_post(to.topic, self.member(author), raw, self.clock(), to.number)
        post.type = WHISPER if whisper else post.type
        await self.hooks.emit("post_created", post)
        return post

    async def message(self, author: str, to: str, raw: str) -> Post:
        """Somebody writes a private message; the system's webhook carries it all the same."""
        made = self.state.add_topic("Private", None, [to])
        post = self.state.add_post(made, self.member(author), raw, self.clock())
        await self.hooks.emit("post_created", post)
        return post

    async def edit(self, post: Post, raw: str) -> None:
        """The author edits."""
        post.raw, post.version, post.updated_at = raw, post.version + 1, self.clock()
        await self.hooks.emit("post_edited", post)

    async def destroy(self, post: Post) -> None:
        """The author or a moderator deletes."""
        post.deleted_at = self.clock()
        await self.hooks.emit("post_destroyed", post)

    async def create_by_api(
        self, name: str, fields: dict[str, Any]
    ) -> dict[str, Any] | web.Response:
        """A bot's post or message. The forum then tells the bot of its own post, as forums do."""
        author = self.state.users.get(name)
        raw = fields.get("raw", "")
        if author is None or len(raw) < 10:  # noqa: PLR2004 - Discourse's shortest message
            return invalid("Body is too short")
        if self.moderated:
            return {"action": "enqueued", "pending_post": {"id": 1}, "success": True}
        if fields.get("archetype") == "private_message":
            recipients = fields["target_recipients"].split(",")
            topic = self.state.add_topic(fields["title"], None, recipients)
        else:
            topic = self.state.topics[fields["topic_id"]]
        reply_to = fields.get("reply_to_post_number")
        post = self.state.add_post(topic, author, raw, self.clock(), reply_to)
        await self.hooks.emit("post_created", post)
        return post_payload(post)

    def replies(self) -> list[Post]:
        """What the bot has said in public."""
        posts = self.state.posts.values()
        return [p for p in posts if p.user is self.bot and p.topic.archetype == "regular"]

    def messages_to(self, name: str) -> list[Post]:
        """What the bot has written to somebody in private."""
        found = [t.posts[0] for t in self.state.messages() if name in t.recipients]
        return [post for post in found if post.user is self.bot]
