"""Two hundred officers at one queue of a thousand: each place once, in order, within capacity."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.contract import URGENCIES, UrgencyLevel
from bot.desk import Desk
from bot.desk.clinic import order
from bot.desk.errors import AtCapacity
from bot.desk.tables import AuditRow, PlaceRow
from tests.desk.many import constable, parent

OFFICERS, WAITING = 200, 1_000


@dataclass(frozen=True)
class Waits:
    """A parent in the crowd."""

    id: str
    joined: datetime
    urgency: UrgencyLevel

    @property
    def rank(self) -> datetime:
        return order.rank_at(self.joined, self.urgency)


@pytest.fixture
async def crowd(desk, clock):
    """A queue of a thousand, of every risk, who came within an hour; 200 officers. By rank."""
    chance, now = random.Random(5), clock.now
    places = [
        Waits(f"c{n}", now - timedelta(seconds=chance.randrange(3600)), chance.choice(URGENCIES))
        for n in range(WAITING)
    ]
    async with desk.database.begin() as session:
        session.add_all(constable(n, now) for n in range(OFFICERS))
        session.add_all(
            parent(n, now, owner="queue", phase="waiting", epoch=2) for n in range(WAITING)
        )
        await session.flush()
        session.add_all(
            PlaceRow(conversation_id=one.id, joined_at=one.joined, rank_at=one.rank)
            for one in places
        )
    return sorted(places, key=lambda one: (one.rank, one.id))


async def test_two_hundred_officers_at_a_queue_of_a_thousand(desk, other_desk, crowd):
    """No place twice, nobody over capacity, nobody skipped but by those who take at that moment."""

    async def work(n: int) -> list[str]:
        mine, held = (desk, other_desk)[n % 2], []
        with suppress(AtCapacity):
            while True:
                held.append((await mine.claims.next(f"o{n}")).conversation.id)
        return held

    held = await asyncio.gather(*map(work, range(OFFICERS)))

    assert {len(one) for one in held} == {3}
    taken = [conversation for one in held for conversation in one]
    assert len(taken) == len(set(taken)) == OFFICERS * 3
    front, rest = crowd[: len(taken)], crowd[len(taken) :]
    assert set(taken) == {one.id for one in front}
    assert [place.conversation_id for place in await desk.queue.places()] == [w.id for w in rest]
    last_joined, first_left = max(w.joined for w in front), min(w.joined for w in rest)
    assert last_joined - first_left <= order.MOST_OVERTAKING
    assert most_skipped(await claims_in_order(desk), crowd) < OFFICERS


async def claims_in_order(desk: Desk) -> list[str]:
    query = select(AuditRow.conversation_id).where(AuditRow.after == "officer")
    async with desk.database.read() as session:
        return list(await session.scalars(query.order_by(AuditRow.id)))


def most_skipped(claimed: list[str], crowd: list[Waits]) -> int:
    """Of all claims, the most places that stood before the one claimed and were still there."""
    rank = {one.id: n for n, one in enumerate(crowd)}
    gone: set[int] = set()
    most = 0
    for place in (rank[one] for one in claimed):
        most = max(most, place - sum(one < place for one in gone))
        gone.add(place)
    return most
