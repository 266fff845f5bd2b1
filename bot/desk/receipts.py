"""How far a parent's widget has received, and shown, what was said to them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import ownership
from bot.desk.bus import Bus, Event
from bot.desk.database import Database
from bot.desk.tables import ReceiptRow


@dataclass(frozen=True)
class ReadUpTo:
    """Numbers of the last message that reached the widget, and that was on screen."""

    delivered: int = 0
    seen: int = 0


class Receipts:
    """Delivered and seen; the numbers only grow."""

    def __init__(self, database: Database, bus: Bus) -> None:
        self._database, self._bus = database, bus

    async def mark(self, conversation_id: str, *, delivered: int = 0, seen: int = 0) -> ReadUpTo:
        """Remember how far the widget is, and tell the officer when it is further.

        Raises:
            NoSuchConversation: it is not there.
        """
        async with self._database.begin() as session:
            about = await ownership.hold(session, conversation_id)
            row = await session.get(ReceiptRow, conversation_id)
            if row is None:
                row = ReceiptRow(conversation_id=conversation_id, delivered=0, seen=0)
                session.add(row)
            was = (row.delivered, row.seen)
            row.seen = max(row.seen, min(seen, about.last_seq))
            row.delivered = max(row.delivered, row.seen, min(delivered, about.last_seq))
            now = ReadUpTo(row.delivered, row.seen)
        if was != (now.delivered, now.seen):
            await self._bus.publish(conversation_id, Event("receipt", vars(now)))
        return now

    async def of(self, conversation_id: str) -> ReadUpTo:
        """How far the widget is."""
        async with self._database.read() as session:
            row = await session.get(ReceiptRow, conversation_id)
            return ReadUpTo(row.delivered, row.seen) if row else ReadUpTo()
