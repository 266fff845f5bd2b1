"""The audit: what was done, by whom, when. Rows are added, never changed, never personal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base


class AuditRow(Base):
    """One act. It outlives the conversation it names, so it holds the id without a foreign key."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "actor", "id"),)

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[datetime] = mapped_column(index=True)
    what: Mapped[str] = mapped_column(String(40), index=True)
    actor: Mapped[str] = mapped_column(String(80))
    conversation_id: Mapped[str | None] = mapped_column(String(32), index=True)
    before: Mapped[str | None] = mapped_column(String(16))
    after: Mapped[str | None] = mapped_column(String(16))
    epoch: Mapped[int | None]
    detail: Mapped[dict[str, Any] | None]
