"""Whoever locks officers and conversations does it in one order: nobody waits for whoever waits."""

import asyncio
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from bot.desk import ownership
from bot.desk.officers.roles import hold_officer
from bot.desk.tables import ProofRow

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@contextmanager
def asked_for(desk, words: str):
    """Set when the desk is about to ask its database for something with these `words`."""
    asked = asyncio.Event()

    def look(_connection, _cursor, statement, *_more):
        if words in statement:
            asked.set()

    event.listen(desk.database.engine.sync_engine, "before_cursor_execute", look)
    yield asked
    event.remove(desk.database.engine.sync_engine, "before_cursor_execute", look)


async def test_a_supervisor_may_read_and_take_over_at_once(desk, other_desk, enlist, arrive):
    (boss,) = await enlist("Boss", role="supervisor")
    parent = await arrive()

    with asked_for(other_desk, "FROM officers") as asked:
        async with desk.database.begin() as session:
            await hold_officer(session, boss)
            reading = asyncio.create_task(
                other_desk.transcripts.read(boss, parent, ground="complaint 7")
            )
            await asked.wait()
            await ownership.hold(session, parent)

    assert await reading == []


async def test_a_held_officer_does_not_stop_what_only_names_them(desk, other_desk, officer, arrive):
    """A phrase is made under the conversation's lock while its officer waits for that lock."""
    parent, now = await arrive(), desk.clock()

    with asked_for(other_desk, "FROM conversations") as asked:
        async with desk.database.begin() as session:
            row = await ownership.hold(session, parent)
            noting = asyncio.create_task(claimed(other_desk, officer, row.id))
            await asked.wait()
            session.add(
                ProofRow(
                    phrase="three plain words",
                    conversation_id=parent,
                    officer_id=officer,
                    made_at=now,
                    until=now,
                )
            )

    assert await noting == parent


async def claimed(desk, officer_id: str, conversation_id: str) -> str:
    """The officer's row, then the conversation's, as `Claims.choose` locks them."""
    async with desk.database.begin() as session:
        await hold_officer(session, officer_id)
        return (await ownership.hold(session, conversation_id)).id
