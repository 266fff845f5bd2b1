"""From table rows to the plain values the desk hands out."""

from __future__ import annotations

from typing import cast

from bot.contract import UrgencyLevel
from bot.desk.tables import ConversationRow, MessageRow
from bot.desk.values import Author, Conversation, Message, Owner, Phase


def conversation(row: ConversationRow) -> Conversation:
    """The conversation as it stands in `row`."""
    return Conversation(
        id=row.id,
        owner=cast(Owner, row.owner),
        phase=cast(Phase, row.phase),
        epoch=row.epoch,
        topic=row.topic,
        urgency=cast(UrgencyLevel, row.urgency),
        because=list(row.because),
        source=row.source,
        created_at=row.created_at,
        last_seq=row.last_seq,
    )


def message(row: MessageRow) -> Message:
    """The message that `row` holds."""
    return Message(
        conversation_id=row.conversation_id,
        seq=row.seq,
        author=cast(Author, row.author),
        name=row.name,
        text=row.text,
        buttons=list(row.buttons),
        custom=row.custom,
        payload=row.payload,
        client_id=row.client_id,
        at=row.at,
    )
