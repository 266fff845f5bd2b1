"""What must be true of the clinic at every moment, read from the tables themselves."""

from collections import Counter

from sqlalchemy import select

from bot.desk import Desk
from bot.desk.ownership import OWNER_OF
from bot.desk.tables import AuditRow, ConversationRow, LeaseRow, MessageRow, PlaceRow

MOST_HELD = 3
SPEAKER = {"assistant": "assistant", "queue": None, "officer": "officer", "closed": None}


async def look(desk: Desk) -> None:
    """Places and leases stand exactly where they should, and nobody holds too many."""
    async with desk.database.read() as session:
        found = (await session.scalars(select(ConversationRow))).all()
        places = set(await session.scalars(select(PlaceRow.conversation_id)))
        leases = (await session.scalars(select(LeaseRow))).all()
        messages = (await session.scalars(select(MessageRow))).all()
        audit = (await session.scalars(select(AuditRow).order_by(AuditRow.id))).all()
    assert places == {row.id for row in found if row.phase == "waiting"}
    held = {row.id for row in found if row.phase in ("officer", "wrap_up")}
    assert {lease.conversation_id for lease in leases} == held
    assert max(Counter(lease.officer_id for lease in leases).values(), default=0) <= MOST_HELD
    for row in found:
        look_at(row, messages, audit)


def look_at(row, messages, audit) -> None:
    """The epoch grew with each change of owner, and only the owner of its time spoke."""
    changes = [a for a in audit if a.conversation_id == row.id and a.before is not None]
    owners = {1: "assistant"} | {a.epoch: OWNER_OF[a.after] for a in changes}
    assert row.epoch == max(owners)
    assert owners[row.epoch] == row.owner
    mine = sorted((m for m in messages if m.conversation_id == row.id), key=lambda m: m.seq)
    assert [m.seq for m in mine] == list(range(1, row.last_seq + 1))
    for message in mine:
        if message.author in ("assistant", "officer"):
            assert SPEAKER[owners[message.epoch]] == message.author
