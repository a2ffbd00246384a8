"""DAT: do the dates follow each other, and is this about today?"""

from __future__ import annotations

from datetime import date
from typing import Any

from itb_calc.core.moment import Moment
from itb_calc.core.show_date import show_date
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Unreadable
from itb_calc.visit.record_fields import BEYOND_USE, DILUENT_EXPIRY, DRUG_EXPIRY, SECOND_EXPIRY

_LAST_DAYS: tuple[Field[Any], ...] = (DRUG_EXPIRY, SECOND_EXPIRY, DILUENT_EXPIRY, BEYOND_USE)


def previous_not_before(case: Case) -> Trigger | None:
    """Fire where the previous fill is not before this one."""
    previous, fill = case.inputs.need(fields.PREVIOUS_FILL_DATE), case.inputs.need(fields.FILL_DATE)
    if previous < fill:
        return None
    return Trigger(
        f"The previous fill, {show_date(previous)}, is not before this one, {show_date(fill)}: one of the two is wrong,"
        " and no day between them can be counted. Check both."
    )


def expired(case: Case) -> Trigger | None:
    """Fire where something that was used may not be used any more on the day of the fill.

    A beyond-use date on the very day is judged by its day: at what time of it the pump is filled is not entered.
    """
    fill = case.inputs.need(fields.FILL_DATE)
    last_days = {field: _last_day(case.inputs, field) for field in _LAST_DAYS}
    late = {field: day for field, day in last_days.items() if day is not None and day < fill}
    if not late:
        return None
    what = " and ".join(f"{field.label.lower()} ({show_date(day)})" for field, day in late.items())
    before = "is before" if len(late) == 1 else "are before"
    return Trigger(
        f"The {what} {before} the fill date, {show_date(fill)}: what has expired must not go into a pump."
        " Read the date on the package again, or take another.",
        fields=(*late, fields.FILL_DATE),
    )


def _last_day(inputs: Inputs, field: Field[Any]) -> date | None:
    """Return the last day of a field; None where it is empty, or not read: the problem says so then."""
    try:
        last: date | Moment | None = inputs.get(field)
    except Unreadable:
        return None
    return last.day if isinstance(last, Moment) else last


def not_today(case: Case) -> Trigger | None:
    """Remark that the fill is not today's."""
    fill = case.inputs.need(fields.FILL_DATE)
    if fill == case.today:
        return None
    return Trigger(
        f"The fill date, {show_date(fill)}, is not today, {show_date(case.today)}, and every date is counted from it."
        " Check that it is meant."
    )


RULES = (
    Rule(
        "DAT-01",
        Severity.BLOCK,
        "Previous fill not before this one",
        (fields.PREVIOUS_FILL_DATE, fields.FILL_DATE),
        "Days that run backwards give a residual volume and dates that are not true.",
        "project rule",
        previous_not_before,
    ),
    Rule(
        "DAT-02",
        Severity.INFO,
        "Fill date is not today",
        (fields.FILL_DATE,),
        "A date that was left from another day moves every other date.",
        "project rule",
        not_today,
    ),
)

# It stands apart in the order of showing.
EXPIRED = Rule(
    "EXP-01",
    Severity.BLOCK,
    "Expired before the fill",
    (*_LAST_DAYS, fields.FILL_DATE),
    "After its date nobody vouches for the strength or the sterility of what is in the container.",
    "project rule",
    expired,
)
