"""A public reply to a forum post that waits for an officer's yes."""

from bot.desk.forum.values import Decision, NewAct, NewPost


async def held_reply(room, clock) -> int:
    """Receives a post and decides on the reply; its number."""
    post = NewPost(
        platform="discourse",
        post_id="7",
        version="1",
        kind="created",
        board="teens",
        topic_id="42",
        number=1,
        url="https://forum.example/t/42",
        author_id="u1",
        role="member",
        title="Worried",
        text="what a parent wrote",
        mentioned=False,
        posted_at=clock.now,
    )
    await room.forum.inbox.receive(post)
    taken = await room.forum.inbox.next()
    act = NewAct(part="reply", kind="reply", text="our answer", held=True)
    await room.forum.inbox.decide(taken, Decision("answered", ["asks about grooming"], [act]))
    [waiting] = await room.forum.console.awaiting()
    return waiting.id
