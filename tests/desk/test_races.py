"""Thousands at once: the assistant never talks over an officer, nor asks a turn twice."""

import asyncio
import random
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from bot.desk import Desk
from bot.desk.errors import StaleEpoch
from bot.desk.tables import MessageRow, TurnRow
from bot.desk.values import Reply, Turn
from tests.desk.many import constable, parent

CONVERSATIONS, REPLIES_EACH = 2_500, 4  # 10,000 replies in flight, each against its claim


def question(n: int, now) -> MessageRow:
    said = {"author": "parent", "text": "help", "buttons": [], "epoch": 1}
    return MessageRow(conversation_id=f"c{n}", seq=1, at=now, **said)


async def test_ten_thousand_replies_in_flight_say_nothing_after_the_claim(desk, other_desk, clock):
    """Four replies to each parent were asked for before; in the midst an officer takes the parent.

    The assistant speaks in one process, the officers act in another.
    """
    async with desk.database.begin() as session:
        session.add_all(parent(n, clock.now, last_seq=1) for n in range(CONVERSATIONS))
        session.add_all(constable(n, clock.now) for n in range(CONVERSATIONS))
        await session.flush()
        session.add_all(question(n, clock.now) for n in range(CONVERSATIONS))
        session.add_all(
            TurnRow(conversation_id=f"c{n}", seq=1, epoch=1) for n in range(CONVERSATIONS)
        )
    claimed_at = {}

    async def claim(n: int) -> None:
        await other_desk.queue.join(f"c{n}")
        claimed = await other_desk.claims.next(f"o{n}")
        claimed_at[claimed.conversation.id] = claimed.conversation.last_seq

    chance = random.Random(7)
    for start in range(0, CONVERSATIONS, 100):
        some = range(start, start + 100)
        acts = [act for n in some for act in (answer(desk, n), *late_lines(desk, n), claim(n))]
        chance.shuffle(acts)
        await asyncio.gather(*acts)

    assert len(claimed_at) == CONVERSATIONS
    async with desk.database.read() as session:
        said = (await session.scalars(select(MessageRow))).all()
    assert [m.author for m in said if m.seq > claimed_at[m.conversation_id]] == []
    in_time = sum(m.author == "assistant" for m in said)
    dropped = await desk.audit.count("reply_dropped")
    assert in_time + dropped == CONVERSATIONS * REPLIES_EACH == 10_000
    assert min(in_time, dropped) > 0  # some came before, some after: it was a race


def late_lines(desk: Desk, n: int) -> list[Coroutine[Any, Any, None]]:
    """Lines under the epoch they were asked in, whatever has happened since."""
    return [late_line(desk, f"c{n}") for _ in range(REPLIES_EACH - 1)]


async def late_line(desk: Desk, conversation: str) -> None:
    with suppress(StaleEpoch):
        await desk.messages.say(conversation, author="assistant", text="late", epoch=1)


async def answer(desk: Desk, n: int) -> None:
    turn = Turn(f"c{n}", 1, "help", None, 1, "ticket")
    await desk.turns.answer(turn, [Reply("answer")], topic=None, urgency=None, because=[])


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
