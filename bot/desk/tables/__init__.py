"""All tables, imported here so that `Base.metadata` is whole."""

from bot.desk.tables.audit import AuditRow
from bot.desk.tables.base import Base
from bot.desk.tables.cases import CallbackRow, RecordRow
from bot.desk.tables.clinic import AlertRow, HandoverRow, LeaseRow, PlaceRow, PromiseRow
from bot.desk.tables.conversations import (
    ConversationRow,
    MessageRow,
    ResumeCodeRow,
    TurnRow,
)
from bot.desk.tables.forum import (
    ForumActRow,
    ForumLinkRow,
    ForumPostRow,
    ForumSlotRow,
    ForumStateRow,
)
from bot.desk.tables.mail import LetterRow
from bot.desk.tables.officers import OfficerRow, RecoveryCodeRow, SignInRow
from bot.desk.tables.staff import (
    DraftRow,
    InvitationRow,
    NoteRow,
    OfferRow,
    PresenceRow,
    ProofRow,
    ReceiptRow,
)

__all__ = [
    "AlertRow",
    "AuditRow",
    "Base",
    "CallbackRow",
    "ConversationRow",
    "DraftRow",
    "ForumActRow",
    "ForumLinkRow",
    "ForumPostRow",
    "ForumSlotRow",
    "ForumStateRow",
    "HandoverRow",
    "InvitationRow",
    "LeaseRow",
    "LetterRow",
    "MessageRow",
    "NoteRow",
    "OfferRow",
    "OfficerRow",
    "PlaceRow",
    "PresenceRow",
    "PromiseRow",
    "ProofRow",
    "ReceiptRow",
    "RecordRow",
    "RecoveryCodeRow",
    "ResumeCodeRow",
    "SignInRow",
    "TurnRow",
]
