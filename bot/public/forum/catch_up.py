"""Fetch what no webhook brought: lost events are normal, and outages happen."""

from __future__ import annotations

import structlog

from bot.desk.forum import Forum
from bot.public.forum.adapters.adapter import Adapter
from bot.public.forum.errors import Refused, TryLater
from bot.public.forum.gate import Gate
from bot.public.forum.post import Post

log = structlog.get_logger()


class CatchUp:
    """Polls the forum from where it was last read."""

    def __init__(self, forum: Forum, adapter: Adapter, gate: Gate) -> None:
        self._forum, self._adapter, self._gate = forum, adapter, gate

    async def run(self) -> int:
        """Take in what is newer than the last poll; how many posts were new to us.

        The first poll ever only remembers where the forum stands: the past is not answered. Of
        older posts only those that came to us once are taken again, for they may have been edited.
        """
        platform = self._adapter.platform
        try:
            recent = await self._adapter.recent(await self._forum.cursor.of(platform))
        except (TryLater, Refused) as error:
            log.warning("forum.not_polled", why=error.why)
            return 0
        new = [await self._gate.take(post) for post in recent.posts]
        new += [await self._gate.take(post) for post in recent.again if await self._known(post)]
        await self._forum.cursor.move(platform, recent.cursor)
        return sum(new)

    async def _known(self, post: Post) -> bool:
        return await self._forum.inbox.knows(post.platform, post.id)
