"""The clinic opens and closes by its calendar, on the wall clocks of London."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.calendar import Calendar
from bot.content.hours import DAYS
from bot.desk.clinic.hours import Hours
from bot.settings import ROOT

START, END = datetime(2026, 1, 1), datetime(2027, 12, 1)  # noqa: DTZ001 - hypothesis adds the zone
WEEK = {
    **{day: [["18:00", "21:00"]] for day in DAYS[:5]},
    "sat": [["10:00", "13:00"]],
    "sun": [],
}


def hours(bank="closed", nation="england_wales", exceptions=()):
    return Hours(
        Calendar.model_validate(
            {
                "example": True,
                "timezone": "Europe/London",
                "sessions": WEEK,
                "last_admission_minutes_before_close": 20,
                "capacity_per_officer": 3,
                "bank_holidays": {"calendar": nation, "sessions": bank},
                "exceptions": list(exceptions),
            }
        )
    )


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "is_open", "admitting"),
    [
        ("2026-11-20 17:59", False, False),
        ("2026-11-20 18:00", True, True),
        ("2026-11-20 20:39", True, True),
        ("2026-11-20 20:40", True, False),
        ("2026-11-20 20:59", True, False),
        ("2026-11-20 21:00", False, False),
        ("2026-11-21 10:30", True, True),
        ("2026-11-22 18:30", False, False),
        ("2026-07-03 17:00", True, True),
        ("2026-07-03 16:59", False, False),
        ("2026-07-03 20:00", False, False),
    ],
)
def test_it_is_open_when_the_wall_clock_says_so(moment, is_open, admitting):
    opening = hours().at(utc(moment))
    assert (opening.open, opening.admitting) == (is_open, admitting)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-10-23 22:00", "2026-10-24 09:00"),  # Saturday, still summer time
        ("2026-10-25 12:00", "2026-10-26 18:00"),  # the clocks went back on Sunday
        ("2027-03-27 14:00", "2027-03-29 17:00"),  # the clocks went forward on Easter Sunday
        ("2026-12-24 22:00", "2026-12-25 18:00"),
    ],
)
def test_the_next_opening_is_right_across_clock_changes(now, expected):
    assert hours(bank="open").at(utc(now)).next_open == utc(expected)


def test_bank_holidays_are_closed_and_skipped():
    christmas = hours().at(utc("2026-12-25 18:30"))
    assert not christmas.open
    # 26 December 2026 is a Saturday and a holiday, Sunday has no session, Monday is a substitute
    assert christmas.next_open == utc("2026-12-29 18:00")


def test_each_nation_has_its_own_holidays():
    st_andrews_day = utc("2026-11-30 18:30")
    assert hours(nation="england_wales").at(st_andrews_day).open
    assert not hours(nation="scotland").at(st_andrews_day).open
    st_patricks_day = utc("2026-03-17 18:30")
    assert not hours(nation="northern_ireland").at(st_patricks_day).open


def test_a_single_days_exception_wins_over_week_and_holiday():
    exceptions = [
        {"date": date(2026, 12, 25), "open": True, "sessions": [["10:00", "11:00"]]},
        {"date": date(2026, 11, 20), "open": False},
    ]
    chosen = hours(exceptions=exceptions)
    assert chosen.at(utc("2026-12-25 10:30")).open
    assert not chosen.at(utc("2026-11-20 18:30")).open


def test_without_any_session_nothing_is_promised():
    never = Hours(
        Calendar.model_validate(
            {
                "example": True,
                "timezone": "Europe/London",
                "sessions": {day: [] for day in DAYS},
                "last_admission_minutes_before_close": 20,
                "capacity_per_officer": 3,
                "bank_holidays": {"calendar": "england_wales", "sessions": "closed"},
            }
        )
    )
    opening = never.at(utc("2026-11-20 18:30"))
    assert (opening.open, opening.next_open) == (False, None)
    assert never.next_closing(utc("2026-11-20 18:30")) is None


@given(st.datetimes(START, END, timezones=st.just(UTC)))
def test_the_next_opening_is_a_moment_at_which_it_opens(moment):
    chosen = hours()
    opening = chosen.at(moment)
    assert opening.admitting <= opening.open
    if opening.next_open is not None:
        assert chosen.at(opening.next_open).admitting
        assert not chosen.at(opening.next_open - timedelta(seconds=1)).open
    if opening.closes is not None:
        assert not chosen.at(opening.closes).open


def test_the_calendar_that_is_shipped_can_be_used():
    shipped = Hours.load(ROOT / "data" / "clinic.yml")
    assert shipped.at(utc("2026-11-20 18:30")).next_open is not None
