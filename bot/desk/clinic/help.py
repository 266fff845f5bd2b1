"""An officer calls a supervisor in: to observe, to whisper, to take over."""

from __future__ import annotations

from bot.desk import audit
from bot.desk.bus import Bus
from bot.desk.clinic.alerts import raise_alert
from bot.desk.clinic.announce import tell_staff
from bot.desk.clinic.leases import held_by
from bot.desk.clock import Clock
from bot.desk.database import Database


class Help:
    """Calls for a supervisor."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def call(self, officer_id: str, conversation_id: str) -> None:
        """Ask for a supervisor; their consoles ring until one of them has seen it.

        Raises:
            NotTheHolder: the officer does not hold the conversation.
            NoSuchConversation: it is not there.
        """
        now = self._clock()
        async with self._database.begin() as session:
            await held_by(session, officer_id, conversation_id)
            raise_alert(
                session,
                "help_wanted",
                at=now,
                conversation_id=conversation_id,
                officer_id=officer_id,
            )
            audit.record(
                session,
                "help_wanted",
                at=now,
                actor=f"officer:{officer_id}",
                conversation_id=conversation_id,
            )
        await tell_staff(self._bus, conversation_id, "alert")
