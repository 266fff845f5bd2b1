"""Words among staff about a conversation: private notes, and a supervisor's whisper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import select

from bot.desk import audit, ownership
from bot.desk.bus import Bus, Event
from bot.desk.clinic.rights import may_see
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.tables import NoteRow, OfficerRow

NoteKind = Literal["note", "whisper"]


@dataclass(frozen=True)
class Note:
    """One note, with the name of who wrote it."""

    id: int
    kind: NoteKind
    name: str
    text: str
    at: datetime

    def as_data(self) -> dict[str, Any]:
        """The note as JSON."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "text": self.text,
            "at": self.at.isoformat(),
        }


class Notes:
    """What no parent sees."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def write(self, officer_id: str, conversation_id: str, text: str) -> Note:
        """A note by whoever has the conversation in hand.

        Raises:
            NotTheHolder: the officer has not, nor was it offered to them.
            NoSuchConversation: it is not there.
        """
        return await self._add(officer_id, conversation_id, "note", text)

    async def whisper(self, officer_id: str, conversation_id: str, text: str) -> Note:
        """A word from a supervisor to the officer who holds it.

        Raises:
            NotPermitted: not a supervisor.
            NoSuchConversation: it is not there.
        """
        return await self._add(officer_id, conversation_id, "whisper", text)

    async def _add(self, officer_id: str, conversation_id: str, kind: NoteKind, text: str) -> Note:
        now = self._clock()
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            await ownership.hold(session, conversation_id)
            if kind == "whisper":
                permit(officer, "read_any")
            else:
                await may_see(session, officer, conversation_id, now)
            row = NoteRow(
                conversation_id=conversation_id,
                officer_id=officer_id,
                kind=kind,
                text=text.strip(),
                at=now,
            )
            session.add(row)
            audit.record(
                session,
                kind,
                at=now,
                actor=f"officer:{officer_id}",
                conversation_id=conversation_id,
            )
        await self._bus.publish(conversation_id, Event("note"))
        return _note(row, officer.name)

    async def of(self, officer_id: str, conversation_id: str) -> list[Note]:
        """The notes, the first first, for whoever may see the conversation.

        Raises:
            NotTheHolder: the officer may not.
        """
        query = (
            select(NoteRow, OfficerRow.name)
            .join(OfficerRow, OfficerRow.id == NoteRow.officer_id)
            .where(NoteRow.conversation_id == conversation_id)
            .order_by(NoteRow.id)
        )
        async with self._database.begin() as session:
            officer = await hold_officer(session, officer_id)
            await may_see(session, officer, conversation_id, self._clock())
            return [_note(row, name) for row, name in await session.execute(query)]


def _note(row: NoteRow, name: str) -> Note:
    return Note(row.id, cast(NoteKind, row.kind), name, row.text, row.at)
