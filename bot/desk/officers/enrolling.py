"""What accepting an invitation makes: the account, and fresh proofs in place of all old ones."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.officers.roles import hold_officer
from bot.desk.officers.second_factor import hashed, recovery_codes
from bot.desk.tables import InvitationRow, OfficerRow, RecoveryCodeRow, SignInRow


async def officer_for(session: AsyncSession, row: InvitationRow, now: datetime) -> OfficerRow:
    """The officer the invitation renews, or the new one it makes."""
    if row.officer_id is not None:
        return await hold_officer(session, row.officer_id)
    officer = OfficerRow(
        id=uuid4().hex,
        login=row.login,
        name=row.name,
        role=row.role,
        shoulder_number=row.shoulder_number,
        created_at=now,
        active=True,
    )
    session.add(officer)
    return officer


async def renew_proofs(session: AsyncSession, officer_id: str, now: datetime) -> list[str]:
    """New recovery codes; the old ones and all open sessions end."""
    codes = recovery_codes()
    old = RecoveryCodeRow.officer_id == officer_id
    await session.execute(delete(RecoveryCodeRow).where(old))
    session.add_all(
        RecoveryCodeRow(code_hash=hashed(code), officer_id=officer_id) for code in codes
    )
    theirs = (SignInRow.officer_id == officer_id, SignInRow.ended_at.is_(None))
    await session.execute(update(SignInRow).where(*theirs).values(ended_at=now))
    return codes
