"""When a service answers, and whether that is now."""

from __future__ import annotations

from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

import holidays

from bot.content.files import Record
from bot.contract import OpenState

LONDON = ZoneInfo("Europe/London")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")


class Hours(Record):
    """A service's opening hours: always, a weekly table, or not verified."""

    text: str
    always: bool = False
    unverified: bool = False
    weekly: dict[str, list[tuple[str, str]]] | None = None
    bank_holidays: Literal["open", "closed", "unknown"] = "unknown"

    def state(self, now: datetime) -> OpenState:
        """Open at `now` (aware): `check` when nobody could say for certain."""
        if self.always:
            return "always"
        if self.unverified or self.weekly is None:
            return "check"
        local = now.astimezone(LONDON)
        if local.date() in _BANK_HOLIDAYS and self.bank_holidays != "open":
            return "closed" if self.bank_holidays == "closed" else "check"
        spans = self.weekly.get(DAYS[local.weekday()], [])
        return "open" if any(_within(local.time(), span) for span in spans) else "closed"


def _within(clock: time, span: tuple[str, str]) -> bool:
    opens, closes = (time.fromisoformat(edge) for edge in span)
    return opens <= clock < closes
