"""From days to dates: whole days only, always towards the earlier, never booked on a weekend unless a site keeps it."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from itb_calc.core.amount import Amount
from itb_calc.core.working import Worked

ALARM = "alarm"
STABILITY = "stability"
BACK_TO_FRIDAY, KEEP_THE_DAY = "back-to-friday", "keep"
_SATURDAY = 5
_FRIDAY = 4


def alarm_date(fill: date, days_to_alarm: Amount) -> Worked | None:
    """Date on which the alarm volume is left, nominal; None where it lies beyond the calendar."""
    formula = "alarm date = fill date + whole days to alarm"
    return _date_after(fill, days_to_alarm, formula, "{fill} + {days}")


def deciding_limit(days: Amount, stability: Amount) -> Worked:
    """Which limit decides the refill date: stability only where it is the smaller, else the alarm."""
    limit = STABILITY if stability < days else ALARM
    smaller = min(days, stability)
    return Worked(
        limit,
        "the smaller of days to alarm (the earliest, where known) and stability limit decides",
        "{days} against {stability}",
        "the smaller is {smaller}",
        {"days": days, "stability": stability, "smaller": smaller},
        holds=(limit == ALARM) == (days <= stability),
    )


def latest_refill_date(fill: date, days: Amount, stability: Amount) -> Worked | None:
    """Date by which the pump must be refilled: the alarm (in the worst case, where known) or the stability limit."""
    formula = "latest refill date = fill date + whole days of the smaller of days to alarm and stability limit"
    return _date_after(fill, min(days, stability), formula, "{fill} + {days}")


def book_by_date(latest: date, buffer: Amount, weekend_rule: str = BACK_TO_FRIDAY) -> Worked | None:
    """Date to book: the buffer (whole days) before the latest date, and back to Friday from a weekend.

    By the rule `keep` a Saturday or Sunday stays. None where the date lies before the calendar.
    """
    try:
        buffered = latest - timedelta(days=floor(buffer.number("day")))
        if weekend_rule == KEEP_THE_DAY:
            return _booked_on_any_day(latest, buffer, buffered)
        booked = buffered - timedelta(days=max(0, buffered.weekday() - _FRIDAY))
    except OverflowError:
        return None
    shifted = Amount(Fraction((buffered - booked).days), "day")
    return Worked(
        booked,
        "book by = latest refill date − booking buffer, and back to Friday from a Saturday or Sunday",
        "{latest} − {buffer} − {shifted} for the weekend",
        "{answer} + {shifted} + {buffer} = {latest}",
        {"latest": latest, "buffer": buffer, "shifted": shifted},
        holds=booked.weekday() < _SATURDAY and (latest - booked).days == (buffer + shifted).number("day"),
    )


def _booked_on_any_day(latest: date, buffer: Amount, booked: date) -> Worked:
    return Worked(
        booked,
        "book by = latest refill date − booking buffer, and a Saturday or Sunday stays",
        "{latest} − {buffer}",
        "{answer} + {buffer} = {latest}",
        {"latest": latest, "buffer": buffer},
        holds=(latest - booked).days == buffer.number("day"),
    )


def _date_after(fill: date, days: Amount, formula: str, substitution: str) -> Worked | None:
    whole = Amount(Fraction(floor(days.number("day"))), "day")
    try:
        day = fill + timedelta(days=int(whole.magnitude))
    except OverflowError:
        return None
    return Worked(
        day,
        formula,
        substitution,
        "{answer} − {fill} = {whole}",
        {"fill": fill, "days": days, "whole": whole},
        holds=(day - fill).days == whole.magnitude and whole <= days,
    )
