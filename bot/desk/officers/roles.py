"""What each role may do: the one table of permissions."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.errors import NotPermitted
from bot.desk.tables import OfficerRow

Role = Literal["officer", "supervisor", "admin"]
Act = Literal[
    "claim",
    "choose",
    "read_held",
    "read_any",
    "callbacks",
    "see_alerts",
    "forum_on",  # switching the forum off is everybody's
    "statistics",
    "manage",
]
MAY: dict[str, frozenset[Act]] = {
    "officer": frozenset({"claim", "read_held", "callbacks"}),
    "supervisor": frozenset(
        {
            "claim",
            "choose",
            "read_held",
            "read_any",
            "callbacks",
            "see_alerts",
            "forum_on",
            "statistics",
        }
    ),
    "admin": frozenset({"manage", "statistics"}),
}


def permit(officer: OfficerRow, act: Act) -> None:
    """Let the officer go on.

    Raises:
        NotPermitted: the role does not allow it, or the officer has left.
    """
    if not officer.active or act not in MAY[officer.role]:
        raise NotPermitted(f"{officer.id} ({officer.role}) may not {act}")


async def hold_officer(session: AsyncSession, officer_id: str) -> OfficerRow:
    """The officer's row, locked until this transaction ends.

    Rows that only name the officer can still be written: whoever writes one may hold the
    conversation that is locked next.

    Raises:
        NotPermitted: there is no such officer.
    """
    query = select(OfficerRow).where(OfficerRow.id == officer_id)
    row = await session.scalar(query.with_for_update(key_share=True))
    if row is None:
        raise NotPermitted(f"no officer {officer_id}")
    return row
