"""Store and number what is said; nothing is 'sent' before it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit, ownership, rows, taking
from bot.desk.bus import Bus, Event
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import ConversationClosed, NotTheHolder, NotTheOwner, StaleEpoch
from bot.desk.tables import ConversationRow, LeaseRow, MessageRow, TurnRow
from bot.desk.values import Author, Message, Owner, Receipt, Turn

MAY_SPEAK: dict[Author, frozenset[str]] = {
    "parent": frozenset({"assistant", "queue", "officer"}),
    "assistant": frozenset({"assistant"}),
    "officer": frozenset({"officer"}),
    "system": frozenset({"assistant", "queue", "officer", "closed"}),
}


def append(session: AsyncSession, row: ConversationRow, message: MessageRow) -> MessageRow:
    """Give `message` the next number of the held conversation and store it."""
    row.last_seq += 1
    row.last_at = message.at
    message.conversation_id, message.seq, message.epoch = row.id, row.last_seq, row.epoch
    session.add(message)
    return message


def system(session: AsyncSession, row: ConversationRow, text: str, at: datetime) -> MessageRow:
    """Say something as the system in the held conversation."""
    return append(session, row, MessageRow(author="system", text=text, buttons=[], at=at))


async def repeated(
    session: AsyncSession, conversation_id: str, author: Author, client_id: str | None
) -> MessageRow | None:
    """The message this author already stored under this `client_id`, if any."""
    if client_id is None:
        return None
    query = select(MessageRow).where(
        MessageRow.conversation_id == conversation_id,
        MessageRow.author == author,
        MessageRow.client_id == client_id,
    )
    return cast("MessageRow | None", await session.scalar(query))


async def publish(bus: Bus, messages: Sequence[MessageRow]) -> list[Message]:
    """Tell the watchers of stored messages; call it only after the commit."""
    said = [rows.message(row) for row in messages]
    for message in said:
        await bus.publish(message.conversation_id, Event("message", message.as_data()))
    return said


class Messages:
    """What was said in conversations."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def receive(
        self,
        conversation_id: str,
        *,
        client_id: str,
        text: str,
        payload: str | None = None,
        take: bool = False,
    ) -> Receipt:
        """Store a parent's message once, however often it is sent under one `client_id`.

        With `take`, the turn is taken for the caller in the same transaction, if it is the
        assistant's and no earlier one is owed: one write less before it can be asked.

        Raises:
            NoSuchConversation: it is not there.
            ConversationClosed: nobody would read the message.
        """
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            old = await repeated(session, conversation_id, "parent", client_id)
            if old is not None:
                return _receipt(row, old, again=True)
            if row.owner == "closed":
                raise ConversationClosed(conversation_id)
            new = append(session, row, self._parents(client_id, text, payload))
            turn = await _owe(session, row, new, take=take)
        await publish(self._bus, [new])
        return replace(_receipt(row, new, again=False), turn=turn)

    def _parents(self, client_id: str, text: str, payload: str | None) -> MessageRow:
        return MessageRow(
            author="parent",
            text=text,
            payload=payload,
            client_id=client_id,
            buttons=[],
            at=self._clock(),
        )

    async def since(self, conversation_id: str, seq: int) -> list[Message]:
        """All messages numbered above `seq`, in order."""
        query = (
            select(MessageRow)
            .where(MessageRow.conversation_id == conversation_id, MessageRow.seq > seq)
            .order_by(MessageRow.seq)
        )
        async with self._database.read() as session:
            return [rows.message(row) for row in await session.scalars(query)]

    async def last_seq_of(self, conversation_id: str, author: Author) -> int:
        """The number of the last message of that author; 0 when there is none."""
        query = select(func.max(MessageRow.seq)).where(
            MessageRow.conversation_id == conversation_id, MessageRow.author == author
        )
        async with self._database.read() as session:
            return await session.scalar(query) or 0

    async def say(
        self,
        conversation_id: str,
        *,
        author: Author,
        text: str,
        name: str | None = None,
        buttons: Sequence[dict[str, Any]] = (),
        custom: dict[str, Any] | None = None,
        epoch: int | None = None,
        client_id: str | None = None,
        holder: str | None = None,
    ) -> Message:
        """Store what somebody other than the parent says, once for each `client_id`.

        `holder` is the officer who speaks: only the one who holds the conversation may.

        Raises:
            NoSuchConversation: it is not there.
            StaleEpoch: the owner changed since `epoch`; nothing is stored, the drop is counted.
            NotTheOwner: `author` may not speak while the present owner holds the conversation.
            NotTheHolder: another officer holds it.
        """
        new = MessageRow(
            author=author,
            name=name,
            text=text,
            buttons=list(buttons),
            custom=custom,
            client_id=client_id,
            at=self._clock(),
        )
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            old = await repeated(session, conversation_id, author, client_id)
            if old is not None:
                return rows.message(old)
            stale = epoch is not None and epoch != row.epoch
            if stale:
                drop(session, row, epoch, by=author, at=new.at)
            else:
                await _check_speaker(session, row, author, holder)
                append(session, row, new)
        if stale:
            raise StaleEpoch(conversation_id)
        return (await publish(self._bus, [new]))[0]


async def _check_speaker(
    session: AsyncSession, row: ConversationRow, author: Author, holder: str | None
) -> None:
    if row.owner not in MAY_SPEAK[author]:
        raise NotTheOwner(f"{row.id}: {author} while {row.owner} holds it")
    if author == "officer":
        lease = await session.get(LeaseRow, row.id)
        if lease is None or lease.officer_id != holder:
            raise NotTheHolder(f"{row.id}: not held by {holder}")


async def _owe(
    session: AsyncSession, row: ConversationRow, said: MessageRow, *, take: bool
) -> Turn | None:
    """Remember that the assistant owes an answer, if it is the assistant's to give."""
    if row.owner != "assistant":
        return None
    first = take and await taking.oldest(session, row) is None
    owed = TurnRow(conversation_id=row.id, seq=said.seq, epoch=row.epoch)
    session.add(owed)
    return taking.take(owed, said, said.at) if first else None


def drop(
    session: AsyncSession, row: ConversationRow, epoch: int | None, *, by: str, at: datetime
) -> None:
    """Count a reply that came under an old epoch and is not stored."""
    detail = {"spoken_under": epoch}
    audit.record(
        session,
        audit.REPLY_DROPPED,
        at=at,
        actor=by,
        conversation_id=row.id,
        epoch=row.epoch,
        detail=detail,
    )


def _receipt(row: ConversationRow, message: MessageRow, *, again: bool) -> Receipt:
    return Receipt(message.seq, cast(Owner, row.owner), row.epoch, again)
