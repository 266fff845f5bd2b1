"""The owner changes in one place, along the allowed ways, with the epoch and the audit."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from bot.desk import ownership
from bot.desk.errors import NotAllowed
from bot.desk.ownership import MAY_GO_TO, OWNER_OF
from bot.desk.tables import AuditRow, ConversationRow
from bot.settings import ROOT

CHANGES_OWNER = re.compile(
    r"\.(owner|phase)(, \S+)*\s*=(?!=)|\.epoch\s*\+=|values\([^)]*\b(owner|epoch)="
)


class Recorder:
    """Stands in for the session, to which a change only adds its audit row."""

    def __init__(self) -> None:
        self.added = []

    def add(self, row) -> None:
        self.added.append(row)


@given(path=st.lists(st.sampled_from(sorted(OWNER_OF)), max_size=30))
def test_on_any_way_epoch_and_audit_follow_the_owner(path):
    session = Recorder()
    row = ConversationRow(id="c", owner="assistant", phase="assistant", epoch=1)
    owners = ["assistant"]
    for phase in path:
        before = row.phase
        if phase not in MAY_GO_TO[before]:
            with pytest.raises(NotAllowed):
                ownership.change(session, row, phase, by="t", at=None)
            assert row.phase == before
            continue
        ownership.change(session, row, phase, by="t", at=None)
        owners.append(row.owner)
        assert row.owner == OWNER_OF[phase]
        assert (session.added[-1].before, session.added[-1].after) == (before, phase)
    assert row.epoch == 1 + sum(a != b for a, b in pairwise(owners))
    assert len(session.added) == len(owners) - 1


def test_no_other_code_changes_an_owner():
    sources = [p for p in Path(ROOT / "bot").rglob("*.py") if p.name != "ownership.py"]
    guilty = [p.name for p in sources if CHANGES_OWNER.search(p.read_text())]
    assert guilty == []
    assert CHANGES_OWNER.search((ROOT / "bot/desk/ownership.py").read_text().split('"""')[-1])


async def test_a_change_that_fails_leaves_neither_owner_nor_audit(desk, conversation):
    async def fail():
        async with desk.database.begin() as session:
            row = await ownership.hold(session, conversation)
            ownership.change(session, row, "waiting", by="t", at=desk.clock())
            await session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()

    assert (await desk.conversations.get(conversation)).owner == "assistant"
    assert await desk.audit.count("owner_changed") == 0


@pytest.mark.parametrize("forgery", [update(AuditRow).values(actor="x"), delete(AuditRow)])
async def test_the_database_itself_refuses_to_change_the_audit(desk, conversation, forgery):
    await desk.conversations.end(conversation, by="parent")

    async def forge():
        async with desk.database.begin() as session:
            await session.execute(forgery)

    with pytest.raises(DBAPIError, match="append-only"):
        await forge()
    async with desk.database.read() as session:
        assert (await session.scalars(select(AuditRow.actor))).all() == ["parent"]
