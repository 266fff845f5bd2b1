"""Who may speak to the parent: the only code that changes an owner.

A conversation moves between phases; each phase belongs to one owner. Every change is one
transaction with an audit row, and a change of owner makes the epoch grow, so that whatever
was said under the old owner and arrives late can be told and dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.errors import NoSuchConversation, NotAllowed
from bot.desk.tables import ConversationRow, LeaseRow, PlaceRow, PromiseRow
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
HELD: frozenset[Phase] = frozenset({"officer", "wrap_up"})


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


async def move(
    session: AsyncSession,
    row: ConversationRow,
    to: Phase,
    *,
    by: str,
    at: datetime,
    detail: dict[str, Any] | None = None,
) -> OwnerChange:
    """Change the phase and clear away what belonged to the old one: its place, its lease.

    Raises:
        NotAllowed: the phases do not follow each other.
    """
    made = change(session, row, to, by=by, at=at, detail=detail)
    if made.before == "waiting":
        await _give_place_up(session, made, at)
    if made.before in HELD and made.after not in HELD:
        await session.execute(delete(LeaseRow).where(LeaseRow.conversation_id == row.id))
    return made


async def _give_place_up(session: AsyncSession, made: OwnerChange, at: datetime) -> None:
    outcome = "claimed" if made.after == "officer" else "left"
    mine = PromiseRow.conversation_id == made.conversation_id
    await session.execute(delete(PlaceRow).where(PlaceRow.conversation_id == made.conversation_id))
    await session.execute(
        update(PromiseRow)
        .where(mine, PromiseRow.ended_at.is_(None))
        .values(ended_at=at, outcome=outcome)
    )


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
