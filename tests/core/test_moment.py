"""Minutes of the calendar: exact, by the clock on the wall."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.moment import Moment
from tests.core.amounts import amount, exact

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
_DATETIMES = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0)
)


def moment(of: datetime) -> Moment:
    return Moment.at(of.date(), f"{of:%H:%M}")


@pytest.mark.parametrize(
    ("day", "clock", "minute", "shown"),
    [
        (MONDAY, "00:00", 0, "Mon 23 Nov 2026 00:00"),
        (MONDAY, "08:05", 485, "Mon 23 Nov 2026 08:05"),
        (MONDAY, "23:59", 1439, "Mon 23 Nov 2026 23:59"),
        (MONDAY, "24:00", 1440, "Mon 23 Nov 2026 24:00"),
    ],
)
def test_a_day_and_a_time_are_a_moment(day: date, clock: str, minute: int, shown: str) -> None:
    found = Moment.at(day, clock)
    assert (found.day, found.minute, found.shown) == (day, minute, shown)


@pytest.mark.parametrize(
    ("former", "latter", "hours"),
    [
        ((MONDAY, "08:00"), (TUESDAY, "08:00"), Fraction(24)),
        ((MONDAY, "08:00"), (TUESDAY, "07:59"), Fraction(1439, 60)),
        ((MONDAY, "24:00"), (TUESDAY, "00:00"), Fraction(0)),
        ((MONDAY, "00:00"), (MONDAY, "24:00"), Fraction(24)),
        ((TUESDAY, "08:00"), (MONDAY, "08:00"), Fraction(-24)),
        ((date(2028, 2, 28), "12:00"), (date(2028, 3, 1), "12:01"), Fraction(2881, 60)),
    ],
)
def test_hours_between_are_exact(former: tuple[date, str], latter: tuple[date, str], hours: Fraction) -> None:
    assert exact(Moment.at(*latter).since(Moment.at(*former))) == (hours, "hour")


@given(_DATETIMES, _DATETIMES)
def test_the_time_between_is_what_the_calendar_of_python_says(former: datetime, latter: datetime) -> None:
    minutes = (latter - former) // timedelta(minutes=1)
    assert moment(latter).since(moment(former)) == amount(minutes, "min")


@given(_DATETIMES, st.integers(min_value=0, max_value=100_000))
def test_a_time_after_is_what_the_calendar_of_python_says(start: datetime, minutes: int) -> None:
    assert moment(start).after(amount(minutes, "min")) == moment(start + timedelta(minutes=minutes))


@pytest.mark.parametrize(("time", "minute"), [("1", 1), ("1/2", 1), ("3/2", 2), ("0", 0)])
def test_part_of_a_minute_counts_as_a_whole_one(time: str, minute: int) -> None:
    assert Moment.at(MONDAY, "00:00").after(amount(time, "min")) == Moment(MONDAY, minute)


def test_beyond_the_calendar_there_is_no_moment() -> None:
    last = Moment.at(date.max, "23:59")
    assert last.after(amount(1, "min")) is None
    assert last.after(amount(9_999_999, "hour")) is None
    assert Moment.at(date.max, "24:00").shown == "Fri 31 Dec 9999 24:00"
