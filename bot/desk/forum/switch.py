"""Turn the forum off at once, for every process, without touching anything else."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.tables.forum import ForumActRow, ForumStateRow
from bot.desk.upserts import insert_into

SWITCH = "switch"
SWITCHED_OFF, SWITCHED_ON = "forum_switched_off", "forum_switched_on"
HELD_BACK = "the forum was switched off before it was sent"


async def is_off(session: AsyncSession) -> bool:
    """Whether the forum is switched off, as this transaction sees it."""
    query = select(ForumStateRow.value).where(ForumStateRow.name == SWITCH)
    return await session.scalar(query) == "off"


class Switch:
    """The forum's own switch; whoever turns it is in the audit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def off(self) -> bool:
        """Whether the forum is switched off now."""
        async with self._database.read() as session:
            return await is_off(session)

    async def turn_off(self, *, by: str, why: str) -> None:
        """From now on nothing is decided and nothing is sent.

        What had not been sent yet waits for an officer's yes, also after it is on again.
        `why` must hold no words of a parent's.
        """
        waiting = update(ForumActRow).where(ForumActRow.state == "waiting")
        async with self._database.begin() as session:
            await self._turn(session, "off", SWITCHED_OFF, by, why)
            await session.execute(waiting.values(state="held", why=HELD_BACK))

    async def turn_on(self, *, by: str, why: str) -> None:
        """From now on new posts are decided on again.

        What was decided while the switch was being turned waits too, unless an officer said yes.
        """
        slipped_in = update(ForumActRow).where(
            ForumActRow.state == "waiting", ForumActRow.settled_by.is_(None)
        )
        async with self._database.begin() as session:
            await session.execute(slipped_in.values(state="held", why=HELD_BACK))
            await self._turn(session, "on", SWITCHED_ON, by, why)

    async def _turn(self, session: AsyncSession, to: str, what: str, by: str, why: str) -> None:
        now = self._clock()
        row = insert_into(session, ForumStateRow).values(name=SWITCH, value=to, at=now)
        await session.execute(
            row.on_conflict_do_update(
                index_elements=[ForumStateRow.name], set_={"value": to, "at": now}
            )
        )
        audit.record(session, what, at=now, actor=by, detail={"why": why[:200]})
