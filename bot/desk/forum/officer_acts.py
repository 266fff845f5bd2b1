"""What an officer does to the forum's acts: yes, no, again, away. Each leaves an audit row."""

from __future__ import annotations

from typing import cast

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.forum.acts import settle
from bot.desk.forum.values import ActState
from bot.desk.tables.forum import ForumActRow


class OfficerActs:
    """Each takes an act only in the state it is meant for, so that two officers cannot both."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

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


async def _locked(session: AsyncSession, act_id: int, state: ActState) -> ForumActRow | None:
    query = select(ForumActRow).where(ForumActRow.id == act_id, ForumActRow.state == state)
    return cast("ForumActRow | None", await session.scalar(query.with_for_update()))
