"""Mass, volume and time, checked by code that shares nothing with the formulas: bare fractions in mcg, mL and day.

Each check goes from what was entered to the results and asks whether anything was lost or gained on the way. A check
whose results are absent has nothing to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.visit.results import Results

_MICROGRAMS_PER_MILLIGRAM = 1000


def mismatches(facts: Facts, results: Results) -> tuple[str, ...]:
    """Name the checks that do not come out, out of mass, volume and time; empty where everything agrees."""
    found = [name for name, worked in results.worked.items() if not worked.holds]
    for name, checks in _CHECKS.items():
        if not all(_agrees(check, facts, results) for check in checks):
            found.append(name)
    return tuple(found)


_Check = Callable[[Facts, Results], bool]


def _agrees(check: _Check, facts: Facts, results: Results) -> bool:
    try:
        return check(facts, results)
    except Missing:
        return True


def _stock(facts: Facts, results: Results) -> bool:
    """Drug in the volume on the package, typed or printed, is the drug on the package."""
    product, typed = facts.product(), facts.inputs.get(fields.LABEL_STRENGTH)
    strength = typed if typed is not None or product is None else product.strength
    if strength is None or strength.per is None:
        return "stock_concentration" not in results.worked
    return _number(results, "stock_concentration") * strength.per.magnitude == _micrograms(strength.amount)


def _pump(facts: Facts, results: Results) -> bool:
    """Each mL in the pump holds what the target says, else what each mL of the stock holds."""
    target, pumped = facts.inputs.get(fields.TARGET_CONCENTRATION), _number(results, "pump_concentration")
    if target is None:
        return pumped == _number(results, "stock_concentration")
    return pumped == _micrograms_per_millilitre(target)


def _mass(facts: Facts, results: Results) -> bool:
    """Drug taken from the containers is drug in the final volume."""
    target = _micrograms_per_millilitre(facts.inputs.need(fields.TARGET_CONCENTRATION))
    final = facts.inputs.need(fields.FINAL_VOLUME).magnitude
    taken = _number(results, "stock_volume") * _number(results, "stock_concentration")
    second = facts.inputs.get(fields.SECOND_STRENGTH)
    if second is not None and second.per is not None:
        per_millilitre = _micrograms(second.amount) / second.per.magnitude
        taken += _number(results, "second_stock_volume") * per_millilitre
    return taken == target * final


def _volume(facts: Facts, results: Results) -> bool:
    """What is measured out is the final volume, or what is injected and primed."""
    total = _number(results, "stock_volume")
    for name in ("diluent_volume", "second_stock_volume"):
        if name in results.worked:
            total += _number(results, name)
    if facts.inputs.get(fields.TARGET_CONCENTRATION) is not None:
        return total == facts.inputs.need(fields.FINAL_VOLUME).magnitude
    priming = facts.inputs.get(fields.PRIMING_VOLUME)
    primed = Fraction(0) if priming is None else priming.magnitude
    return total == facts.inputs.need(fields.INJECTED_VOLUME).magnitude + primed


def _flow(facts: Facts, results: Results) -> bool:
    """Drug in what flows in a day is the daily dose."""
    daily = facts.inputs.need(fields.DAILY_DOSE).magnitude
    return _number(results, "flow_rate") * _number(results, "pump_concentration") == daily


def _time(facts: Facts, results: Results) -> bool:
    """Drug in the volume used until the alarm is the daily dose times the days, in the worst case too."""
    used = facts.inputs.need(fields.PROGRAMMED_VOLUME).magnitude - facts.inputs.need(fields.ALARM_VOLUME).magnitude
    drug = used * _number(results, "pump_concentration")
    daily = facts.inputs.need(fields.DAILY_DOSE).magnitude
    agrees = drug == daily * _number(results, "days_to_alarm")
    if "earliest_days_to_alarm" not in results.worked:
        return agrees
    tolerance = facts.inputs.get(fields.FLOW_TOLERANCE)
    faster = 1 + (Fraction(0) if tolerance is None else tolerance.magnitude / 100)
    bolus, boluses = facts.inputs.get(fields.BOLUS_DOSE), facts.inputs.get(fields.BOLUSES_PER_DAY)
    extra = Fraction(0) if bolus is None or boluses is None else bolus.magnitude * boluses
    return agrees and drug == (daily + extra) * faster * _number(results, "earliest_days_to_alarm")


_CHECKS: dict[str, tuple[_Check, ...]] = {
    "mass": (_stock, _pump, _mass),
    "volume": (_volume,),
    "time": (_flow, _time),
}


def _number(results: Results, name: str) -> Fraction:
    return results.amount(name).magnitude


def _micrograms(mass: Amount) -> Fraction:
    return mass.magnitude * (_MICROGRAMS_PER_MILLIGRAM if mass.unit == "mg" else 1)


def _micrograms_per_millilitre(concentration: Amount) -> Fraction:
    return concentration.magnitude * (_MICROGRAMS_PER_MILLIGRAM if concentration.unit == "mg/mL" else 1)
