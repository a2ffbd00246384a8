"""Mass, volume and time, checked by code that shares nothing with the formulas, before anything is shown.

A check whose results are absent has nothing to ask.
"""

from __future__ import annotations

from collections.abc import Callable

from itb_calc.visit import conserve_mass, conserve_time, conserve_transition
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results

_Check = Callable[[Facts, Results], bool]

_CHECKS: dict[str, tuple[_Check, ...]] = {
    "mass": (
        conserve_mass.stock_agrees,
        conserve_mass.pump_agrees,
        conserve_mass.mass_agrees,
        conserve_mass.measured_stock_agrees,
        conserve_mass.measured_diluent_agrees,
        conserve_mass.achieved_agrees,
        conserve_mass.delivered_agrees,
        conserve_transition.bridge_dose_agrees,
        conserve_transition.bridge_agrees,
        conserve_transition.unbridged_agrees,
        conserve_transition.unbridged_dose_agrees,
        conserve_transition.mixed_agrees,
        conserve_transition.needed_agrees,
    ),
    "volume": (
        conserve_mass.volume_agrees,
        conserve_mass.containers_agree,
        conserve_transition.system_agrees,
        conserve_transition.bridge_extra_agrees,
        conserve_transition.residual_agrees,
        conserve_transition.discrepancy_agrees,
    ),
    "time": (
        conserve_time.hourly_agrees,
        conserve_time.highest_agrees,
        conserve_transition.change_agrees,
        conserve_time.flow_agrees,
        conserve_time.days_to_alarm_agree,
        conserve_time.days_to_empty_agree,
        conserve_time.alarm_date_agrees,
        conserve_time.refill_dates_agree,
    ),
}


def mismatches(facts: Facts, results: Results) -> tuple[str, ...]:
    """Name what does not come out: a result whose own check fails, mass, volume, time; empty where all agree."""
    found = [name for name, worked in results.worked.items() if not worked.holds]
    for name, checks in _CHECKS.items():
        if not all(_agrees(check, facts, results) for check in checks):
            found.append(name)
    return tuple(found)


def _agrees(check: _Check, facts: Facts, results: Results) -> bool:
    try:
        return check(facts, results)
    except Missing:
        return True
