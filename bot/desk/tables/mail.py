"""Letters to the officers' mailbox: kept until they are sent, and for a while after."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.desk.tables.base import Base


class LetterRow(Base):
    """One letter. `about` names its cause, so that each cause has one letter."""

    __tablename__ = "letters"

    about: Mapped[str] = mapped_column(String(60), primary_key=True)
    subject: Mapped[str] = mapped_column(String(120))
    body: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(index=True)
    tried_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
