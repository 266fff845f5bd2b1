"""When the clinic is open, by the calendar in `data/clinic.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays

from bot.content.calendar import Calendar, Span, load_calendar
from bot.content.hours import DAYS

COUNTRY = {"england_wales": "ENG", "scotland": "SCT", "northern_ireland": "NIR"}
LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True)
class Session:
    """One stretch of duty, as moments; clock changes are already worked in."""

    opens: datetime
    closes: datetime
    last_admission: datetime


@dataclass(frozen=True)
class Opening:
    """The clinic at one moment. `admitting`: a parent may still join the queue."""

    open: bool
    admitting: bool
    closes: datetime | None
    next_open: datetime | None


class Hours:
    """The clinic's sessions."""

    def __init__(self, calendar: Calendar) -> None:
        self.capacity = calendar.capacity_per_officer
        self._calendar = calendar
        self._zone = ZoneInfo(calendar.timezone)
        self._admission = timedelta(minutes=calendar.last_admission_minutes_before_close)
        self._exceptions = {day.date: day for day in calendar.exceptions}
        subdivision = COUNTRY[calendar.bank_holidays.calendar]
        self._bank_holidays = holidays.country_holidays("GB", subdiv=subdivision)

    @classmethod
    def load(cls, path: Path) -> Hours:
        """The hours in the file at `path`.

        Raises:
            ContentError: the file cannot be used.
        """
        return cls(load_calendar(path))

    def at(self, now: datetime) -> Opening:
        """Whether the clinic is open at `now` (aware), and when it opens next."""
        upcoming = self._from(now)
        first = next(upcoming, None)
        if first is None or first.opens > now:
            return Opening(False, False, None, first.opens if first else None)
        following = next(upcoming, None)
        return Opening(
            open=True,
            admitting=now < first.last_admission,
            closes=first.closes,
            next_open=following.opens if following else None,
        )

    def next_closing(self, now: datetime) -> datetime | None:
        """The end of the first session that begins after `now`: by then a callback is due."""
        return next((s.closes for s in self._from(now) if s.opens > now), None)

    def _from(self, now: datetime) -> Iterator[Session]:
        today = now.astimezone(self._zone).date()
        for ahead in range(LOOK_AHEAD_DAYS):
            for session in self._on(today + timedelta(days=ahead)):
                if session.closes > now:
                    yield session

    def _on(self, day: date) -> Iterator[Session]:
        for opens, closes in self._spans(day):
            end = self._moment(day, closes)
            yield Session(self._moment(day, opens), end, end - self._admission)

    def _spans(self, day: date) -> list[Span]:
        if day in self._exceptions:
            return self._exceptions[day].sessions
        if day in self._bank_holidays and self._calendar.bank_holidays.sessions == "closed":
            return []
        return self._calendar.sessions[DAYS[day.weekday()]]

    def _moment(self, day: date, clock: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(clock), self._zone)
