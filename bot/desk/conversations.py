"""Begin, find, end and delete conversations."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.desk import audit, ownership, reading, rows
from bot.desk.bus import STAFF, Bus, Event
from bot.desk.clinic import risk
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables import ConversationRow, RecordRow
from bot.desk.values import Conversation, UrgencyLevel

TOKEN_BYTES = 32
REOPENS_WITHIN = timedelta(minutes=10)


def token_hash(token: str) -> str:
    """What is stored of a resume token: a thief of the database cannot resume with it."""
    return hashlib.sha256(token.encode()).hexdigest()


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
        is given a new token instead of a second conversation being begun.
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
            row = await _opened_before(session, opening)
            if row is not None and row.created_at < now - REOPENS_WITHIN:
                row, opening = None, None
            if row is None:
                row = _new_row(source, topic, opening, now)
                session.add(row)
            row.token_hash = token_hash(token)
        return rows.conversation(row), token

    async def by_token(self, token: str) -> Conversation | None:
        """The conversation that `token` resumes, if there is one."""
        return await self._find(ConversationRow.token_hash, token_hash(token))

    async def get(self, conversation_id: str) -> Conversation | None:
        """The conversation with that id, if there is one."""
        return await self._find(ConversationRow.id, conversation_id)

    async def _find(
        self, column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None], value: str
    ) -> Conversation | None:
        async with self._database.read() as session:
            row = await session.scalar(select(ConversationRow).where(column == value))
            return rows.conversation(row) if row else None

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
            what = "conversation_deleted" if erased else "conversation_sealed"
            audit.record(session, what, at=now, actor=by, conversation_id=conversation_id)
        await self._bus.publish(conversation_id, Event("closed", {"reason": "deleted"}))
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
            told = Event("urgency", {"conversation": conversation_id, "urgency": urgency})
            await self._bus.publish(conversation_id, told)
            await self._bus.publish(STAFF, told)
        return rose


def _seen_by_officer(conversation_id: str) -> Select[tuple[int]]:
    return select(func.count()).where(RecordRow.conversation_id == conversation_id)


async def _opened_before(session: AsyncSession, opening: str | None) -> ConversationRow | None:
    if opening is None:
        return None
    query = select(ConversationRow).where(ConversationRow.opening_hash == token_hash(opening))
    row: ConversationRow | None = await session.scalar(query.with_for_update())
    return row


def _new_row(source: str, topic: str | None, opening: str | None, now: datetime) -> ConversationRow:
    return ConversationRow(
        id=uuid4().hex,
        opening_hash=token_hash(opening) if opening else None,
        source=source,
        topic=topic,
        owner="assistant",
        phase="assistant",
        epoch=1,
        last_seq=0,
        urgency="none",
        because=[],
        created_at=now,
        last_at=now,
    )
