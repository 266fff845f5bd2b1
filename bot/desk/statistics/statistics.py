"""All tables of the dashboard, for one period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.cases.codes import CATEGORIES, NON_DATA, OUTCOMES, REFERRALS
from bot.desk.clock import Clock
from bot.desk.database import Database
from bot.desk.statistics.table import Period, Table, counted
from bot.desk.statistics.waits import abandonment, kept_promises, waits_by_risk
from bot.desk.tables import (
    CallbackRow,
    ConversationRow,
    HandoverRow,
    RecordRow,
    TurnRow,
)

NOT_UNDERSTOOD = {"out_of_scope": "Not our subject", "unsure": "Not sure what was meant"}
Maker = Callable[[AsyncSession, Period], Awaitable[Table]]


class Statistics:
    """The dashboard's figures. Nothing in them can be traced to one parent."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def last(self, days: int) -> Period:
        """The last `days` days, until now."""
        now = self._clock()
        return Period(now - timedelta(days=days), now)

    async def tables(self, period: Period) -> list[Table]:
        """All tables, in the order they are read."""
        async with self._database.read() as session:
            return [await make(session, period) for make in MAKERS]


async def _arrivals(session: AsyncSession, period: Period) -> Table:
    began = select(ConversationRow.created_at).where(
        ConversationRow.created_at >= period.since, ConversationRow.created_at < period.until
    )
    days = Counter(at.date().isoformat() for at in await session.scalars(began))
    every = {day: days.get(day, 0) for day in _days(period)}
    return counted("arrivals", "Conversations begun, by day", "Day", every)


def _days(period: Period) -> list[str]:
    first, last = period.since.date(), period.until.date()
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


async def _sources(session: AsyncSession, period: Period) -> Table:
    query = (
        select(ConversationRow.source, func.count())
        .where(ConversationRow.created_at >= period.since)
        .where(ConversationRow.created_at < period.until)
        .group_by(ConversationRow.source)
        .order_by(func.count().desc())
    )
    counts = {str(name): int(count) for name, count in await session.execute(query)}
    return counted("sources", "Where parents came from", "Source", counts)


async def _causes(session: AsyncSession, period: Period) -> Table:
    query = (
        select(HandoverRow.summary, ConversationRow.topic)
        .join(ConversationRow, ConversationRow.id == HandoverRow.conversation_id)
        .where(HandoverRow.at >= period.since, HandoverRow.at < period.until)
    )
    found = await session.execute(query)
    causes = Counter(str(s.get("cause") or topic or "not known") for s, topic in found)
    return counted("causes", "Why parents came to an officer", "Cause", dict(causes.most_common()))


async def _records(session: AsyncSession, period: Period) -> list[RecordRow]:
    query = select(RecordRow).where(
        RecordRow.finished_at >= period.since, RecordRow.finished_at < period.until
    )
    return list(await session.scalars(query))


async def _categories(session: AsyncSession, period: Period) -> Table:
    found = Counter(r.category for r in await _records(session, period) if r.category in CATEGORIES)
    counts = {name: found.get(name, 0) for name in CATEGORIES}
    return counted("categories", "What it was about", "Category", counts, CATEGORIES)


async def _contents(session: AsyncSession, period: Period, name: str) -> Counter[str]:
    """Values of one field over all records that count as data."""
    found = [r for r in await _records(session, period) if r.category not in NON_DATA]
    values: Counter[str] = Counter()
    for record in found:
        value = (record.content or {}).get(name) or ""
        values.update(value.split(",") if isinstance(value, str) else value)
    return values


async def _outcomes(session: AsyncSession, period: Period) -> Table:
    found = await _contents(session, period, "outcome")
    counts = {name: found.get(name, 0) for name in OUTCOMES}
    return counted("outcomes", "How it ended", "Outcome", counts, OUTCOMES)


async def _referrals(session: AsyncSession, period: Period) -> Table:
    found = await _contents(session, period, "referral")
    counts = {name: found.get(name, 0) for name in REFERRALS}
    note = "One conversation may have several."
    return counted("referrals", "Referred to", "Service", counts, REFERRALS, note=note)


async def _no_data(session: AsyncSession, period: Period) -> Table:
    found = Counter(r.category for r in await _records(session, period) if r.category in NON_DATA)
    counts = {name: found.get(name, 0) for name in NON_DATA}
    note = "Kept apart: they are in no other table."
    return counted("no_data", "Contacts that were none", "Code", counts, NON_DATA, note=note)


async def _callbacks(session: AsyncSession, period: Period) -> Table:
    undone = await session.execute(select(CallbackRow.due_at).where(CallbackRow.done_at.is_(None)))
    due = [at for (at,) in undone]
    late = sum(at < period.until for at in due)
    done = await session.execute(
        select(CallbackRow.done_at, CallbackRow.due_at).where(
            CallbackRow.done_at >= period.since, CallbackRow.done_at < period.until
        )
    )
    ended = [(at, by) for at, by in done if at is not None]
    counts = {
        "Waiting, not due yet": len(due) - late,
        "Overdue now": late,
        "Done in time": sum(at <= by for at, by in ended),
        "Done late": sum(at > by for at, by in ended),
    }
    return counted("callbacks", "Callbacks", "State", counts)


async def _not_understood(session: AsyncSession, period: Period) -> Table:
    answered = (TurnRow.answered_at >= period.since, TurnRow.answered_at < period.until)
    query = select(TurnRow.heard, func.count()).where(*answered).group_by(TurnRow.heard)
    found = {str(heard): int(count) for heard, count in await session.execute(query)}
    counts = {name: found.get(name, 0) for name in NOT_UNDERSTOOD}
    counts["understood"] = sum(found.values()) - sum(counts.values())
    labels = {**NOT_UNDERSTOOD, "understood": "Understood"}
    return counted("not_understood", "What the assistant made of it", "Reading", counts, labels)


MAKERS: tuple[Maker, ...] = (
    _arrivals,
    _sources,
    waits_by_risk,
    abandonment,
    kept_promises,
    _causes,
    _categories,
    _outcomes,
    _referrals,
    _callbacks,
    _not_understood,
    _no_data,
)
