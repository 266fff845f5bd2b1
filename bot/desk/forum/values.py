"""What the forum's part of the desk takes and hands out: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

PostKind = Literal["created", "edited", "recovered"]
Role = Literal["member", "staff", "bot"]
ActKind = Literal["reply", "private", "notice", "edit", "remove"]
ActState = Literal["waiting", "held", "delivered", "undelivered", "cancelled", "refused"]
Outcome = Literal["ignored", "silent", "answered", "private", "risk", "unread"]
OPEN: tuple[ActState, ...] = ("waiting", "held", "undelivered")  # it may still be sent
SETTLED: tuple[ActState, ...] = ("delivered", "undelivered", "cancelled", "refused")


@dataclass(frozen=True)
class NewPost:
    """One version of a post that may concern us, cleaned. Its text is the author's own words."""

    platform: str
    post_id: str
    version: str
    kind: PostKind
    board: str
    topic_id: str
    number: int
    url: str
    author_id: str
    role: Role
    title: str
    text: str
    mentioned: bool
    posted_at: datetime


@dataclass(frozen=True)
class TakenPost:
    """A post to decide on. `before` is the hash of its text as it last came; `text_hash` is now's.

    Attributes:
        row: the number under which it is stored.
        seen_before: whether another version of it came earlier.
    """

    row: int
    post: NewPost
    text_hash: str
    seen_before: bool
    before: str | None
    ticket: str = field(repr=False)


@dataclass(frozen=True)
class NewAct:
    """Something the forum is to be told because of a post.

    Attributes:
        part: makes the act's key with the post: the same part of a post happens once.
        slots: names that must all be free; they are then taken for a day.
        link_topic: the text has `{link}` in it, to be filled with a one-time link on that topic.
        instead_of: only if the act of that part was refused for want of a slot.
        after: not before the act of that part is settled.
        held: waits for an officer's yes.
    """

    part: str
    kind: ActKind
    text: str
    title: str = ""
    slots: tuple[str, ...] = ()
    link_topic: str | None = None
    instead_of: str | None = None
    after: str | None = None
    held: bool = False


@dataclass(frozen=True)
class Decision:
    """What becomes of a post, and why, in words an officer can read."""

    outcome: Outcome
    because: list[str]
    acts: list[NewAct] = field(default_factory=list)
    reading: dict[str, Any] | None = None


@dataclass(frozen=True)
class TakenAct:
    """An act to carry out now. `tries` counts this one; above 1 an earlier try may have worked.

    Attributes:
        link: the one-time link's token, once it has been made.
        target: our own post that is to be edited or removed.
    """

    id: int
    key: str
    kind: ActKind
    title: str
    text: str
    platform: str
    post_id: str
    topic_id: str
    number: int
    author_id: str
    url: str
    link_topic: str | None
    target: str | None
    tries: int
    ticket: str = field(repr=False)
    link: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SeenAct:
    """An act as the console shows it."""

    id: int
    kind: ActKind
    state: ActState
    title: str
    text: str
    tries: int
    due_at: datetime
    why: str | None
    remote_id: str | None
    settled_at: datetime | None
    settled_by: str | None
    url: str
    topic_id: str


@dataclass(frozen=True)
class SeenPost:
    """A post as the console shows it: what came in, what was decided and why. No author."""

    row: int
    platform: str
    post_id: str
    kind: PostKind
    board: str
    topic_id: str
    url: str
    title: str
    text: str
    received_at: datetime
    outcome: Outcome | None
    because: list[str]
    reading: dict[str, Any] | None
    acts: list[SeenAct]
