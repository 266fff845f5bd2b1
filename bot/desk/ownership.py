"""Who may speak to the parent: the only code that changes an owner.

A conversation moves between phases; each phase belongs to one owner. Every change is one
transaction with an audit row, and a change of owner makes the epoch grow, so that whatever
was said under the old owner and arrives late can be told and dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.errors import NoSuchConversation, NotAllowed
from bot.desk.tables import ConversationRow
from bot.desk.values import Owner, Phase

OWNER_OF: dict[Phase, Owner] = {
    "assistant": "assistant",
    "offered": "assistant",
    "waiting": "queue",
    "officer": "officer",
    "wrap_up": "officer",
    "closed": "closed",
}
MAY_GO_TO: dict[Phase, frozenset[Phase]] = {
    "assistant": frozenset({"offered", "waiting", "closed"}),
    "offered": frozenset({"assistant", "waiting", "closed"}),
    "waiting": frozenset({"officer", "assistant", "closed"}),
    "officer": frozenset({"wrap_up", "waiting", "assistant", "closed"}),
    "wrap_up": frozenset({"officer", "assistant", "closed"}),
    "closed": frozenset(),
}


@dataclass(frozen=True)
class OwnerChange:
    """A change that was made; `owner_moved` is false when only the phase did."""

    conversation_id: str
    before: Phase
    after: Phase
    owner: Owner
    epoch: int
    owner_moved: bool


async def hold(session: AsyncSession, conversation_id: str) -> ConversationRow:
    """The conversation's row, locked until this transaction ends.

    Raises:
        NoSuchConversation: it is not there.
    """
    query = select(ConversationRow).where(ConversationRow.id == conversation_id).with_for_update()
    row = await session.scalar(query)
    if row is None:
        raise NoSuchConversation(conversation_id)
    return row


def change(
    session: AsyncSession,
    row: ConversationRow,
    to: Phase,
    *,
    by: str,
    at: datetime,
    detail: dict[str, Any] | None = None,
) -> OwnerChange:
    """Move the held conversation to another phase, in the transaction that holds it.

    Raises:
        NotAllowed: the phases do not follow each other.
    """
    before = cast(Phase, row.phase)
    if to not in MAY_GO_TO[before]:
        raise NotAllowed(f"{row.id}: {before} -> {to}")
    owner = OWNER_OF[to]
    moved = owner != row.owner
    row.phase, row.owner, row.epoch = to, owner, row.epoch + int(moved)
    row.closed_at = at if to == "closed" else None
    entry = audit.record(
        session,
        audit.OWNER_CHANGED,
        at=at,
        actor=by,
        conversation_id=row.id,
        epoch=row.epoch,
        detail=detail,
    )
    entry.before, entry.after = before, to
    return OwnerChange(row.id, before, to, owner, row.epoch, moved)
