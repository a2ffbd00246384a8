"""Is the drug that goes in the drug that comes out, and the volume too? Bare fractions in mcg and mL.

Nothing here is shared with the formulas: each check goes from what was entered to the results.
"""

from __future__ import annotations

from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import Results

_MICROGRAMS_PER_MILLIGRAM = 1000


def stock_agrees(facts: Facts, results: Results) -> bool:
    """Drug in the volume on the package, typed or printed, is the drug on the package."""
    product, typed = facts.product(), facts.inputs.get(fields.LABEL_STRENGTH)
    strength = typed if typed is not None or product is None else product.strength
    if strength is None or strength.per is None:
        return "stock_concentration" not in results.worked
    return _number(results, "stock_concentration") * strength.per.magnitude == _micrograms(strength.amount)


def pump_agrees(facts: Facts, results: Results) -> bool:
    """Each mL in the pump holds what the target says, else what each mL of the stock holds."""
    target, pumped = facts.inputs.get(fields.TARGET_CONCENTRATION), _number(results, "pump_concentration")
    if target is None:
        return pumped == _number(results, "stock_concentration")
    return pumped == _micrograms_per_millilitre(target)


def mass_agrees(facts: Facts, results: Results) -> bool:
    """Drug taken from the containers is drug in the final volume."""
    target = _micrograms_per_millilitre(facts.inputs.need(fields.TARGET_CONCENTRATION))
    final = facts.inputs.need(fields.FINAL_VOLUME).magnitude
    taken = _number(results, "stock_volume") * _number(results, "stock_concentration")
    second = facts.inputs.get(fields.SECOND_STRENGTH)
    if second is not None and second.per is not None:
        per_millilitre = _micrograms(second.amount) / second.per.magnitude
        taken += _number(results, "second_stock_volume") * per_millilitre
    return taken == target * final


def volume_agrees(facts: Facts, results: Results) -> bool:
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


def measured_stock_agrees(facts: Facts, results: Results) -> bool:
    """Measured stock is whole graduations next to the exact volume."""
    return _is_measured(results, "stock_volume", facts.stock_graduation())


def measured_diluent_agrees(facts: Facts, results: Results) -> bool:
    """Measured diluent is whole graduations next to the exact volume."""
    return _is_measured(results, "diluent_volume", facts.diluent_graduation())


def _is_measured(results: Results, name: str, graduation: Amount | None) -> bool:
    measured, exact = _number(results, f"measured_{name}"), _number(results, name)
    if graduation is None:
        return False
    return measured % graduation.magnitude == 0 and 2 * abs(measured - exact) <= graduation.magnitude


def achieved_agrees(facts: Facts, results: Results) -> bool:
    """The measured volumes hold the drug that the achieved concentration says."""
    stock, diluent = _number(results, "measured_stock_volume"), _number(results, "measured_diluent_volume")
    if "achieved_concentration" not in results.worked:
        return stock == 0
    target = _micrograms_per_millilitre(facts.inputs.need(fields.TARGET_CONCENTRATION))
    achieved = _number(results, "achieved_concentration")
    agrees = achieved * (stock + diluent) == _number(results, "stock_concentration") * stock
    return agrees and target * (100 + _number(results, "achieved_deviation")) == achieved * 100


def delivered_agrees(facts: Facts, results: Results) -> bool:
    """What the patient gets is what flows in a day, at the concentration that is really in the pump."""
    measured = "achieved_concentration" in results.worked
    holds = _number(results, "achieved_concentration" if measured else "pump_concentration")
    delivered = _number(results, "delivered_daily_dose")
    pump = facts.pump()
    if pump is not None and pump.is_constant_flow:
        return delivered == facts.inputs.need(fields.FIXED_FLOW).magnitude * holds
    return delivered == facts.inputs.need(fields.DAILY_DOSE).magnitude / _number(results, "pump_concentration") * holds


def containers_agree(facts: Facts, results: Results) -> bool:
    """The containers hold what is taken and what is left, and one fewer would not hold it."""
    measured = "measured_stock_volume" in results.worked
    taken = _number(results, "measured_stock_volume" if measured else "stock_volume")
    left, container = _number(results, "leftover_volume"), facts.container_volume()
    return (
        container is not None
        and 0 <= left < container.magnitude
        and _number(results, "containers") * container.magnitude == taken + left
    )


def _number(results: Results, name: str) -> Fraction:
    return results.amount(name).magnitude


def _micrograms(mass: Amount) -> Fraction:
    return mass.magnitude * (_MICROGRAMS_PER_MILLIGRAM if mass.unit == "mg" else 1)


def _micrograms_per_millilitre(concentration: Amount) -> Fraction:
    return concentration.magnitude * (_MICROGRAMS_PER_MILLIGRAM if concentration.unit == "mg/mL" else 1)
