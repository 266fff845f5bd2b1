"""The forum: what came in, what was decided, what is to be sent, and what must not be repeated.

Nothing here points at a conversation: a parent who comes from the forum is nobody in the chat.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base
from bot.desk.tables.clinic import Counted


class ForumPostRow(Base):
    """One version of one post; `decided_at` is empty until the engine has decided on it."""

    __tablename__ = "forum_posts"
    __table_args__ = (
        UniqueConstraint("platform", "post_id", "version"),
        Index("ix_forum_posts_decided_at_id", "decided_at", "id"),
    )

    id: Mapped[int] = mapped_column(Counted, primary_key=True, autoincrement=True)
    platform: Mapped[str] = mapped_column(String(40))
    post_id: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    board: Mapped[str] = mapped_column(String(64))
    topic_id: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    url: Mapped[str] = mapped_column(String(500))
    author_id: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(64))
    mentioned: Mapped[bool]
    posted_at: Mapped[datetime]
    received_at: Mapped[datetime] = mapped_column(index=True)
    ticket: Mapped[str | None] = mapped_column(String(32))
    taken_until: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(16))
    because: Mapped[list[str]] = mapped_column(default=list)
    reading: Mapped[dict[str, Any] | None]


class ForumActRow(Base):
    """Something the forum is to be told; `key` makes it happen at most once."""

    __tablename__ = "forum_acts"
    __table_args__ = (Index("ix_forum_acts_state_due_at", "state", "due_at"),)

    id: Mapped[int] = mapped_column(Counted, primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    post_row: Mapped[int] = mapped_column(ForeignKey("forum_posts.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    target: Mapped[str | None] = mapped_column(String(64))
    link_topic: Mapped[str | None] = mapped_column(String(40))
    link: Mapped[str | None] = mapped_column(String(64))
    slots: Mapped[list[str]] = mapped_column(default=list)
    after_key: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    ticket: Mapped[str | None] = mapped_column(String(32))
    taken_until: Mapped[datetime | None]
    why: Mapped[str | None] = mapped_column(String(200))
    remote_id: Mapped[str | None] = mapped_column(String(64))
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[str | None] = mapped_column(String(80))


class ForumSlotRow(Base):
    """'Not again before': one automatic reply a topic and a person a day. Names are hashes."""

    __tablename__ = "forum_slots"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    until: Mapped[datetime] = mapped_column(index=True)


class ForumLinkRow(Base):
    """A one-time way into the private chat. It knows a topic and a last day, and nobody."""

    __tablename__ = "forum_links"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    topic: Mapped[str] = mapped_column(String(40))
    last_day: Mapped[date] = mapped_column(index=True)
    opening_hash: Mapped[str | None] = mapped_column(String(64))


class ForumStateRow(Base):
    """What the forum's part remembers between starts: the switch, and how far it has polled."""

    __tablename__ = "forum_state"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime]
