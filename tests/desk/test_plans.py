"""What is asked again and again is found by an index, however much was kept."""

import pytest
from sqlalchemy import event, text

from bot.desk.audit_reader import AuditReader, Search


@pytest.fixture
def plan(desk):
    """Does something, and says how each thing that it asks of a table was looked for."""

    async def plan(act, table: str) -> list[str]:
        asked = []
        engine = desk.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        await act
        about = [one for one in asked if one[0].startswith("SELECT") and table in one[0]]
        return [await explained(desk, *one) for one in about]

    return plan


async def explained(desk, question, given) -> str:
    lite = desk.database.engine.dialect.name == "sqlite"
    async with desk.database.begin() as session:
        if not lite:  # so small a table is else read whole
            await session.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN" if lite else "EXPLAIN"
        connection = await session.connection()
        rows = await connection.exec_driver_sql(f"{explain} {question}", given)
        return "\n".join(str(row) for row in rows)


async def test_open_alerts(desk, plan):
    [how] = await plan(desk.alerts.open(), "FROM alerts")
    assert "ix_alerts_open" in how


async def test_one_officers_acts(desk, plan, enlist):
    (boss,) = await enlist("Boss", role="supervisor")
    reader = AuditReader(desk.database, desk.clock)
    [how] = await plan(reader.find(Search(actor=boss), by=boss), "FROM audit")
    assert "ix_audit_actor_id" in how


async def test_whether_what_is_overdue_was_told(desk, plan, officer, arrive, clock):
    await arrive()
    await desk.claims.next(officer)
    clock.tick(hours=24)
    [how] = await plan(desk.overdue.flag(), "FROM alerts")
    assert "ix_alerts_about" in how
