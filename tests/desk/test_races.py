"""Thousands at once: the bot never talks over an officer, no parent is taken twice."""

import asyncio
from contextlib import suppress

from bot.desk import Desk
from bot.desk.errors import StaleEpoch
from bot.desk.tables import ConversationRow, OfficerRow, PlaceRow, TurnRow
from bot.desk.values import Reply

CONVERSATIONS, REPLIES_EACH = 100, 100  # 10,000 replies in flight
OFFICERS, WAITING = 200, 1_000
ANSWER = {"topic": None, "urgency": None, "because": []}


def parent(n: int, now, **more) -> ConversationRow:
    return ConversationRow(
        id=f"c{n}",
        source="widget",
        created_at=now,
        last_at=now,
        because=[],
        **{"owner": "assistant", "phase": "assistant", "epoch": 1, **more},
    )


def constable(n: int, now) -> OfficerRow:
    return OfficerRow(
        id=f"o{n}",
        login=f"o{n}",
        name=f"PC {n}",
        role="officer",
        password_hash="-",
        active=True,
        created_at=now,
    )


async def test_ten_thousand_replies_in_flight_say_nothing_after_the_claim(desk, clock):
    """Each reply was asked for before; half the conversations are claimed in the middle."""
    async with desk.database.begin() as session:
        session.add_all(parent(n, clock.now) for n in range(CONVERSATIONS))
        session.add_all(constable(n, clock.now) for n in range(CONVERSATIONS))
    claimed_at = {}
    turns = {}
    for n in range(CONVERSATIONS):
        await desk.messages.receive(f"c{n}", client_id="q", text="help")
        turns[n] = await desk.turns.next(f"c{n}")

    async def reply(n: int, nth: int) -> None:
        if nth == 0:
            await desk.turns.answer(turns[n], [Reply("answer")], **ANSWER)
            return
        await late_line(desk, f"c{n}")

    async def claim(n: int) -> None:
        await desk.queue.join(f"c{n}")
        claimed = await desk.claims.next(f"o{n}")
        claimed_at[claimed.conversation.id] = claimed.conversation.last_seq

    acts = [reply(n, nth) for nth in range(REPLIES_EACH) for n in range(CONVERSATIONS)]
    for n in range(CONVERSATIONS):
        acts.insert(n * 97 + 50, claim(n))
    for start in range(0, len(acts), 500):
        await asyncio.gather(*acts[start : start + 500])

    assert len(claimed_at) == CONVERSATIONS
    for conversation, seq in claimed_at.items():
        after = await desk.messages.since(conversation, seq)
        assert [m.author for m in after] == []
    assert await desk.audit.count("reply_dropped") > CONVERSATIONS


async def late_line(desk: Desk, conversation: str) -> None:
    """The assistant speaks under the epoch it was asked in, whatever has happened since."""
    with suppress(StaleEpoch):
        await desk.messages.say(conversation, author="assistant", text="late", epoch=1)


async def test_two_hundred_officers_at_a_queue_of_a_thousand_take_each_parent_once(
    desk, other_desk, clock
):
    async with desk.database.begin() as session:
        session.add_all(constable(n, clock.now) for n in range(OFFICERS))
        session.add_all(
            parent(n, clock.now, owner="queue", phase="waiting", epoch=2) for n in range(WAITING)
        )
        await session.flush()
        session.add_all(
            PlaceRow(conversation_id=f"c{n}", joined_at=clock.now, rank_at=clock.now)
            for n in range(WAITING)
        )

    async def work(n: int) -> list[str]:
        mine = (desk, other_desk)[n % 2]
        return [(await mine.claims.next(f"o{n}")).conversation.id for _ in range(3)]

    taken = [c for held in await asyncio.gather(*map(work, range(OFFICERS))) for c in held]

    assert len(taken) == len(set(taken)) == OFFICERS * 3
    assert len(await desk.queue.places()) == WAITING - len(taken)


async def test_a_turn_is_asked_once_by_any_number_of_processes(desk, other_desk, clock):
    async with desk.database.begin() as session:
        session.add_all(parent(n, clock.now) for n in range(50))
    for n in range(50):
        await desk.messages.receive(f"c{n}", client_id="q", text="help")

    async def take(which: Desk, n: int) -> bool:
        return await which.turns.next(f"c{n}") is not None

    taken = await asyncio.gather(
        *(take(which, n) for n in range(50) for which in (desk, other_desk) * 3)
    )

    assert sum(taken) == 50
    async with desk.database.read() as session:
        assert await session.get(TurnRow, ("c0", 1)) is not None
