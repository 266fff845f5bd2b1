"""All tables, imported here so that `Base.metadata` is whole."""

from bot.desk.tables.audit import AuditRow
from bot.desk.tables.base import Base
from bot.desk.tables.conversations import ConversationRow, MessageRow, TurnRow

__all__ = ["AuditRow", "Base", "ConversationRow", "MessageRow", "TurnRow"]
