"""A post as an adapter reads it from a platform; the engine never meets a platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.desk.forum.values import Role

Kind = Literal["created", "edited", "recovered", "deleted"]


@dataclass(frozen=True)
class Post:
    """One version of a post, as written.

    Attributes:
        version: differs whenever the content may; the same for each delivery of one version.
        board: the category's id on the platform.
        number: 1 for the post that opens the topic.
        author_id: what stays when a member changes their name.
        author_name: what the platform wants as a recipient; never stored.
        private: a message, a whisper, or anything else that not everybody may read.
        hidden: still there, but taken from view by the community or a moderator.
    """

    platform: str
    id: str
    version: str
    kind: Kind
    board: str
    topic: str
    number: int
    title: str
    text: str
    url: str
    author_id: str
    author_name: str
    role: Role
    posted_at: datetime
    private: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Me:
    """Our own account on the platform, as the platform knows it."""

    id: str
    name: str
