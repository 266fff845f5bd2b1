"""The desk as its users see it: one object a process, opened once."""

from __future__ import annotations

from bot.desk.audit import Audit
from bot.desk.bus import Bus, LocalBus
from bot.desk.clock import Clock, utc_now
from bot.desk.conversations import Conversations
from bot.desk.database import Database
from bot.desk.messages import Messages
from bot.desk.turns import Turns


class Desk:
    """Conversations, what is said in them, who holds them, and what is owed an answer."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self.database, self.bus, self.clock = database, bus, clock
        self.audit = Audit(database)
        self.conversations = Conversations(database, bus, clock)
        self.messages = Messages(database, bus, clock)
        self.turns = Turns(database, bus, clock)

    @classmethod
    async def open(cls, url: str, *, bus: Bus | None = None, clock: Clock = utc_now) -> Desk:
        """A desk on the database at `url`; without a bus, one for this process alone."""
        return cls(await Database.open(url), bus or LocalBus(), clock)

    async def close(self) -> None:
        """Close the bus and the database."""
        await self.bus.close()
        await self.database.close()
