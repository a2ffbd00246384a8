"""Ticks under the chart: dates where the fill date is known, else whole days after the fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from math import ceil, floor

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import show_amount
from itb_calc.desktop.viewmodels.scale_marks import step_for

_STEPS_IN_DAYS = (1, 2, 7, 14)
_STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12_000)
_SHORTEST_MONTH = 28
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, in days after the fill, and its text; where its year is new, that is the second line."""

    days: int
    text: str


def date_ticks(
    fill: date | None, first: int, last: Fraction, at_most: int, mark: DecimalMark = DecimalMark.POINT
) -> tuple[Tick, ...]:
    """Return at most so many ticks (at least 1) from the first to the last day of the axis."""
    if fill is not None and _is_on_the_calendar(fill, last):
        return _dates(fill, first, floor(last), at_most)
    step = ceil(step_for(last - first, max(1, at_most - 1), Fraction(1)))
    return tuple(
        Tick(day, show_amount(Amount(Fraction(day), "day"), mark))
        for day in range(-(-first // step) * step, floor(last) + 1, step)
    )


def _is_on_the_calendar(fill: date, last: Fraction) -> bool:
    return last < (date.max - fill).days


def _dates(fill: date, first: int, last: int, at_most: int) -> tuple[Tick, ...]:
    span = last - first
    for step in _STEPS_IN_DAYS:
        if span // step + 1 <= at_most:
            return _with_years([fill + timedelta(days=day) for day in _multiples(step, first, last)], fill)
    for step in _STEPS_IN_MONTHS:
        if span // (step * _SHORTEST_MONTH) <= 2 * at_most:
            days = list(_firsts_of_months(fill + timedelta(days=first), fill + timedelta(days=last), step))
            if len(days) <= at_most:
                return _with_years(days, fill)
    return _with_years([fill], fill)


def _multiples(step: int, first: int, last: int) -> range:
    return range(-(-first // step) * step, last + 1, step)


def _firsts_of_months(start: date, end: date, step: int) -> Iterator[date]:
    """Yield the first of every so many months, counted from January, and never outside of the axis."""
    months = start.year * _MONTHS + start.month - 1
    for month in count(-(-months // step) * step, step):
        year, place = divmod(month, _MONTHS)
        if year > end.year:
            return
        day = date(year, place + 1, 1)
        if start <= day <= end:
            yield day


def _with_years(days: list[date], fill: date) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    year = None
    for day in days:
        _, number, month, written_year = show_date(day).split()
        ticks.append(Tick((day - fill).days, f"{number} {month}" + (f"\n{written_year}" if day.year != year else "")))
        year = day.year
    return tuple(ticks)
