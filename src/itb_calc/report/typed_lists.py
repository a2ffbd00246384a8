"""The steps of the day and the earlier visits as they were typed, each with what it amounts to where it is read."""

from __future__ import annotations

from collections.abc import Mapping

from itb_calc.core.day_schedule import hourly_dose
from itb_calc.core.reconciliation import volume_discrepancy
from itb_calc.core.refusal import visible
from itb_calc.core.show_number import show_amount
from itb_calc.core.working import show_value
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.read_schedule import read_steps
from itb_calc.worksheet.read_visits import read_visits
from itb_calc.worksheet.text import Worksheet


def typed_steps(worksheet: Worksheet, reference: Reference) -> list[str]:
    """Return a line for each step: start, end and dose as typed, and the dose per hour."""
    lines = []
    for typed, reading in zip(worksheet.schedule, read_steps(worksheet, reference), strict=True):
        step = reading.step
        per_hour = "" if step is None else f" ({show_amount(hourly_dose(step), worksheet.decimal_mark)})"
        lines.append(f"{_part(typed, 'start')} to {_part(typed, 'end')}: {_part(typed, 'dose')}{per_hour}")
    return lines


def typed_visits(worksheet: Worksheet, reference: Reference) -> list[str]:
    """Return a line for each earlier visit: date, expected and aspirated volume as typed, and the discrepancy."""
    lines = []
    for typed, reading in zip(worksheet.visits, read_visits(worksheet, reference), strict=True):
        visit, discrepancy = reading.visit, ""
        if visit is not None:
            worked = volume_discrepancy(visit.expected, visit.aspirated)
            discrepancy = f" (discrepancy {show_value(worked.value, worksheet.decimal_mark)})"
        expected, aspirated = _part(typed, "expected_residual"), _part(typed, "aspirated_volume")
        lines.append(f"{_part(typed, 'date')}: {expected} expected, {aspirated} aspirated{discrepancy}")
    return lines


def _part(typed: Mapping[str, str], name: str) -> str:
    return visible(typed.get(name, "?"))
