"""Make the acts that a decision asks for, each at most once, and cancel them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.forum.slots import claim, release
from bot.desk.forum.values import OPEN, ActState, NewAct
from bot.desk.tables.forum import ForumActRow, ForumPostRow
from bot.desk.upserts import add_once

TO_THE_AUTHOR = ("reply", "private")
TOO_OLD = "it waited longer than its words are kept"


def key_of(row: ForumPostRow, part: str) -> str:
    """The act's identity: one part of one post, whichever version or delivery led to it."""
    return f"{row.platform}:{row.post_id}:{part}"


async def make(
    session: AsyncSession, row: ForumPostRow, acts: Sequence[NewAct], now: datetime
) -> None:
    """Store the acts whose slots are free and that did not happen before."""
    refused: set[str] = set()
    for act in acts:
        if act.instead_of is not None and act.instead_of not in refused:
            continue
        if not await _make_one(session, row, act, now):
            refused.add(act.part)


async def _make_one(session: AsyncSession, row: ForumPostRow, act: NewAct, now: datetime) -> bool:
    if not await claim(session, act.slots, now):
        return False
    added = await add_once(
        session,
        ForumActRow,
        key=key_of(row, act.part),
        post_row=row.id,
        kind=act.kind,
        title=act.title,
        text=act.text,
        link_topic=act.link_topic,
        slots=list(act.slots),
        after_key=key_of(row, act.after) if act.after else None,
        state="held" if act.held else "waiting",
        due_at=now,
        made_at=now,
        tries=0,
    )
    if not added:
        await release(session, act.slots, now)
    return added


async def settle(
    session: AsyncSession,
    act: ForumActRow,
    state: ActState,
    now: datetime,
    *,
    why: str | None = None,
    by: str | None = None,
) -> None:
    """End an act. Its link's token is forgotten; if it was not delivered its slots are free."""
    act.state, act.why, act.settled_at, act.settled_by = state, why, now, by
    act.ticket = act.taken_until = act.link = None
    if state in ("cancelled", "refused"):
        await release(session, act.slots, act.made_at)


async def cancel_for_post(
    session: AsyncSession, platform: str, post_id: str, why: str, now: datetime
) -> None:
    """Cancel what the post's author has not been told yet; moderators are still told."""
    query = (
        select(ForumActRow)
        .join(ForumPostRow, ForumPostRow.id == ForumActRow.post_row)
        .where(
            ForumPostRow.platform == platform,
            ForumPostRow.post_id == post_id,
            ForumActRow.kind.in_(TO_THE_AUTHOR),
            ForumActRow.state.in_(OPEN),
        )
        .with_for_update(of=ForumActRow)
    )
    for act in await session.scalars(query):
        await settle(session, act, "cancelled", now, why=why)


async def cancel_older(session: AsyncSession, than: datetime, now: datetime) -> None:
    """Cancel what may not be sent any more because its words must go.

    A removal has no words and stays: what it takes back may do harm.
    """
    query = (
        select(ForumActRow)
        .where(
            ForumActRow.made_at < than,
            ForumActRow.kind != "remove",
            ForumActRow.state.in_(OPEN),
        )
        .order_by(ForumActRow.id)
        .with_for_update()
    )
    for act in await session.scalars(query):
        await settle(session, act, "cancelled", now, why=TOO_OLD)
