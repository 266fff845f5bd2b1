"""One-time links from the forum into the private chat: a topic, a last day, and nobody's name.

The table holds no time of day, no post and no person, and its key is a hash: it cannot be told
which post led to which conversation.
"""

from __future__ import annotations

import secrets
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables.forum import ForumLinkRow
from bot.desk.tokens import token_hash

TOKEN_BYTES = 24
OPENED_BY = "link:"  # the conversation keeps a hash of the same secret: these two must not match


async def add_link(session: AsyncSession, topic: str, last_day: date) -> str:
    """Make a link; its token is told only now."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(ForumLinkRow(token_hash=token_hash(token), topic=topic, last_day=last_day))
    return token


class Links:
    """Redeems links."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def redeem(self, token: str, opening: str) -> str | None:
        """The link's topic, once; nothing when it was used, is too old, or never was.

        `opening` is a random secret of the browser that opens it: the same browser may ask
        again when the answer was lost on its way, and nobody else.
        """
        query = select(ForumLinkRow).where(ForumLinkRow.token_hash == token_hash(token))
        async with self._database.begin() as session:
            row = await session.scalar(query.with_for_update())
            if row is None or row.last_day < self._clock().date():
                return None
            opened_by = token_hash(f"{OPENED_BY}{opening}")
            if row.opening_hash not in (None, opened_by):
                return None
            row.opening_hash = opened_by
            return row.topic
