"""What Discourse sends: the signature over the raw body, and a post as its serialisers write it."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from typing import Any
from urllib.parse import quote

from bot.desk.forum.values import Role
from bot.public.forum.errors import TryLater
from bot.public.forum.post import Kind, Post

PLATFORM = "discourse"
SIGNATURE = "X-Discourse-Event-Signature"
EVENT, EVENT_TYPE = "X-Discourse-Event", "X-Discourse-Event-Type"
KINDS: dict[str, Kind] = {
    "post_created": "created",
    "post_edited": "edited",
    "post_recovered": "recovered",
    "post_destroyed": "deleted",
}
REGULAR = 1


def sign(secret: bytes, body: bytes) -> str:
    """The signature Discourse sends for `body`."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def post_from(content: dict[str, Any], kind: Kind, *, base: str, archetype: str) -> Post:
    """A post as an API or webhook shows it. Whatever is not plainly public counts as private."""
    topic, number = content["topic_id"], content["post_number"]
    slug = quote(str(content.get("topic_slug") or "-"))
    return Post(
        platform=PLATFORM,
        id=str(content["id"]),
        version=_version(content, kind),
        kind=kind,
        board=str(content.get("category_id") or ""),
        topic=str(topic),
        number=int(number),
        title=content.get("topic_title") or "",
        text=content.get("raw") or "",
        url=f"{base}/t/{slug}/{topic}/{number}",
        author_id=str(content["user_id"]),
        author_name=str(content["username"]),
        role=_role(content),
        posted_at=datetime.fromisoformat(content["created_at"]),
        private=archetype != "regular" or content.get("post_type") != REGULAR,
        hidden=bool(content.get("hidden")),
    )


def field(content: Any, name: str) -> Any:
    """A field of an answer; an answer without it (a proxy's page, say) is no answer."""
    if not isinstance(content, dict) or content.get(name) is None:
        raise TryLater(f"an answer without '{name}'")
    return content[name]


def _version(content: dict[str, Any], kind: Kind) -> str:
    if kind == "deleted":
        return f"deleted@{content.get('deleted_at')}"
    state = "recovered" if kind == "recovered" else content["version"]
    return f"{state}@{content['updated_at']}"


def _role(content: dict[str, Any]) -> Role:
    if content["user_id"] <= 0:  # the system's own accounts and its bots
        return "bot"
    staff = any(content.get(flag) for flag in ("staff", "moderator", "admin"))
    return "staff" if staff else "member"
