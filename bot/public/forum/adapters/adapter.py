"""What the engine needs of a platform. A new platform is one file that fulfils `Adapter`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.public.forum.post import Me, Post
from bot.settings import Settings


@dataclass(frozen=True)
class Account:
    """How we reach the forum and know that it is the forum that reaches us."""

    url: str
    user: str
    moderators: str
    webhook_secret: bytes = field(repr=False)
    api_key: str = field(repr=False)

    @classmethod
    def of(cls, settings: Settings) -> Account:
        """The configured account."""
        return cls(
            url=settings.forum_url.rstrip("/"),
            user=settings.forum_user,
            moderators=settings.forum_moderators,
            webhook_secret=settings.forum_webhook_secret.get_secret_value().encode(),
            api_key=settings.forum_api_key.get_secret_value(),
        )


@dataclass(frozen=True)
class Told:
    """Something to tell the forum.

    Attributes:
        key: names it for ever.
        again: an earlier try may have worked.
    """

    key: str
    text: str
    title: str = ""
    again: bool = False


@dataclass(frozen=True)
class Recent:
    """What polling found, oldest first, and where to go on next time.

    Attributes:
        again: older posts as they stand now, which may have been edited since they came.
    """

    posts: list[Post]
    cursor: str
    again: list[Post] = field(default_factory=list)


class Adapter(Protocol):
    """One platform. Every call may raise TryLater, Refused or Gone (bot/public/forum/errors.py)."""

    platform: str

    def read(self, headers: Mapping[str, str], body: bytes, now: datetime) -> list[Post]:
        """The posts in a webhook; empty when it is about something else (a ping, a topic, a like).

        Raises:
            NotSigned: the signature over the raw body is not good.
            BadBody: it is, but the body is not what the platform promised.
        """

    async def me(self) -> Me:
        """Our own account, asked of the platform: what we post is known by this id."""

    async def look(self, post_id: str, topic: str) -> Post | None:
        """The post as it stands now; nothing when it was deleted."""

    async def deleted(self, post: Post) -> bool:
        """Whether a post is gone that an event says was deleted, where the event may be forged."""

    async def reply(self, post: Post, told: Told) -> str | None:
        """Reply to the post in public; the new post's id, if there is one yet."""

    async def private(self, post: Post, told: Told) -> str | None:
        """Write to the post's author alone."""

    async def notice(self, url: str, told: Told) -> str | None:
        """Ask the moderators to look at the topic at `url`."""

    async def edit(self, remote_id: str, told: Told) -> None:
        """Put other words in a reply of ours."""

    async def remove(self, remote_id: str, told: Told) -> None:
        """Take a reply of ours away."""

    async def recent(self, cursor: str | None) -> Recent:
        """Posts newer than `cursor`; with none, no posts and where the forum stands now."""
