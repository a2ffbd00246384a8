"""Ticks under the chart: dates in words, as many as fit, and days where there is no fill date."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.viewmodels.date_ticks import Tick, date_ticks

_FILL = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("last", "at_most", "texts"),
    [
        (3, 9, ["23 Nov\n2026", "24 Nov", "25 Nov", "26 Nov"]),
        (40, 7, ["23 Nov\n2026", "30 Nov", "7 Dec", "14 Dec", "21 Dec", "28 Dec"]),
        (160, 7, ["1 Dec\n2026", "1 Jan\n2027", "1 Feb", "1 Mar", "1 Apr", "1 May"]),
        (160, 4, ["1 Jan\n2027", "1 Mar", "1 May"]),
        (160, 1, ["1 Jan\n2027"]),
        (1000, 3, ["1 Jan\n2027", "1 Jan\n2028", "1 Jan\n2029"]),
        (Fraction(1, 2), 5, ["23 Nov\n2026"]),
    ],
)
def test_dates_stand_on_days_months_or_years(last: Fraction, at_most: int, texts: list[str]) -> None:
    assert [tick.text for tick in date_ticks(_FILL, 0, Fraction(last), at_most)] == texts


def test_a_tick_stands_at_its_own_day() -> None:
    assert date_ticks(_FILL, 0, Fraction(160), 4)[1] == Tick(98, "1 Mar")
    assert _FILL + timedelta(days=98) == date(2027, 3, 1)


def test_the_axis_may_begin_before_the_fill() -> None:
    ticks = date_ticks(_FILL, -10, Fraction(20), 5)
    assert ticks[0] == Tick(-7, "16 Nov\n2026")


@pytest.mark.parametrize("fill", [None, date(9999, 12, 1)])
def test_days_are_counted_without_a_fill_date_or_beyond_the_calendar(fill: date | None) -> None:
    texts = [tick.text for tick in date_ticks(fill, 0, Fraction(2400), 4, DecimalMark.POINT)]
    assert texts == ["0 days", "1,000 days", "2,000 days"]


def test_a_stretch_longer_than_any_step_of_dates_has_the_fill_date_only() -> None:
    assert date_ticks(date(1, 1, 1), 0, Fraction(3_600_000), 1) == (Tick(0, "1 Jan\n1"),)


@given(
    fill=st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    first=st.integers(-500, 0),
    last=st.fractions(0, 10**6),
    at_most=st.integers(1, 12),
)
def test_ticks_rise_within_the_axis_and_there_are_never_too_many(
    fill: date | None, first: int, last: Fraction, at_most: int
) -> None:
    days = [tick.days for tick in date_ticks(fill, first, last, at_most)]
    assert days == sorted(set(days))
    assert len(days) <= at_most + (fill is None or last >= (date.max - fill).days)
    assert all(first <= day <= last for day in days)
