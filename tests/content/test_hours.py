"""Whether a service answers now: by its hours in London, on bank holidays, or to be checked."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.content.hours import DAYS, Hours

LONDON = ZoneInfo("Europe/London")
OFFICE = {day: [("09:00", "17:00")] if day not in ("sat", "sun") else [] for day in DAYS}
CHRISTMAS, NEXT_DAY = "2026-12-25 11:00", "2026-12-29 11:00"


def state(when: str, **how) -> str:
    now = datetime.fromisoformat(when).replace(tzinfo=LONDON)
    return Hours(text="...", **how).state(now)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-11-25 08:59", "closed"),
        ("2026-11-25 09:00", "open"),
        ("2026-11-25 16:59", "open"),
        ("2026-11-25 17:00", "closed"),
        ("2026-11-28 11:00", "closed"),
        ("2026-07-01 09:00", "open"),
    ],
)
def test_out_of_hours_it_is_closed(when, expected):
    assert state(when, weekly=OFFICE) == expected


@pytest.mark.parametrize(
    ("bank_holidays", "expected"), [("closed", "closed"), ("open", "open"), ("unknown", "check")]
)
def test_a_bank_holiday_is_as_the_service_says_and_else_to_be_checked(bank_holidays, expected):
    assert state(CHRISTMAS, weekly=OFFICE, bank_holidays=bank_holidays) == expected
    assert state(NEXT_DAY, weekly=OFFICE, bank_holidays=bank_holidays) == "open"


def test_hours_nobody_could_confirm_are_to_be_checked():
    assert state("2026-11-25 11:00", unverified=True) == "check"
    assert state("2026-11-25 11:00") == "check"


@pytest.mark.parametrize("when", ["2026-11-25 03:00", CHRISTMAS])
def test_day_and_night_is_always(when):
    assert state(when, always=True) == "always"
