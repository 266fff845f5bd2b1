"""Posts and events in the shapes of Discourse's serialisers."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from datetime import datetime
from typing import Any

from examples.fake_forum.state import Post, Topic


def moment(value: datetime | None) -> str | None:
    """A time as Discourse writes it."""
    return (
        value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03d}Z"
        if value
        else None
    )


def slug(topic: Topic) -> str:
    """The topic's title as an address."""
    return re.sub(r"[^a-z0-9]+", "-", topic.title.lower()).strip("-") or "-"


def post_payload(post: Post) -> dict[str, Any]:
    """A post as the API shows it."""
    return {
        "id": post.id,
        "name": "",
        "username": post.user.name,
        "avatar_template": f"/letter_avatar_proxy/v4/letter/{post.user.name[0]}/{{size}}.png",
        "created_at": moment(post.created_at),
        "cooked": f"<p>{post.raw}</p>",
        "post_number": post.number,
        "post_type": post.type,
        "updated_at": moment(post.updated_at),
        "reply_count": 0,
        "reply_to_post_number": post.reply_to,
        "quote_count": 0,
        "topic_id": post.topic.id,
        "topic_slug": slug(post.topic),
        "topic_title": post.topic.title,
        "category_id": post.topic.category,
        "version": post.version,
        "raw": post.raw,
        "moderator": post.user.staff,
        "admin": False,
        "staff": post.user.staff,
        "user_id": post.user.id,
        "hidden": post.hidden,
        "trust_level": 1,
        "deleted_at": moment(post.deleted_at),
        "user_deleted": False,
    }


def hook_payload(post: Post) -> dict[str, Any]:
    """A post as a webhook carries it: rendered for the system, so with what is not public too."""
    more = {
        "topic_posts_count": len(post.topic.posts),
        "topic_filtered_posts_count": len(post.topic.posts),
        "topic_archetype": post.topic.archetype,
        "category_slug": f"board-{post.topic.category}" if post.topic.category else None,
    }
    return {**post_payload(post), **more}


def signed(secret: str, instance: str, event: str, event_id: int, content: Any) -> Any:
    """Headers and body of a webhook request."""
    kind = event.split("_", maxsplit=1)[0]
    body = json.dumps({kind: content}, separators=(",", ":")).encode()
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Discourse/3.4.0",
        "X-Discourse-Instance": instance,
        "X-Discourse-Event-Id": str(event_id),
        "X-Discourse-Event-Type": kind,
        "X-Discourse-Event": event,
        "X-Discourse-Event-Signature": f"sha256={digest}",
    }
    return headers, body
