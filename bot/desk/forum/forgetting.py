"""Forget posts: what they said, who wrote them, and what we said because of them.

What stays is a post's number and what was decided, so that a repeat of it is known.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.forum.values import OPEN
from bot.desk.tables.forum import ForumActRow, ForumPostRow

NOBODY = ""  # whose author is nobody is forgotten
GONE: dict[str, Any] = {
    "title": "",
    "text": "",
    "text_hash": "",  # with a guess at the words it would tell whether the guess is right
    "author_id": NOBODY,
    "reading": None,
}


async def forget(session: AsyncSession, which: ColumnElement[bool]) -> None:
    """Forget the posts that `which` chooses.

    What may still be sent keeps its own words, and while moderators are yet to be told where to
    look the post keeps its address: the next sweep takes both.
    """
    posts = select(ForumPostRow.id).where(which)
    may_be_sent = ForumActRow.state.in_(OPEN)
    asked_to_look = select(ForumActRow.post_row).where(ForumActRow.kind == "notice", may_be_sent)
    acts = update(ForumActRow).where(ForumActRow.post_row.in_(posts), ~may_be_sent)
    told = update(ForumPostRow).where(which, ForumPostRow.id.not_in(asked_to_look))
    await session.execute(acts.values(title="", text=""))
    await session.execute(told.values(url=""))
    await session.execute(update(ForumPostRow).where(which).values(**GONE))
