"""Messages for the officers when none is on duty: stored before they are acknowledged."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NotAllowed
from bot.desk.officers.roles import hold_officer, permit
from bot.desk.tables import CallbackRow, ConversationRow

How = Literal["phone", "text", "email", "chat"]
Outcome = Literal["reached", "not_reached", "not_safe", "passed_on"]
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is mistaken for another when read aloud
WITHOUT_CALENDAR = timedelta(days=3)


@dataclass(frozen=True)
class Wish:
    """What a parent leaves. Only the message and a way to be reached are needed."""

    message: str
    how: How
    contact: str
    when_safe: str
    first_name: str | None = None
    code_word: str | None = None
    who_else: str | None = None


@dataclass(frozen=True)
class Callback:
    """A stored wish, with the number the parent is told and when it is due."""

    id: str
    reference: str
    conversation_id: str | None
    urgency: str
    wish: Wish
    received_at: datetime
    due_at: datetime
    done_at: datetime | None
    outcome: str | None

    def overdue(self, now: datetime) -> bool:
        """Whether it should have been done by `now`."""
        return self.done_at is None and now > self.due_at


class Callbacks:
    """Parents who are to be called back."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        due: Callable[[datetime], datetime | None] = lambda _now: None,
    ) -> None:
        self._database, self._clock, self._due = database, clock, due

    async def leave(
        self, wish: Wish, *, client_id: str, conversation_id: str | None = None
    ) -> Callback:
        """Store a wish once for each `client_id`; only then may the parent be told."""
        now = self._clock()
        async with self._database.begin() as session:
            old = await session.scalar(_mine(client_id))
            if old is not None:
                return _callback(old)
            row = _row(wish, client_id, conversation_id, now)
            row.urgency = await _urgency(session, conversation_id)
            row.due_at = self._due(now) or now + WITHOUT_CALENDAR
            session.add(row)
        return _callback(row)

    async def open(self) -> list[Callback]:
        """Those not done yet, the first due first."""
        query = select(CallbackRow).where(CallbackRow.done_at.is_(None))
        async with self._database.read() as session:
            found = await session.scalars(query.order_by(CallbackRow.due_at))
            return [_callback(row) for row in found]

    async def done(self, officer_id: str, callback_id: str, outcome: Outcome) -> Callback:
        """An officer called back.

        Raises:
            NotPermitted: the officer may not.
            NotAllowed: it is done already, or not there.
        """
        async with self._database.begin() as session:
            permit(await hold_officer(session, officer_id), "callbacks")
            query = select(CallbackRow).where(CallbackRow.id == callback_id).with_for_update()
            row = await session.scalar(query)
            if row is None or row.done_at is not None:
                raise NotAllowed(f"callback {callback_id} is not open")
            row.done_at, row.done_by, row.outcome = self._clock(), officer_id, outcome
            audit.record(
                session,
                "callback_done",
                at=row.done_at,
                actor=f"officer:{officer_id}",
                conversation_id=row.conversation_id,
                detail={"callback": callback_id, "outcome": outcome},
            )
        return _callback(row)


def _mine(client_id: str) -> Select[tuple[CallbackRow]]:
    return select(CallbackRow).where(CallbackRow.client_id == client_id)


async def _urgency(session: AsyncSession, conversation_id: str | None) -> str:
    row = await session.get(ConversationRow, conversation_id) if conversation_id else None
    return row.urgency if row else "none"


def _reference() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def _row(wish: Wish, client_id: str, conversation_id: str | None, now: datetime) -> CallbackRow:
    return CallbackRow(
        id=uuid4().hex,
        reference=_reference(),
        client_id=client_id,
        conversation_id=conversation_id,
        received_at=now,
        **vars(wish),
    )


def _callback(row: CallbackRow) -> Callback:
    wish = Wish(**{name: getattr(row, name) for name in Wish.__dataclass_fields__})
    return Callback(
        row.id,
        row.reference,
        row.conversation_id,
        row.urgency,
        wish,
        row.received_at,
        row.due_at,
        row.done_at,
        row.outcome,
    )
