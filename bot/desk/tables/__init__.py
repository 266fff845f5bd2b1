"""All tables, imported here so that `Base.metadata` is whole."""

from bot.desk.tables.audit import AuditRow
from bot.desk.tables.base import Base
from bot.desk.tables.cases import CallbackRow, RecordRow
from bot.desk.tables.clinic import AlertRow, HandoverRow, LeaseRow, PlaceRow, PromiseRow
from bot.desk.tables.conversations import ConversationRow, MessageRow, TurnRow
from bot.desk.tables.forum import (
    ForumActRow,
    ForumLinkRow,
    ForumPostRow,
    ForumSlotRow,
    ForumStateRow,
)
from bot.desk.tables.officers import OfficerRow, RecoveryCodeRow, SignInRow

__all__ = [
    "AlertRow",
    "AuditRow",
    "Base",
    "CallbackRow",
    "ConversationRow",
    "ForumActRow",
    "ForumLinkRow",
    "ForumPostRow",
    "ForumSlotRow",
    "ForumStateRow",
    "HandoverRow",
    "LeaseRow",
    "MessageRow",
    "OfficerRow",
    "PlaceRow",
    "PromiseRow",
    "RecordRow",
    "RecoveryCodeRow",
    "SignInRow",
    "TurnRow",
]
