"""Which of the parent's messages the assistant still owes an answer, and who is asking it.

A turn is taken under a lease in the database: one asker at a time for each conversation,
in whichever process; an asker that dies loses the turn when its lease runs out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.contract import UrgencyLevel
from bot.desk import ownership, reading, taking
from bot.desk.bus import Bus
from bot.desk.clinic import risk
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.storing import append, drop, publish
from bot.desk.tables import ConversationRow, MessageRow, TurnRow
from bot.desk.values import Message, Phase, Reply, Turn


class Turns:
    """The assistant's work: parents' messages without an answer."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def next(self, conversation_id: str) -> Turn | None:
        """Take the oldest unanswered message, or nothing while another asker has it.

        Raises:
            NoSuchConversation: it is not there.
        """
        now = self._clock()
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            if row.owner != "assistant":
                return None
            turn = await taking.oldest(session, row)
            if turn is None or (turn.taken_until is not None and turn.taken_until > now):
                return None
            said = await session.get_one(MessageRow, (row.id, turn.seq))
            return taking.take(turn, said, now)

    async def answer(
        self,
        turn: Turn,
        replies: Sequence[Reply],
        *,
        topic: str | None,
        urgency: UrgencyLevel | None,
        because: Sequence[str],
        heard: str | None = None,
    ) -> list[Message]:
        """Store the answer and the reading in one transaction; the first answer wins.

        `heard` is the answer's key that was decided for, `unsure` or `out_of_scope` (desk.gaps).
        Returns nothing when the turn was answered before, or when the owner has changed since
        it was asked: the answer is dropped and counted, but what was heard still counts.

        Raises:
            NoSuchConversation: it is not there.
            ValueError: an empty answer, which is a failure and never an answer.
        """
        if not replies:
            raise ValueError("an empty answer is no answer")
        now, said = self._clock(), list[MessageRow]()
        async with self._database.begin() as session:
            row = await ownership.hold(session, turn.conversation_id)
            owed = await session.get_one(TurnRow, (turn.conversation_id, turn.seq))
            if owed.answered_at is not None:
                return []
            owed.answered_at, owed.topic, owed.heard = now, topic, heard
            rose = reading.remember(row, topic=topic, urgency=urgency, because=because)
            alarmed = rose and await risk.rose(session, row, now)
            if turn.epoch == row.epoch:
                said = await _say(session, row, replies, now)
            else:
                drop(session, row, turn.epoch, by="assistant", at=now)
        if alarmed:
            await risk.tell(self._bus, row)
        return await publish(self._bus, said)

    async def give_back(self, turn: Turn) -> None:
        """Let somebody else (or this asker, later) take the turn at once."""
        async with self._database.begin() as session:
            owed = await session.get(TurnRow, (turn.conversation_id, turn.seq))
            if owed is not None and owed.ticket == turn.ticket:
                owed.ticket = owed.taken_until = None

    async def pending(self) -> list[str]:
        """Conversations in which a turn can be taken now, the longest waiting first."""
        now = self._clock()
        query = (
            select(TurnRow.conversation_id)
            .join(ConversationRow, ConversationRow.id == TurnRow.conversation_id)
            .where(_owed(), or_(TurnRow.taken_until.is_(None), TurnRow.taken_until <= now))
            .order_by(ConversationRow.last_at)
        )
        async with self._database.read() as session:
            return list(dict.fromkeys(await session.scalars(query)))


def _owed() -> ColumnElement[bool]:
    return and_(
        TurnRow.answered_at.is_(None),
        TurnRow.epoch == ConversationRow.epoch,
        ConversationRow.owner == "assistant",
    )


async def _say(
    session: AsyncSession, row: ConversationRow, replies: Sequence[Reply], now: datetime
) -> list[MessageRow]:
    said = [append(session, row, _bubble(reply, now)) for reply in replies]
    offered: Phase = "offered" if any(map(_offers, replies)) else "assistant"
    if row.phase != offered:
        await ownership.move(session, row, offered, by="assistant", at=now)
    return said


def _offers(reply: Reply) -> bool:
    return (reply.custom or {}).get("type") == "offer_clinic"


def _bubble(reply: Reply, at: datetime) -> MessageRow:
    return MessageRow(
        author="assistant", text=reply.text, buttons=reply.buttons, custom=reply.custom, at=at
    )
