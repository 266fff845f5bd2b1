"""Conversations, what was said in them, and which of it still waits for the assistant."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base

UNANSWERED = text("answered_at IS NULL")


class ConversationRow(Base):
    """Everything between one parent and the service. `ownership.py` alone changes the owner."""

    __tablename__ = "conversations"
    __table_args__ = (
        CheckConstraint("owner IN ('assistant', 'queue', 'officer', 'closed')", name="owner"),
        CheckConstraint("urgency IN ('immediate', 'report', 'none')", name="urgency"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    opening_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    source: Mapped[str] = mapped_column(String(40))
    owner: Mapped[str] = mapped_column(String(16), default="assistant")
    phase: Mapped[str] = mapped_column(String(16), default="assistant")
    epoch: Mapped[int] = mapped_column(default=1)
    last_seq: Mapped[int] = mapped_column(default=0)
    topic: Mapped[str | None] = mapped_column(String(40))
    urgency: Mapped[str] = mapped_column(String(16), default="none")
    because: Mapped[list[str]] = mapped_column(default=list)
    created_at: Mapped[datetime]
    last_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None]


class MessageRow(Base):
    """One utterance; `seq` counts from 1 without gaps within its conversation."""

    __tablename__ = "messages"
    __table_args__ = (
        CheckConstraint("author IN ('parent', 'assistant', 'officer', 'system')", name="author"),
        UniqueConstraint("conversation_id", "author", "client_id"),
    )

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    author: Mapped[str] = mapped_column(String(16))
    name: Mapped[str | None] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    buttons: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    custom: Mapped[dict[str, Any] | None]
    payload: Mapped[str | None] = mapped_column(String(120))
    client_id: Mapped[str | None] = mapped_column(String(64))
    epoch: Mapped[int]
    at: Mapped[datetime]


class ResumeCodeRow(Base):
    """The code a parent asked for last, to go on elsewhere; `opening_hash` says who used it."""

    __tablename__ = "resume_codes"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    until: Mapped[datetime]
    opening_hash: Mapped[str | None] = mapped_column(String(64))


class TurnRow(Base):
    """A parent's message that the assistant owes an answer, under the epoch it was sent in."""

    __tablename__ = "turns"
    __table_args__ = (
        Index(
            "ix_turns_unanswered",
            "conversation_id",
            "seq",
            postgresql_where=UNANSWERED,
            sqlite_where=UNANSWERED,
        ),
    )

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    epoch: Mapped[int]
    ticket: Mapped[str | None] = mapped_column(String(32))
    taken_until: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    topic: Mapped[str | None] = mapped_column(String(40))
    heard: Mapped[str | None] = mapped_column(String(80))
