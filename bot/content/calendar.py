"""The drop-in clinic's calendar: `data/clinic.yml`."""

from __future__ import annotations

from datetime import date as day
from datetime import time
from itertools import pairwise
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from bot.content.files import Record, parse, read_mapping
from bot.content.hours import DAYS

Span = tuple[str, str]


class BankHolidays(Record):
    """Whose bank holidays count, and whether the clinic opens on them."""

    calendar: Literal["england_wales", "scotland", "northern_ireland"]
    sessions: Literal["open", "closed"]


class Exceptional(Record):
    """A day that differs from its week."""

    date: day
    open: bool
    sessions: list[Span] = Field(default_factory=list)
    note: str = ""

    @model_validator(mode="after")
    def _told(self) -> Exceptional:
        if self.open != bool(self.sessions):
            raise ValueError("an open day needs its sessions, a closed day has none")
        _spans(self.sessions)
        return self


class Calendar(Record):
    """When officers are on duty; clock times are local to `timezone`."""

    example: bool
    timezone: str
    sessions: dict[str, list[Span]]
    last_admission_minutes_before_close: int = Field(ge=0, le=120)
    capacity_per_officer: int = Field(ge=1, le=10)
    bank_holidays: BankHolidays
    exceptions: list[Exceptional] = Field(default_factory=list)

    @field_validator("timezone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"'{name}' is no time zone; write Europe/London") from error
        return name

    @field_validator("sessions")
    @classmethod
    def _week(cls, sessions: dict[str, list[Span]]) -> dict[str, list[Span]]:
        if tuple(sessions) != DAYS:
            raise ValueError(f"write each day once, in the order {', '.join(DAYS)}")
        for name, spans in sessions.items():
            _spans(spans, name)
        return sessions


def _spans(spans: list[Span], name: str = "the day") -> None:
    """Each opens before it closes, and before the next opens."""
    edges = [time.fromisoformat(edge) for span in spans for edge in span]
    if any(later <= earlier for earlier, later in pairwise(edges)):
        raise ValueError(f"on {name} a session closes before it opens, or two of them overlap")


def load_calendar(path: Path) -> Calendar:
    """The clinic's calendar.

    Raises:
        ContentError: a field is missing or unknown, or the sessions make no sense.
    """
    return parse(path, Calendar, read_mapping(path).get("clinic"), "clinic")
