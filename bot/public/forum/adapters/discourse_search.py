"""Look on Discourse for what an earlier try may have left there.

Discourse itself answers an identical API post with the first one's result, for two minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from bot.public.forum.adapters.calls import Calls
from bot.public.forum.adapters.discourse_payload import field
from bot.public.forum.post import Me, Post

A_PAGE = 50


async def reply_to(calls: Calls, me: Me, post: Post) -> str | None:
    """The id of our reply to `post`, if there is one."""
    topic = await calls.call("GET", f"/t/{post.topic}.json")
    ids = [int(one) for one in field(field(topic, "post_stream"), "stream")]
    for chunk in _chunks([one for one in ids if one > int(post.id)]):
        query = "&".join(f"post_ids[]={one}" for one in chunk)
        page = await calls.call("GET", f"/t/{post.topic}/posts.json?{query}")
        for one in field(field(page, "post_stream"), "posts"):
            ours = str(one["user_id"]) == me.id
            if ours and one.get("reply_to_post_number") == post.number:
                return str(one["id"])
    return None


async def sent_message(calls: Calls, me: Me, title: str, to_id: str | None) -> str | None:
    """The id of a message of ours with that title, to that person if one is named."""
    path = f"/topics/private-messages-sent/{quote(me.name, safe='')}.json"
    topics = field(field(await calls.call("GET", path), "topic_list"), "topics")
    for topic in topics:
        people = {str(one.get("user_id")) for one in topic.get("participants") or []}
        if topic.get("title") == title and (to_id is None or to_id in people):
            return str(topic["id"])
    return None


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), A_PAGE):
        yield ids[start : start + A_PAGE]
