"""How long everything is kept, in one table, and the job that erases what is past it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import CursorResult, Delete, Update, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import audit, ownership
from bot.desk.bus import STAFF, Bus, Event
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.errors import NoSuchConversation
from bot.desk.tables import (
    AlertRow,
    AuditRow,
    CallbackRow,
    ConversationRow,
    DraftRow,
    InvitationRow,
    LetterRow,
    PromiseRow,
    ProofRow,
    RecordRow,
    ResumeCodeRow,
    SignInRow,
)

RAN = "retention_ran"
LATE_AFTER = timedelta(days=2)
KEPT: dict[str, timedelta] = {
    "silent_open_conversation": timedelta(hours=24),  # then it is closed
    "conversation_without_officer": timedelta(days=30),
    "conversation_with_officer": timedelta(days=365),
    "record": timedelta(days=6 * 366),
    "callback_contact": timedelta(days=90),  # after it was done
    "draft": timedelta(days=30),  # an officer's unfinished words
    "proof": timedelta(days=7),  # after a phrase is no longer good
    "invitation": timedelta(days=30),  # after a link is no longer good
    "resume_code": timedelta(hours=1),  # after it is no longer good
    "promise": timedelta(days=365),
    "alert": timedelta(days=365),
    "letter": timedelta(days=90),
    "sign_in": timedelta(days=90),
    "audit": timedelta(days=7 * 366),  # the database itself refuses to delete it before 6 years
}
ERASED = "(erased)"


class Retention:
    """Erases what is past its time."""

    def __init__(self, database: Database, bus: Bus, clock: Clock) -> None:
        self._database, self._bus, self._clock = database, bus, clock

    async def run(self) -> dict[str, int]:
        """Erase everything past its time; how much of each, also kept in the audit."""
        now = self._clock()
        counts = {"closed": await self._close_silent(now)}
        async with self._database.begin() as session:
            for name, act in _acts(now).items():
                counts[name] = await _rows(session, act)
            audit.record(session, RAN, at=now, actor="system", detail=counts)
        return counts

    async def late(self) -> bool:
        """Whether the job has not run for two days: somebody must be told."""
        last = select(AuditRow.at).where(AuditRow.what == RAN).order_by(AuditRow.id.desc())
        async with self._database.read() as session:
            ran = await session.scalar(last.limit(1))
        return ran is None or self._clock() - ran > LATE_AFTER

    async def _close_silent(self, now: datetime) -> int:
        limit = now - KEPT["silent_open_conversation"]
        silent = select(ConversationRow.id).where(
            ConversationRow.owner == "assistant", ConversationRow.last_at <= limit
        )
        async with self._database.read() as session:
            ids = (await session.scalars(silent)).all()
        return sum([await self._close(one, limit, now) for one in ids])

    async def _close(self, conversation_id: str, limit: datetime, now: datetime) -> bool:
        async with self._database.begin() as session:  # each its own: no two locks are held at once
            closed = await _close_if_silent(session, conversation_id, limit, now)
        if closed:
            told = Event("closed", {"reason": "ended_by_system"})
            await self._bus.publish(conversation_id, told)
            await self._bus.publish(STAFF, Event("queue", {"conversation": conversation_id}))
        return closed


async def _close_if_silent(
    session: AsyncSession, conversation_id: str, limit: datetime, now: datetime
) -> bool:
    """Look again under the lock: the parent may have written meanwhile, or deleted it."""
    try:
        row = await ownership.hold(session, conversation_id)
    except NoSuchConversation:
        return False
    if row.owner != "assistant" or row.last_at > limit:
        return False
    await ownership.move(session, row, "closed", by="system", at=now)
    return True


def _acts(now: datetime) -> dict[str, Delete | Update]:
    """What is erased at `now`, in the order it can be."""
    seen_by_officer = exists().where(RecordRow.conversation_id == ConversationRow.id)
    closed = ConversationRow.owner == "closed"
    old = {name: now - kept for name, kept in KEPT.items()}
    quiet = ConversationRow.last_at
    return {
        "conversation_without_officer": delete(ConversationRow).where(
            closed, ~seen_by_officer, quiet <= old["conversation_without_officer"]
        ),
        "conversation_with_officer": delete(ConversationRow).where(
            closed, seen_by_officer, quiet <= old["conversation_with_officer"]
        ),
        "record": delete(RecordRow).where(RecordRow.opened_at <= old["record"]),
        "callback_contact": update(CallbackRow)
        .where(CallbackRow.done_at <= old["callback_contact"], CallbackRow.contact != ERASED)
        .values(
            contact=ERASED,
            message=ERASED,
            when_safe=ERASED,
            first_name=None,
            code_word=None,
            who_else=None,
        ),
        "draft": delete(DraftRow).where(DraftRow.at <= old["draft"]),
        "proof": delete(ProofRow).where(ProofRow.until <= old["proof"]),
        "invitation": delete(InvitationRow).where(InvitationRow.until <= old["invitation"]),
        "resume_code": delete(ResumeCodeRow).where(ResumeCodeRow.until <= old["resume_code"]),
        "promise": delete(PromiseRow).where(PromiseRow.joined_at <= old["promise"]),
        "alert": delete(AlertRow).where(AlertRow.seen_at <= old["alert"]),
        "letter": delete(LetterRow).where(LetterRow.made_at <= old["letter"]),
        "sign_in": delete(SignInRow).where(SignInRow.used_at <= old["sign_in"]),
        "audit": delete(AuditRow).where(AuditRow.at <= old["audit"]),
    }


async def _rows(session: AsyncSession, act: Delete | Update) -> int:
    result = await session.execute(act)
    return result.rowcount if isinstance(result, CursorResult) else 0
