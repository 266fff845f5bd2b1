"""The console's door to the forum: what came in, what was decided, and an officer's yes or no.

`docs/forum.md` says what each list is for. Every act of an officer's leaves an audit row. An
officer sees no author's name anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.forum.officer_acts import OfficerActs
from bot.desk.forum.seen import seen_act, seen_post
from bot.desk.forum.values import ActState, SeenAct, SeenPost
from bot.desk.tables.forum import ForumActRow, ForumPostRow

TO_DO: tuple[ActState, ...] = ("held", "undelivered")


class ForumConsole(OfficerActs):
    """What officers see; what they do is inherited."""

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

    async def to_do(self) -> dict[str, int]:
        """How many acts wait for an officer: for a yes or no, and because they did not arrive."""
        query = (
            select(ForumActRow.state, func.count())
            .where(ForumActRow.state.in_(TO_DO))
            .group_by(ForumActRow.state)
        )
        async with self._database.read() as session:
            found = {row[0]: row[1] for row in await session.execute(query)}
        return {state: found.get(state, 0) for state in TO_DO}

    async def find(self, act_id: int) -> SeenAct | None:
        """One act as it stands, whatever has become of it."""
        async with self._database.read() as session:
            found = (await session.execute(_acts().where(ForumActRow.id == act_id))).first()
            return seen_act(*found) if found else None

    async def _in_state(self, state: ActState) -> list[SeenAct]:
        query = _acts().where(ForumActRow.state == state).order_by(ForumActRow.id)
        async with self._database.read() as session:
            return [seen_act(act, post) for act, post in await session.execute(query)]


def _acts() -> Select[tuple[ForumActRow, ForumPostRow]]:
    return select(ForumActRow, ForumPostRow).join(
        ForumPostRow, ForumPostRow.id == ForumActRow.post_row
    )


async def _acts_of(session: AsyncSession, posts: Sequence[int]) -> dict[int, list[ForumActRow]]:
    query = select(ForumActRow).where(ForumActRow.post_row.in_(posts)).order_by(ForumActRow.id)
    found: defaultdict[int, list[ForumActRow]] = defaultdict(list)
    for act in await session.scalars(query):
        found[act.post_row].append(act)
    return found
