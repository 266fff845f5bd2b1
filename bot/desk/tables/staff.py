"""What officers need at their work: invitations, notes, drafts, offers, presence, proofs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base
from bot.desk.tables.clinic import CONVERSATION, OFFICER, Counted


class InvitationRow(Base):
    """A one-time link with which somebody makes an account, or renews their proofs."""

    __tablename__ = "invitations"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    login: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(80))
    role: Mapped[str] = mapped_column(String(16))
    shoulder_number: Mapped[str | None] = mapped_column(String(20))
    officer_id: Mapped[str | None] = mapped_column(ForeignKey(OFFICER, ondelete="CASCADE"))
    secret_sealed: Mapped[str] = mapped_column(String(300))
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(80))
    until: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]


class NoteRow(Base):
    """Words among staff about a conversation; no parent ever sees them."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(Counted, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey(CONVERSATION, ondelete="CASCADE"), index=True
    )
    officer_id: Mapped[str] = mapped_column(ForeignKey(OFFICER))
    kind: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class DraftRow(Base):
    """What an officer has begun to write: a message, or the record."""

    __tablename__ = "drafts"

    officer_id: Mapped[str] = mapped_column(
        ForeignKey(OFFICER, ondelete="CASCADE"), primary_key=True
    )
    conversation_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    content: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(index=True)


class OfferRow(Base):
    """A holder asks a colleague to take a parent over; open until it is answered."""

    __tablename__ = "offers"
    __table_args__ = (Index(None, "to_officer", "answer"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey(CONVERSATION, ondelete="CASCADE"), index=True
    )
    from_officer: Mapped[str] = mapped_column(ForeignKey(OFFICER))
    to_officer: Mapped[str] = mapped_column(ForeignKey(OFFICER))
    warm: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    until: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_at: Mapped[datetime | None]


class PresenceRow(Base):
    """That an officer's console is connected, and whether they take parents now."""

    __tablename__ = "presences"

    officer_id: Mapped[str] = mapped_column(
        ForeignKey(OFFICER, ondelete="CASCADE"), primary_key=True
    )
    seen_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(16))


class ProofRow(Base):
    """A phrase a parent can have checked by ringing the police."""

    __tablename__ = "proofs"

    phrase: Mapped[str] = mapped_column(String(80), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(32), index=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey(OFFICER, ondelete="CASCADE"))
    made_at: Mapped[datetime]
    until: Mapped[datetime] = mapped_column(index=True)


class ReceiptRow(Base):
    """How far the parent's widget has received, and shown, what was said."""

    __tablename__ = "receipts"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey(CONVERSATION, ondelete="CASCADE"), primary_key=True
    )
    delivered: Mapped[int] = mapped_column(default=0)
    seen: Mapped[int] = mapped_column(default=0)
