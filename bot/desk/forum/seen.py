"""From the forum's rows to what the console shows."""

from __future__ import annotations

from typing import cast

from bot.desk.forum.values import ActKind, ActState, Outcome, PostKind, SeenAct, SeenPost
from bot.desk.tables.forum import ForumActRow, ForumPostRow


def seen_act(act: ForumActRow, post: ForumPostRow) -> SeenAct:
    """An act with where it belongs; never with the link's token."""
    return SeenAct(
        id=act.id,
        kind=cast(ActKind, act.kind),
        state=cast(ActState, act.state),
        title=act.title,
        text=act.text,
        tries=act.tries,
        due_at=act.due_at,
        why=act.why,
        remote_id=act.remote_id,
        settled_at=act.settled_at,
        settled_by=act.settled_by,
        url=post.url,
        topic_id=post.topic_id,
    )


def seen_post(post: ForumPostRow, acts: list[SeenAct]) -> SeenPost:
    """A post with its decision; never with its author."""
    return SeenPost(
        row=post.id,
        platform=post.platform,
        post_id=post.post_id,
        kind=cast(PostKind, post.kind),
        board=post.board,
        topic_id=post.topic_id,
        url=post.url,
        title=post.title,
        text=post.text,
        received_at=post.received_at,
        outcome=cast("Outcome | None", post.outcome),
        because=list(post.because),
        reading=post.reading,
        acts=acts,
    )
