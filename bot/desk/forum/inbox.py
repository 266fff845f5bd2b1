"""What came in: each version of a post stored once, and decided on once."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import cast
from uuid import uuid4

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.forum.acts import cancel_for_post, make
from bot.desk.forum.forgetting import forget
from bot.desk.forum.values import Decision, NewPost, PostKind, Role, TakenPost
from bot.desk.tables.forum import ForumPostRow
from bot.desk.upserts import add_once

LEASE = timedelta(seconds=90)  # longer than the assistant takes for the longest post
WITHDRAWN = "the author or a moderator removed the post"


def text_hash(title: str, text: str) -> str:
    """Tells a real change of words from an edit that changed none."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


class Inbox:
    """Posts on their way to a decision."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def receive(self, post: NewPost) -> bool:
        """Store a version of a post; false when it has come before, under whatever event id."""
        values = {
            **post.__dict__,
            "text_hash": text_hash(post.title, post.text),
            "received_at": self._clock(),
            "because": [],
        }
        async with self._database.begin() as session:
            return await add_once(session, ForumPostRow, **values)

    async def knows(self, platform: str, post_id: str) -> bool:
        """Whether any version of the post came in before."""
        query = select(ForumPostRow.id).where(
            ForumPostRow.platform == platform, ForumPostRow.post_id == post_id
        )
        async with self._database.read() as session:
            return await session.scalar(query.limit(1)) is not None

    async def withdraw(self, platform: str, post_id: str) -> None:
        """The post was deleted: forget it, and tell its author nothing any more."""
        now = self._clock()
        mine = (ForumPostRow.platform == platform, ForumPostRow.post_id == post_id)
        async with self._database.begin() as session:
            await cancel_for_post(session, platform, post_id, WITHDRAWN, now)
            undecided = update(ForumPostRow).where(*mine, ForumPostRow.decided_at.is_(None))
            await session.execute(
                undecided.values(decided_at=now, outcome="ignored", because=[WITHDRAWN])
            )
            await forget(session, and_(*mine))

    async def next(self) -> TakenPost | None:
        """Take the oldest post that nobody has decided on or is deciding on."""
        now = self._clock()
        free = or_(ForumPostRow.taken_until.is_(None), ForumPostRow.taken_until <= now)
        query = (
            select(ForumPostRow)
            .where(ForumPostRow.decided_at.is_(None), free)
            .order_by(ForumPostRow.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        async with self._database.begin() as session:
            row: ForumPostRow | None = await session.scalar(query)
            if row is None:
                return None
            row.ticket, row.taken_until = uuid4().hex, now + LEASE
            return _taken(row, await _version_before(session, row))

    async def give_back(self, taken: TakenPost, until: datetime | None = None) -> None:
        """Nothing was decided; somebody may take it at once, or from `until` on."""
        mine = (ForumPostRow.id == taken.row, ForumPostRow.ticket == taken.ticket)
        async with self._database.begin() as session:
            await session.execute(
                update(ForumPostRow).where(*mine).values(ticket=None, taken_until=until)
            )

    async def decide(self, taken: TakenPost, decision: Decision) -> bool:
        """Store the decision with its acts in one transaction; false when one was there already."""
        now = self._clock()
        async with self._database.begin() as session:
            query = select(ForumPostRow).where(ForumPostRow.id == taken.row).with_for_update()
            row = (await session.scalars(query)).one()
            if row.decided_at is not None:
                return False
            row.decided_at, row.outcome = now, decision.outcome
            row.because, row.reading = decision.because, decision.reading
            if decision.outcome == "ignored":
                row.title = row.text = ""
            await make(session, row, decision.acts, now)
            return True

    async def waiting(self) -> int:
        """How many posts no decision has been made on."""
        query = select(func.count()).select_from(ForumPostRow)
        async with self._database.read() as session:
            return await session.scalar(query.where(ForumPostRow.decided_at.is_(None))) or 0


async def _version_before(session: AsyncSession, row: ForumPostRow) -> str | None:
    query = (
        select(ForumPostRow.text_hash)
        .where(
            ForumPostRow.platform == row.platform,
            ForumPostRow.post_id == row.post_id,
            ForumPostRow.id < row.id,
        )
        .order_by(ForumPostRow.id.desc())
        .limit(1)
    )
    return cast("str | None", await session.scalar(query))


def _taken(row: ForumPostRow, before: str | None) -> TakenPost:
    post = NewPost(
        platform=row.platform,
        post_id=row.post_id,
        version=row.version,
        kind=cast(PostKind, row.kind),
        board=row.board,
        topic_id=row.topic_id,
        number=row.number,
        url=row.url,
        author_id=row.author_id,
        role=cast(Role, row.role),
        title=row.title,
        text=row.text,
        mentioned=row.mentioned,
        posted_at=row.posted_at,
    )
    ticket = cast(str, row.ticket)
    return TakenPost(row.id, post, row.text_hash, before is not None, before, ticket)
