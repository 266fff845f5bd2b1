"""The desk as its users see it: one object a process, opened once."""

from __future__ import annotations

from bot.desk.audit import Audit
from bot.desk.bus import Bus, LocalBus
from bot.desk.cases.callbacks import Callbacks
from bot.desk.cases.overdue import Overdue
from bot.desk.cases.records import Records
from bot.desk.cases.retention import Retention
from bot.desk.cases.transcripts import Transcripts
from bot.desk.clinic.alerts import Alerts
from bot.desk.clinic.capacity import CAPACITY
from bot.desk.clinic.claims import Claims
from bot.desk.clinic.handing import Handing
from bot.desk.clinic.hours import Hours
from bot.desk.clinic.leases import Leases
from bot.desk.clinic.queue import Queue
from bot.desk.clock import Clock, utc_now
from bot.desk.conversations import Conversations
from bot.desk.database import Database
from bot.desk.devices import Devices
from bot.desk.messages import Messages
from bot.desk.officers.accounts import Accounts
from bot.desk.officers.second_factor import Seal
from bot.desk.officers.sign_ins import SignIns
from bot.desk.resume_codes import ResumeCodes
from bot.desk.turns import Turns


class Desk:
    """Conversations, what is said in them, who holds them, and what is owed to whom."""

    def __init__(
        self, database: Database, bus: Bus, clock: Clock, hours: Hours | None, seal: Seal
    ) -> None:
        self.database, self.bus, self.clock = database, bus, clock
        self.audit = Audit(database)
        self.conversations = Conversations(database, bus, clock)
        self.devices = Devices(database)
        self.resume_codes = ResumeCodes(database, bus, clock)
        self.messages = Messages(database, bus, clock)
        self.turns = Turns(database, bus, clock)
        self._open_clinic(hours)
        self.accounts = Accounts(database, clock)
        self.sign_ins = SignIns(database, clock, seal)
        self.transcripts = Transcripts(database, clock)
        self.records = Records(database, clock)
        self.overdue = Overdue(database, clock)
        self.retention = Retention(database, bus, clock)

    def _open_clinic(self, hours: Hours | None) -> None:
        shared = (self.database, self.bus, self.clock)
        self.queue = Queue(*shared, hours)
        self.claims = Claims(*shared, hours.capacity if hours else CAPACITY)
        self.leases = Leases(*shared)
        self.handing = Handing(*shared)
        self.alerts = Alerts(self.database, self.clock)
        due = hours.next_closing if hours else lambda _now: None
        self.callbacks = Callbacks(self.database, self.clock, due)

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        bus: Bus | None = None,
        clock: Clock = utc_now,
        hours: Hours | None = None,
        key: str = "",
    ) -> Desk:
        """A desk on the database at `url`; without a bus, one for this process alone.

        `hours` is the clinic's calendar (without it the clinic is closed); `key` seals the
        officers' authenticator secrets and must stay the same.
        """
        return cls(await Database.open(url), bus or LocalBus(), clock, hours, Seal(key))

    async def close(self) -> None:
        """Close the bus and the database."""
        await self.bus.close()
        await self.database.close()
