"""The results of a screening, checked by code that shares nothing with the formulas, before anything is shown."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from itb_calc.visit import screening_fields as fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results
from itb_calc.visit.screening import figures


def mismatches(facts: Facts, results: Results) -> tuple[str, ...]:
    """Name what does not come out: a result whose own check fails, volume, start dose; empty where all agree."""
    found = [name for name, worked in results.worked.items() if not worked.holds]
    checks = {"volume": _volume_agrees, "start dose": _start_dose_agrees}
    return (*found, *(name for name, check in checks.items() if not _agrees(check, facts, results)))


def _agrees(check: Callable[[Facts, Results], bool], facts: Facts, results: Results) -> bool:
    try:
        return check(facts, results)
    except Missing:
        return True


def _volume_agrees(facts: Facts, results: Results) -> bool:
    """A dose that is a listed step has the listed volume."""
    volume, dose = results.amount("bolus_volume"), facts.inputs.need(fields.DOSE)
    return all(volume == step.volume for step in figures(facts).steps if step.dose == dose)


def _start_dose_agrees(facts: Facts, results: Results) -> bool:
    """What the pump gives in a day, hour by hour, is the effective dose once or so many times."""
    inputs = facts.inputs
    is_once = inputs.need(fields.LASTED_LONGER) or inputs.need(fields.ADVERSE_REACTION)
    times = Fraction(1) if is_once else figures(facts).start_factor
    given = inputs.need(fields.EFFECTIVE_DOSE).number("mcg") * times
    by_hours = sum(results.amount("start_hourly_dose").number("mcg/hour") for _ in range(24))
    return results.amount("start_dose").number("mcg/day") == given == by_hours
