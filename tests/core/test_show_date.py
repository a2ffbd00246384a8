"""Dates as people say them, the same on every machine."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.show_date import say_date, show_date

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2027, 4, 9), "Fri 9 Apr 2027"),
        (date(2026, 11, 23), "Mon 23 Nov 2026"),
        (date(2028, 2, 29), "Tue 29 Feb 2028"),
        (date(2000, 1, 1), "Sat 1 Jan 2000"),
        (date(2026, 12, 31), "Thu 31 Dec 2026"),
        (date.min, "Mon 1 Jan 1"),
        (date.max, "Fri 31 Dec 9999"),
    ],
)
def test_a_date_is_shown_with_its_weekday_and_its_month_in_letters(day: date, shown: str) -> None:
    assert show_date(day) == shown


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    assert show_date(date(2027, month, 15)).split()[2] == _MONTHS[month - 1]


@pytest.mark.parametrize("days", range(7))
def test_every_weekday_has_its_name(days: int) -> None:
    assert show_date(date(2026, 11, 23) + timedelta(days=days)).split()[0] == _WEEKDAYS[days]


@given(st.dates())
def test_a_shown_date_can_be_read_back(day: date) -> None:
    weekday, number, month, year = show_date(day).split()
    assert date(int(year), _MONTHS.index(month) + 1, int(number)) == day
    assert _WEEKDAYS.index(weekday) == day.isoweekday() - 1


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 4, 9), "Friday 9 April 2027"),
        (date(2026, 11, 23), "Monday 23 November 2026"),
        (date(2028, 2, 29), "Tuesday 29 February 2028"),
        (date.min, "Monday 1 January 1"),
        (date.max, "Friday 31 December 9999"),
    ],
)
def test_a_date_is_said_with_nothing_cut_short(day: date, said: str) -> None:
    assert say_date(day) == said


@given(st.dates())
def test_what_is_said_begins_like_what_is_shown(day: date) -> None:
    for said, shown in zip(say_date(day).split(), show_date(day).split(), strict=True):
        assert said.startswith(shown)
