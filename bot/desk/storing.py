"""How a message gets into a held conversation: the steps that all who speak share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit, rows, taking
from bot.desk.bus import Bus, Event
from bot.desk.errors import NotTheHolder, NotTheOwner
from bot.desk.tables import ConversationRow, LeaseRow, MessageRow, TurnRow
from bot.desk.values import Author, Message, Turn

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


def system(
    session: AsyncSession,
    row: ConversationRow,
    text: str,
    at: datetime,
    custom: dict[str, Any] | None = None,
) -> MessageRow:
    """Say something as the system in the held conversation."""
    said = MessageRow(author="system", text=text, buttons=[], custom=custom, at=at)
    return append(session, row, said)


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


async def check_speaker(
    session: AsyncSession, row: ConversationRow, author: Author, holder: str | None
) -> None:
    """Let only the owner speak, and of officers only the holder.

    Raises:
        NotTheOwner: `author` may not speak while the present owner holds the conversation.
        NotTheHolder: another officer holds it.
    """
    if row.owner not in MAY_SPEAK[author]:
        raise NotTheOwner(f"{row.id}: {author} while {row.owner} holds it")
    if author == "officer":
        lease = await session.get(LeaseRow, row.id)
        if lease is None or lease.officer_id != holder:
            raise NotTheHolder(f"{row.id}: not held by {holder}")


async def owe(
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
