"""The clinic: who waits, who holds whom, what was promised, and what a supervisor must see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base

CONVERSATION = "conversations.id"
OFFICER = "officers.id"
OPEN = text("seen_at IS NULL")
Counted = BigInteger().with_variant(Integer, "sqlite")


class PlaceRow(Base):
    """A parent's place in the queue. It exists exactly while the conversation is `waiting`."""

    __tablename__ = "places"
    __table_args__ = (Index(None, "rank_at", "conversation_id"),)

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey(CONVERSATION, ondelete="CASCADE"), primary_key=True
    )
    joined_at: Mapped[datetime]
    rank_at: Mapped[datetime]


class LeaseRow(Base):
    """An officer's hold. It exists exactly while the conversation is `officer` or `wrap_up`."""

    __tablename__ = "leases"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey(CONVERSATION, ondelete="CASCADE"), primary_key=True
    )
    officer_id: Mapped[str] = mapped_column(ForeignKey(OFFICER), index=True)
    claimed_at: Mapped[datetime]
    until: Mapped[datetime] = mapped_column(index=True)


class PromiseRow(Base):
    """How long a parent was told the wait would be, and how long it was."""

    __tablename__ = "promises"

    id: Mapped[int] = mapped_column(Counted, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(String(32), index=True)
    joined_at: Mapped[datetime]
    position: Mapped[int]
    low: Mapped[int | None]
    high: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(String(16))
    ended_at: Mapped[datetime | None] = mapped_column(index=True)


class HandoverRow(Base):
    """What the assistant tells the officer, so that nobody has to ask the parent again."""

    __tablename__ = "handovers"

    id: Mapped[int] = mapped_column(Counted, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey(CONVERSATION, ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime]
    summary: Mapped[dict[str, Any]]


class AlertRow(Base):
    """Something a supervisor (or the holder) has to see; open until somebody has seen it.

    `about` names its cause where each cause has one alert.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        Index(None, "about", unique=True),
        Index("ix_alerts_open", "id", sqlite_where=OPEN, postgresql_where=OPEN),
    )

    id: Mapped[int] = mapped_column(Counted, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(40))
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)
    officer_id: Mapped[str | None] = mapped_column(String(32))
    detail: Mapped[dict[str, Any] | None]
    about: Mapped[str | None] = mapped_column(String(80))
    seen_at: Mapped[datetime | None]
    seen_by: Mapped[str | None] = mapped_column(String(32))
