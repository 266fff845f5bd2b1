"""What a forum with a platform of its own sends: the schemas of docs/forum-contract.md."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from bot.desk.forum.values import Role
from bot.public.forum.post import Kind, Post

PLATFORM = "generic"
SIGNATURE, TIMESTAMP = "X-Dropin-Signature", "X-Dropin-Timestamp"
WINDOW_SECONDS = 300
Id = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]{1,64}$")]
PlainId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._~:-]{1,64}$")]
EventName = Literal["post.created", "post.edited", "post.recovered", "post.deleted", "ping"]


def sign(secret: bytes, timestamp: str, body: bytes) -> str:
    """The signature over the moment and the raw body."""
    signed = b"v1:" + timestamp.encode(errors="replace") + b":" + body
    return "v1=" + hmac.new(secret, signed, hashlib.sha256).hexdigest()


def is_recent(timestamp: str, now: datetime) -> bool:
    """Whether a webhook of that moment may still come: five minutes either way."""
    return timestamp.isdecimal() and abs(now.timestamp() - int(timestamp)) <= WINDOW_SECONDS


class Part(BaseModel):
    """Keys we do not know are ignored, so that a forum may send more than we need."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class SentAuthor(Part):
    """Who wrote it, by an id that stays when the name changes."""

    id: Id
    name: str = Field(max_length=200)
    role: Role


class SentPost(Part):
    """A post as the forum describes it."""

    id: PlainId
    version: Id
    board: Id
    topic: Id
    number: int = Field(ge=1)
    title: str = Field(max_length=1_000)
    text: str = Field(max_length=200_000)
    url: str = Field(max_length=500, pattern=r"^https?://[^\s<>\"]+$")
    author: SentAuthor
    posted_at: AwareDatetime
    private: bool
    hidden: bool = False


class SentEvent(Part):
    """Something that happened to a post; a ping has none."""

    event: EventName
    post: SentPost | None = None

    def as_post(self) -> Post | None:
        """The post for the engine, if there is one."""
        if self.post is None or self.event == "ping":
            return None
        kind: Kind = self.event.removeprefix("post.")  # type: ignore[assignment]
        return as_post(self.post, kind)


class SentEvents(Part):
    """What happened since a cursor, oldest first: each event is checked by itself."""

    events: list[Any]
    cursor: str = Field(max_length=200)


def as_post(sent: SentPost, kind: Kind) -> Post:
    """The engine's own form of a post."""
    return Post(
        platform=PLATFORM,
        id=sent.id,
        version=f"{kind}@{sent.version}" if kind in ("deleted", "recovered") else sent.version,
        kind=kind,
        board=sent.board,
        topic=sent.topic,
        number=sent.number,
        title=sent.title,
        text=sent.text,
        url=sent.url,
        author_id=sent.author.id,
        author_name=sent.author.name,
        role=sent.author.role,
        posted_at=sent.posted_at,
        private=sent.private,
        hidden=sent.hidden,
    )
