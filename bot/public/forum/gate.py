"""What is let in: public posts on named boards. All else is dropped before it is stored."""

from __future__ import annotations

import structlog

from bot.content.boards import ForumFile
from bot.desk.forum import Forum
from bot.desk.forum.values import NewPost, PostKind
from bot.public.forum.adapters.adapter import Adapter
from bot.public.forum.clean import clean, mentions
from bot.public.forum.post import Post

LONGEST_TITLE, LONGEST_URL = 300, 500
log = structlog.get_logger()


class Gate:
    """Stands before the inbox. `name` is how members call us with an @."""

    def __init__(self, forum: Forum, file: ForumFile, adapter: Adapter, name: str) -> None:
        self._forum, self._file = forum, file
        self._adapter, self._name = adapter, name

    async def take(self, post: Post) -> bool:
        """Store a post that may concern us; true when it is a version that is new to us.

        Raises:
            TryLater, Refused: the forum could not be asked whether a post was deleted.
        """
        if post.kind == "deleted":
            await self._forget(post)
            return False
        if post.private or post.board not in self._file.boards:
            if post.kind == "edited":  # moved out of sight: what we had of it goes too
                await self._forum.inbox.withdraw(post.platform, post.id)
            return False
        return await self._forum.inbox.receive(self._cleaned(post, post.kind))

    async def _forget(self, post: Post) -> None:
        if await self._adapter.deleted(post):
            await self._forum.inbox.withdraw(post.platform, post.id)
        else:
            log.warning("forum.not_deleted", platform=post.platform, post=post.id)

    def _cleaned(self, post: Post, kind: PostKind) -> NewPost:
        text = clean(post.text).text
        return NewPost(
            platform=post.platform,
            post_id=post.id,
            version=post.version,
            kind=kind,
            board=post.board,
            topic_id=post.topic,
            number=post.number,
            url=post.url[:LONGEST_URL],
            author_id=post.author_id,
            role=post.role,
            title=clean(post.title).text[:LONGEST_TITLE] if post.number == 1 else "",
            text=text,
            mentioned=mentions(text, self._name),
            posted_at=post.posted_at,
        )
