"""Store and number what is said; nothing is 'sent' before it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import func, select

from bot.desk import beginning, devices, ownership, rows
from bot.desk.bus import Bus
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import ConversationClosed, StaleEpoch
from bot.desk.storing import append, check_speaker, drop, owe, publish, repeated
from bot.desk.tables import ConversationRow, MessageRow
from bot.desk.values import Author, Message, Owner, Receipt


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
        proof: str | None = None,
    ) -> Receipt:
        """Store a parent's message once, however often it is sent under one `client_id`.

        With `take`, the turn is taken for the caller in the same transaction, if it is the
        assistant's and no earlier one is owed: one write less before it can be asked.
        `proof` is how the parent's device came in (`devices.py`).

        Raises:
            NoSuchConversation: it is not there.
            Moved: another device has it.
            ConversationClosed: nobody would read the message.
        """
        async with self._database.begin() as session:
            row = await ownership.hold(session, conversation_id)
            devices.check(row, proof)
            old = await repeated(session, conversation_id, "parent", client_id)
            if old is not None:
                return _receipt(row, old, again=True)
            if row.owner == "closed":
                raise ConversationClosed(conversation_id)
            beginning.said(row, client_id)
            new = append(session, row, self._parents(client_id, text, payload))
            turn = await owe(session, row, new, take=take)
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
                await check_speaker(session, row, author, holder)
                append(session, row, new)
        if stale:
            raise StaleEpoch(conversation_id)
        return (await publish(self._bus, [new]))[0]


def _receipt(row: ConversationRow, message: MessageRow, *, again: bool) -> Receipt:
    return Receipt(message.seq, cast(Owner, row.owner), row.epoch, again)
