"""Read what was posted on Discourse since we last looked, upwards, so that no outage is too long.

`/posts.json?before=N` differs by version: 50 posts below N, or those among the 50 ids up to N.
Steps of 49 ids miss nothing in either. What one poll does not reach the next one goes on with.
"""

from __future__ import annotations

from typing import Any

import structlog

from bot.public.forum.adapters.adapter import Recent
from bot.public.forum.adapters.calls import Calls
from bot.public.forum.adapters.discourse_payload import field, post_from
from bot.public.forum.errors import TryLater
from bot.public.forum.post import Kind, Post

STEP, MOST_STEPS = 49, 20  # ids; fewer calls than the forum allows in a minute
Page = dict[int, dict[str, Any]]
log = structlog.get_logger()


async def latest(calls: Calls, base: str, cursor: str | None) -> Recent:
    """Public posts above `cursor`, and those on the newest page that are not."""
    newest_page = await _page(calls, None)
    newest = max(newest_page, default=0)
    if cursor is None:
        return Recent([], str(newest))
    known = int(cursor)
    found, reached = newest_page, max(newest, known)
    if min(newest_page, default=0) > known + 1:
        found, reached = await _upwards(calls, known, newest)
    new = {number: one for number, one in found.items() if known < number <= reached}
    old = {number: one for number, one in newest_page.items() if number <= known}
    return Recent(_posts(new, "created", base), str(reached), _posts(old, "edited", base))


async def _upwards(calls: Calls, known: int, newest: int) -> tuple[Page, int]:
    """The posts above `known`, and up to which id all of them are there."""
    found: Page = {}
    reached = known
    for _ in range(MOST_STEPS):
        try:
            found |= await _page(calls, reached + STEP + 1)
        except TryLater:
            if reached == known:
                raise
            break
        reached += STEP
        if reached >= newest:
            break
    return found, min(reached, newest)


async def _page(calls: Calls, before: int | None) -> Page:
    params = {"before": str(before)} if before is not None else None
    content = await calls.call("GET", "/posts.json", params=params)
    return {int(one["id"]): one for one in field(content, "latest_posts")}


def _posts(found: Page, kind: Kind, base: str) -> list[Post]:
    """In their order; one that is not as promised must not stop the rest."""
    posts = []
    for number in sorted(found):
        try:
            posts.append(post_from(found[number], kind, base=base, archetype="regular"))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            log.error("forum.post_skipped", post=number, why=type(error).__name__)
    return posts
