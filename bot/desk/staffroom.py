"""What the officers' console needs of the desk beside the desk itself: one object a process."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.audit_reader import AuditReader
from bot.desk.cases.context import Contexts
from bot.desk.cases.drafts import Drafts
from bot.desk.cases.notes import Notes
from bot.desk.cases.reading import Reader
from bot.desk.clinic.board import Board
from bot.desk.clinic.capacity import CAPACITY
from bot.desk.clinic.help import Help
from bot.desk.clinic.offers import Offers
from bot.desk.clinic.passing import Passing
from bot.desk.desk import Desk
from bot.desk.forum.forum import Forum
from bot.desk.officers.invitations import Invitations
from bot.desk.officers.presence import Presence
from bot.desk.officers.proof import Proofs
from bot.desk.officers.second_factor import Seal
from bot.desk.officers.sessions import Sessions
from bot.desk.officers.welfare import Welfare
from bot.desk.receipts import Receipts
from bot.desk.statistics import Statistics


class Staffroom:
    """Invitations, presence, offers, notes, drafts, proofs, the board, the audit, the figures."""

    def __init__(
        self, desk: Desk, *, key: str, words: Sequence[str], capacity: int = CAPACITY
    ) -> None:
        database, bus, clock = shared = (desk.database, desk.bus, desk.clock)
        self.invitations = Invitations(database, clock, Seal(key))
        self.sessions = Sessions(database, clock)
        self.presence = Presence(*shared)
        self.welfare = Welfare(database, clock)
        self.help = Help(*shared)
        self.passing = Passing(*shared, capacity)
        self.offers = Offers(*shared, self.passing)
        self.proofs = Proofs(*shared, words)
        self.notes = Notes(*shared)
        self.drafts = Drafts(database, clock)
        self.contexts = Contexts(database, clock)
        self.reader = Reader(database, clock, desk.transcripts)
        self.receipts = Receipts(database, bus)
        self.board = Board(database)
        self.audit = AuditReader(database, clock)
        self.statistics = Statistics(database, clock)
        self.forum = Forum(database, clock)
