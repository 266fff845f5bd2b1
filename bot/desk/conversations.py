"""Begin, find, end and delete conversations."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import cast

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from bot.contract import UrgencyLevel
from bot.desk import audit, beginning, ownership, reading, rows
from bot.desk.bus import STAFF, Bus, Event
from bot.desk.clinic import risk
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import ConversationRow, RecordRow
from bot.desk.tokens import token_hash
from bot.desk.values import Conversation

TOKEN_BYTES = 32


class Conversations:
    """The conversations of the service."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def start(
        self, *, source: str = "widget", topic: str | None = None, opening: str | None = None
    ) -> tuple[Conversation, str]:
        """Begin a conversation; the second value is its resume token, told only now.

        `opening` is a secret only this parent knows (the random id of the first message). When
        it comes again soon, because the first answer was lost on its way, the same conversation
        is given a new token instead of a second conversation being begun (`beginning.py`).
        """
        try:
            return await self._start(source, topic, opening)
        except IntegrityError:  # the same opening came twice at once: now it can be found
            return await self._start(source, topic, opening)

    async def _start(
        self, source: str, topic: str | None, opening: str | None
    ) -> tuple[Conversation, str]:
        token, now = secrets.token_urlsafe(TOKEN_BYTES), self._clock()
        async with self._database.begin() as session:
            row = await beginning.begun(session, opening, source=source, topic=topic, now=now)
            row.token_hash = token_hash(token)
        return rows.conversation(row), token

    async def by_token(self, token: str) -> Conversation | None:
        """The conversation that `token` resumes; whoever has it needs no opening any more."""
        found = await self._find(ConversationRow.token_hash, token_hash(token))
        if found and found.opening_hash:
            async with self._database.begin() as session:
                await session.execute(beginning.over(token))
        return rows.conversation(found) if found else None

    async def get(self, conversation_id: str) -> Conversation | None:
        """The conversation with that id, if there is one."""
        found = await self._find(ConversationRow.id, conversation_id)
        return rows.conversation(found) if found else None

    async def _find(
        self, column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], value: str
    ) -> ConversationRow | None:
        query = select(ConversationRow).where(column == value)
        async with self._database.read() as session:
            return cast("ConversationRow | None", await session.scalar(query))

    async def end(self, conversation_id: str, *, by: str) -> Conversation:
        """Close it for good. Ending it twice changes nothing.

        Raises:
            NoSuchConversation: it is not there.
        """
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            was_open = row.phase != "closed"
            if was_open:
                await ownership.move(session, row, "closed", by=by, at=self._clock())
        if was_open:
            await self._bus.publish(conversation_id, Event("closed", {"reason": f"ended_by_{by}"}))
            await self._bus.publish(STAFF, Event("queue", {"conversation": conversation_id}))
        return rows.conversation(row)

    async def delete(self, conversation_id: str, *, by: str = "parent") -> bool:
        """Erase the conversation with all that was said in it; only the audit knows it was.

        What an officer has seen may be needed to protect a child: it is closed for good and
        cannot be resumed, but kept as long as `cases/retention.py` says. False is returned then.

        Raises:
            NoSuchConversation: it is not there.
        """
        now = self._clock()
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            if row.phase != "closed":
                await ownership.move(session, row, "closed", by=by, at=now)
            erased = not await session.scalar(_seen_by_officer(conversation_id))
            if erased:
                await session.delete(row)
            else:
                row.token_hash = row.opening_hash = None
            what = audit.DELETED if erased else audit.SEALED
            audit.record(session, what, at=now, actor=by, conversation_id=conversation_id)
        told = Event("closed", {"reason": "deleted", "kept": not erased})
        await self._bus.publish(conversation_id, told)
        await self._bus.publish(STAFF, Event("queue", {"conversation": conversation_id}))
        return erased

    async def set_reading(
        self,
        conversation_id: str,
        *,
        topic: str | None,
        urgency: UrgencyLevel | None,
        because: Sequence[str] = (),
    ) -> bool:
        """Remember what was read in the parent's words; true when the urgency rose."""
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            rose = reading.remember(row, topic=topic, urgency=urgency, because=because)
            alarmed = rose and await risk.rose(session, row, self._clock())
        if alarmed:
            await risk.tell(self._bus, row)
        return rose


def _seen_by_officer(conversation_id: str) -> Select[tuple[int]]:
    return select(func.count()).where(RecordRow.conversation_id == conversation_id)
