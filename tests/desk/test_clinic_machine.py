"""Whatever parents, officers and time do, in any order, the clinic's promises hold.

A hypothesis state machine on a real SQLite file. After each step: a place exists exactly
while its parent waits, a lease exactly while an officer holds, nobody holds too many, the
epoch grew with each change of owner, and no message came from one who was not the owner.
"""

import asyncio
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.contract import URGENCIES
from bot.desk import Desk
from bot.desk.errors import DeskError
from bot.desk.staffroom import Staffroom
from bot.desk.tables import OfficerRow
from bot.desk.values import Reply
from tests.clock import Clock
from tests.desk.conftest import every_evening
from tests.desk.promises import MOST_HELD, look

PARENTS, OFFICERS = 5, 3
WORDS = ["apple", "bridge", "candle", "door"]
who = st.integers(0, PARENTS - 1)
officer = st.integers(0, OFFICERS - 1)


class Clinic(RuleBasedStateMachine):
    """Drives one desk; refusals are fine, broken promises are not."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "d.db")
        self.clock = Clock()
        self.turns = []
        self.offers = []
        self.count = 0
        self.run(self.open())

    def run(self, act):
        return self.loop.run_until_complete(act)

    async def open(self) -> None:
        url = f"sqlite:///{self.folder / 'd.db'}"
        self.desk = await Desk.open(url, clock=self.clock, hours=every_evening())
        self.room = Staffroom(self.desk, key="", words=WORDS, capacity=MOST_HELD)
        started = [await self.desk.conversations.start() for _ in range(PARENTS)]
        self.parents = [conversation.id for conversation, _token in started]
        async with self.desk.database.begin() as session:
            session.add_all(
                OfficerRow(
                    id=f"o{n}",
                    login=f"o{n}",
                    name=f"PC {n}",
                    role="supervisor" if n == 0 else "officer",
                    password_hash="-",
                    active=True,
                    created_at=self.clock(),
                )
                for n in range(OFFICERS)
            )

    def attempt(self, act):
        """Do it, or be refused."""
        try:
            return self.run(act)
        except DeskError:
            return None

    def teardown(self) -> None:
        self.run(self.desk.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    @rule(n=who)
    def say(self, n):
        self.count += 1
        self.attempt(
            self.desk.messages.receive(self.parents[n], client_id=str(self.count), text="x")
        )

    @rule(n=who)
    def ask(self, n):
        turn = self.attempt(self.desk.turns.next(self.parents[n]))
        if turn is not None:
            self.turns.append(turn)

    @precondition(lambda self: self.turns)
    @rule(pick=st.integers(0, 99))
    def answer(self, pick):
        turn = self.turns.pop(pick % len(self.turns))
        reply = [Reply("y")]
        self.attempt(self.desk.turns.answer(turn, reply, topic=None, urgency=None, because=[]))

    @rule(n=who, urgency=st.sampled_from(URGENCIES))
    def read(self, n, urgency):
        self.attempt(
            self.desk.conversations.set_reading(self.parents[n], topic=None, urgency=urgency)
        )

    @rule(n=who)
    def join(self, n):
        self.attempt(self.desk.queue.join(self.parents[n]))

    @rule(n=who)
    def leave(self, n):
        self.attempt(self.desk.queue.leave(self.parents[n]))

    @rule(n=who)
    def end(self, n):
        self.attempt(self.desk.conversations.end(self.parents[n], by="parent"))

    @rule(o=officer)
    def claim(self, o):
        before = self.run(self.desk.queue.places())
        claimed = self.attempt(self.desk.claims.next(f"o{o}"))
        if claimed is not None:
            assert claimed.conversation.id == before[0].conversation_id

    @rule(n=who, o=officer)
    def choose(self, n, o):
        self.attempt(self.desk.claims.choose(f"o{o}", self.parents[n], reason="r"))

    @rule(n=who, o=officer)
    def speak(self, n, o):
        self.attempt(
            self.desk.messages.say(self.parents[n], author="officer", text="z", holder=f"o{o}")
        )

    @rule(
        n=who,
        o=officer,
        act=st.sampled_from(["wrap_up", "resume", "transfer", "hand_back", "close"]),
    )
    def hand(self, n, o, act):
        self.attempt(getattr(self.desk.handing, act)(f"o{o}", self.parents[n]))

    @rule(n=who, o=officer, to=officer, warm=st.booleans())
    def offer(self, n, o, to, warm):
        made = self.attempt(self.room.offers.make(f"o{o}", self.parents[n], to=f"o{to}", warm=warm))
        if made is not None:
            self.offers.append(made)

    @precondition(lambda self: self.offers)
    @rule(
        o=officer, pick=st.integers(0, 99), act=st.sampled_from(["accept", "decline", "withdraw"])
    )
    def settle(self, o, pick, act):
        offer = self.offers[pick % len(self.offers)]
        self.attempt(getattr(self.room.offers, act)(f"o{o}", offer))

    @rule(n=who, o=officer)
    def take_over(self, n, o):
        self.attempt(self.room.passing.take_over(f"o{o}", self.parents[n], reason="r"))

    @rule(o=officer)
    def beat(self, o):
        self.run(self.desk.leases.beat(f"o{o}"))

    @rule(seconds=st.integers(1, 90))
    def pass_time(self, seconds):
        self.clock.tick(seconds=seconds)

    @rule()
    def reap(self):
        self.run(self.desk.leases.reap())
        self.run(self.desk.queue.end_session())

    @invariant()
    def promises_hold(self):
        self.run(look(self.desk))


def test_the_clinics_promises_hold(sqlite_template):
    machine = type("WithTemplate", (Clinic,), {"template": sqlite_template})
    chosen = settings(
        max_examples=20,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    machine.TestCase.settings = chosen
    machine.TestCase().runTest()
