"""The console's door to the forum: what came in, what was decided, and an officer's yes or no.

Made for the officers' site, which has no page for it yet: `docs/forum.md` says what each list is
for. Every act of an officer's leaves an audit row. An officer sees no author's name anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.forum.acts import settle
from bot.desk.forum.seen import seen_act, seen_post
from bot.desk.forum.values import ActState, SeenAct, SeenPost
from bot.desk.tables.forum import ForumActRow, ForumPostRow


class ForumConsole:
    """What officers see and do."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def came_in(self, *, limit: int = 50, before: int | None = None) -> list[SeenPost]:
        """The newest posts with their decisions and acts; `before` is the last page's last row."""
        query = select(ForumPostRow).order_by(ForumPostRow.id.desc()).limit(limit)
        if before is not None:
            query = query.where(ForumPostRow.id < before)
        async with self._database.read() as session:
            posts = (await session.scalars(query)).all()
            acts = await _acts_of(session, [post.id for post in posts])
        return [
            seen_post(post, [seen_act(act, post) for act in acts.get(post.id, [])])
            for post in posts
        ]

    async def awaiting(self) -> list[SeenAct]:
        """What waits for a yes or no, oldest first."""
        return await self._in_state("held")

    async def undelivered(self) -> list[SeenAct]:
        """What could not be told to the forum, oldest first."""
        return await self._in_state("undelivered")

    async def counts(self) -> dict[str, int]:
        """How many acts are in each state."""
        query = select(ForumActRow.state, func.count()).group_by(ForumActRow.state)
        async with self._database.read() as session:
            return {row[0]: row[1] for row in await session.execute(query)}

    async def approve(self, act_id: int, *, by: str) -> bool:
        """Yes: it is sent (if the post still stands). False when it waits no longer."""
        return await self._release(act_id, "held", "forum_approved", by)

    async def refuse(self, act_id: int, *, by: str) -> bool:
        """No: it is never sent. False when it waits no longer."""
        return await self._close(act_id, "held", "forum_refused", by)

    async def try_again(self, act_id: int, *, by: str) -> bool:
        """Try an undelivered act afresh. False when it is not undelivered."""
        return await self._release(act_id, "undelivered", "forum_tried_again", by)

    async def dismiss(self, act_id: int, *, by: str) -> bool:
        """Take an undelivered act off the list. False when it is not on it."""
        return await self._close(act_id, "undelivered", "forum_dismissed", by)

    async def withdraw(self, act_id: int, *, by: str) -> bool:
        """Remove a public reply of ours from the forum. False when there is none to remove."""
        return await self._follow_up(act_id, "remove", "", by)

    async def correct(self, act_id: int, text: str, *, by: str) -> bool:
        """Put other words in a public reply of ours. False when there is none to correct."""
        return await self._follow_up(act_id, "edit", text, by)

    async def _in_state(self, state: ActState) -> list[SeenAct]:
        query = (
            select(ForumActRow, ForumPostRow)
            .join(ForumPostRow, ForumPostRow.id == ForumActRow.post_row)
            .where(ForumActRow.state == state)
            .order_by(ForumActRow.id)
        )
        async with self._database.read() as session:
            return [seen_act(act, post) for act, post in await session.execute(query)]

    async def _release(self, act_id: int, was: ActState, what: str, by: str) -> bool:
        async with self._database.begin() as session:
            row = await _locked(session, act_id, was)
            if row is None:
                return False
            row.state, row.due_at, row.why = "waiting", self._clock(), None
            row.tries = min(row.tries, 1)  # it may have got there before: look first, still
            row.settled_by, row.settled_at = by, None
            self._record(session, what, row, by)
            return True

    async def _close(self, act_id: int, was: ActState, what: str, by: str) -> bool:
        async with self._database.begin() as session:
            row = await _locked(session, act_id, was)
            if row is None:
                return False
            await settle(session, row, "refused", self._clock(), by=by, why=row.why)
            self._record(session, what, row, by)
            return True

    async def _follow_up(self, act_id: int, kind: str, text: str, by: str) -> bool:
        now = self._clock()
        async with self._database.begin() as session:
            row = await _locked(session, act_id, "delivered")
            if row is None or row.kind != "reply" or row.remote_id is None:
                return False
            number = await session.scalar(select(func.max(ForumActRow.id)))
            follow_up = ForumActRow(
                key=f"{row.key}:{kind}:{number}",
                post_row=row.post_row,
                kind=kind,
                title="",
                text=text,
                target=row.remote_id,
                slots=[],
                state="waiting",
                due_at=now,
                made_at=now,
                settled_by=by,
            )
            session.add(follow_up)
            self._record(session, f"forum_{kind}", row, by)
            return True

    def _record(self, session: AsyncSession, what: str, row: ForumActRow, by: str) -> None:
        audit.record(session, what, at=self._clock(), actor=by, detail={"act": row.id})


async def _acts_of(session: AsyncSession, posts: Sequence[int]) -> dict[int, list[ForumActRow]]:
    query = select(ForumActRow).where(ForumActRow.post_row.in_(posts)).order_by(ForumActRow.id)
    found: defaultdict[int, list[ForumActRow]] = defaultdict(list)
    for act in await session.scalars(query):
        found[act.post_row].append(act)
    return found


async def _locked(session: AsyncSession, act_id: int, state: ActState) -> ForumActRow | None:
    query = select(ForumActRow).where(ForumActRow.id == act_id, ForumActRow.state == state)
    return cast("ForumActRow | None", await session.scalar(query.with_for_update()))
