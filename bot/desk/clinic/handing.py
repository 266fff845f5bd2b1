"""Out of an officer's hands: to a colleague, back to the assistant, or to the end."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import ownership
from bot.desk.bus import Bus
from bot.desk.clinic import words
from bot.desk.clinic.announce import announce
from bot.desk.clinic.leases import held_by, to_the_front
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.ownership import OwnerChange
from bot.desk.storing import system
from bot.desk.tables import ConversationRow, MessageRow, OfficerRow
from bot.desk.values import Phase


class Handing:
    """What the holder of a conversation may do with it, beside speaking."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def wrap_up(self, officer_id: str, conversation_id: str) -> None:
        """Begin the end: the officer writes the record, the parent may still write.

        Raises (as do all of these):
            NotTheHolder: somebody else holds it, or nobody.
            NotAllowed: its phase does not lead there.
            NoSuchConversation: it is not there.
        """
        await self._to("wrap_up", officer_id, conversation_id, words.WRAP_UP)

    async def resume(self, officer_id: str, conversation_id: str) -> None:
        """Go on talking after all."""
        await self._to("officer", officer_id, conversation_id)

    async def transfer(self, officer_id: str, conversation_id: str) -> None:
        """Let the next free officer take the parent, before everybody else."""
        await self._to("waiting", officer_id, conversation_id, words.TRANSFERRED)

    async def hand_back(self, officer_id: str, conversation_id: str, *, summary: str = "") -> None:
        """Give the parent back to the assistant, with what was agreed in plain words."""
        agreed = [words.SUMMARY.format(summary=summary.strip())] if summary.strip() else []
        await self._to("assistant", officer_id, conversation_id, words.HANDED_BACK, *agreed)

    async def close(self, officer_id: str, conversation_id: str, *, summary: str = "") -> None:
        """End the conversation, with what was agreed in plain words."""
        agreed = [words.SUMMARY.format(summary=summary.strip())] if summary.strip() else []
        await self._to("closed", officer_id, conversation_id, *agreed)

    async def _to(self, phase: Phase, officer_id: str, conversation_id: str, *text: str) -> None:
        now = self._clock()
        async with self._database.begin() as session:
            row = await held_by(session, officer_id, conversation_id)
            officer = await session.get_one(OfficerRow, officer_id)
            made = await ownership.move(session, row, phase, by=f"officer:{officer_id}", at=now)
            if phase == "waiting":
                to_the_front(session, row, now)
            said = _say(session, row, text, officer.name, now)
        await announce(self._bus, made, said, name=_name(made, officer))


def _say(
    session: AsyncSession, row: ConversationRow, text: tuple[str, ...], name: str, now: datetime
) -> list[MessageRow]:
    return [system(session, row, line.replace("{name}", name), now) for line in text]


def _name(made: OwnerChange, officer: OfficerRow) -> str | None:
    return officer.name if made.owner == "officer" else None
