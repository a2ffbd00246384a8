"""DAT: do the dates follow each other, and is this about today?"""

from __future__ import annotations

from itb_calc.core.show_date import show_date
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.visit import fields


def previous_not_before(case: Case) -> Trigger | None:
    """Fire where the previous fill is not before this one."""
    previous, fill = case.inputs.need(fields.PREVIOUS_FILL_DATE), case.inputs.need(fields.FILL_DATE)
    if previous < fill:
        return None
    return Trigger(
        f"The previous fill, {show_date(previous)}, is not before this one, {show_date(fill)}: one of the two is wrong,"
        " and no day between them can be counted. Check both."
    )


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
