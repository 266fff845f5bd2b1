"""What remains of a conversation for the police: the officer's record, the parent's callback."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base
from bot.desk.tables.clinic import OFFICER


class RecordRow(Base):
    """What an officer writes at the end. It is due from the moment of the claim."""

    __tablename__ = "records"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(32), index=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey(OFFICER), index=True)
    opened_at: Mapped[datetime]
    finished_at: Mapped[datetime | None] = mapped_column(index=True)
    category: Mapped[str | None] = mapped_column(String(40))
    content: Mapped[dict[str, Any] | None]


class CallbackRow(Base):
    """A message for the officers, and how and when it is safe to reach the parent."""

    __tablename__ = "callbacks"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    client_id: Mapped[str] = mapped_column(String(64), unique=True)
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)
    urgency: Mapped[str] = mapped_column(String(16))
    first_name: Mapped[str | None] = mapped_column(String(80))
    message: Mapped[str] = mapped_column(Text)
    how: Mapped[str] = mapped_column(String(16))
    contact: Mapped[str] = mapped_column(String(200))
    when_safe: Mapped[str] = mapped_column(String(200))
    code_word: Mapped[str | None] = mapped_column(String(80))
    who_else: Mapped[str | None] = mapped_column(String(200))
    received_at: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    done_by: Mapped[str | None] = mapped_column(String(32))
    outcome: Mapped[str | None] = mapped_column(String(40))
