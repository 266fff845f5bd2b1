"""Officers, and how they prove who they are."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base

OFFICER = "officers.id"


class OfficerRow(Base):
    """Somebody who may sign in. `name` is what parents see; `login` is not."""

    __tablename__ = "officers"
    __table_args__ = (CheckConstraint("role IN ('officer', 'supervisor', 'admin')", name="role"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    login: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    role: Mapped[str] = mapped_column(String(16))
    shoulder_number: Mapped[str | None] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(200))
    totp_sealed: Mapped[str | None] = mapped_column(String(300))
    totp_step: Mapped[int] = mapped_column(default=0)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class RecoveryCodeRow(Base):
    """A code that stands in for a lost authenticator, once."""

    __tablename__ = "recovery_codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey(OFFICER, ondelete="CASCADE"), index=True)
    used_at: Mapped[datetime | None]


class SignInRow(Base):
    """One signed-in browser of an officer's; only the hash of its token is kept."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey(OFFICER, ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    used_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
