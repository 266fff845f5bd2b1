"""What the forum is to be told: kept until it has been, retried, and never told twice."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import cast
from uuid import uuid4

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.forum.acts import settle
from bot.desk.forum.links import add_link
from bot.desk.forum.switch import is_off
from bot.desk.forum.values import SETTLED, ActKind, ActState, TakenAct
from bot.desk.tables.forum import ForumActRow, ForumPostRow

LEASE = timedelta(seconds=60)
MOST_TRIES = 10


class Outbox:
    """Acts on their way to the forum."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def next(self) -> TakenAct | None:
        """Take the act that is due longest; nothing while the forum is switched off."""
        now = self._clock()
        async with self._database.begin() as session:
            if await is_off(session):
                return None
            row: ForumActRow | None = await session.scalar(_due(now))
            if row is None:
                return None
            row.ticket, row.taken_until, row.tries = uuid4().hex, now + LEASE, row.tries + 1
            return _taken(row, await session.get_one(ForumPostRow, row.post_row))

    async def next_due(self) -> datetime | None:
        """When the earliest waiting act is due or may be taken over; nothing when none waits."""
        waiting = ForumActRow.state == "waiting"
        soonest = func.coalesce(ForumActRow.taken_until, ForumActRow.due_at)
        async with self._database.read() as session:
            query = select(ForumActRow).where(waiting).order_by(soonest).limit(1)
            row: ForumActRow | None = await session.scalar(query)
        return (row.taken_until or row.due_at) if row else None

    async def link_for(self, act: TakenAct, last_day_in: timedelta) -> str:
        """The token of the act's one-time link: made now, or the one an earlier try carried."""
        async with self._database.begin() as session:
            row = await _held(session, act)
            if row is None:
                return secrets.token_urlsafe(32)  # not ours any more: whatever, it is not stored
            if row.link is None:
                last_day = (self._clock() + last_day_in).date()
                row.link = await add_link(session, cast(str, row.link_topic), last_day)
            return row.link

    async def delivered(self, act: TakenAct, remote_id: str | None) -> None:
        """The forum has it. A late report counts too, whoever holds the lease by then."""
        async with self._database.begin() as session:
            query = select(ForumActRow).where(ForumActRow.id == act.id).with_for_update()
            row = (await session.scalars(query)).one()
            row.remote_id = remote_id
            await settle(session, row, "delivered", self._clock(), by=row.settled_by)

    async def later(self, act: TakenAct, wait: timedelta, why: str) -> ActState:
        """It did not work this time: again after `wait`, or never after too many tries."""
        async with self._database.begin() as session:
            row = await _held(session, act)
            if row is None:
                return "waiting"
            if row.tries >= MOST_TRIES:
                await settle(session, row, "undelivered", self._clock(), why=why)
            else:
                row.due_at, row.why = self._clock() + wait, why
                row.ticket = row.taken_until = None
            return cast(ActState, row.state)

    async def end(self, act: TakenAct, state: ActState, why: str) -> None:
        """It will not be told: `undelivered` (an officer must see it) or `cancelled`."""
        async with self._database.begin() as session:
            row = await _held(session, act)
            if row is not None:
                await settle(session, row, state, self._clock(), why=why)


def _due(now: datetime) -> Select[tuple[ForumActRow]]:
    first = aliased(ForumActRow)
    unsettled = select(first.id).where(
        first.key == ForumActRow.after_key, first.state.not_in(SETTLED)
    )
    return (
        select(ForumActRow)
        .where(
            ForumActRow.state == "waiting",
            ForumActRow.due_at <= now,
            or_(ForumActRow.taken_until.is_(None), ForumActRow.taken_until <= now),
            or_(ForumActRow.after_key.is_(None), ~unsettled.exists()),
        )
        .order_by(ForumActRow.due_at, ForumActRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


async def _held(session: AsyncSession, act: TakenAct) -> ForumActRow | None:
    mine = and_(
        ForumActRow.id == act.id, ForumActRow.ticket == act.ticket, ForumActRow.state == "waiting"
    )
    row: ForumActRow | None = await session.scalar(
        select(ForumActRow).where(mine).with_for_update()
    )
    return row


def _taken(row: ForumActRow, post: ForumPostRow) -> TakenAct:
    return TakenAct(
        id=row.id,
        key=row.key,
        kind=cast(ActKind, row.kind),
        title=row.title,
        text=row.text,
        platform=post.platform,
        post_id=post.post_id,
        topic_id=post.topic_id,
        number=post.number,
        author_id=post.author_id,
        url=post.url,
        link_topic=row.link_topic,
        target=row.target,
        tries=row.tries,
        ticket=cast(str, row.ticket),
        link=row.link,
    )
