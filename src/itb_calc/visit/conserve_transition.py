"""Is old drug, and old volume, accounted for to the last mcg? Bare fractions in mcg, mL and day.

Nothing here is shared with the formulas: each check goes from what was entered to the results.
"""

from __future__ import annotations

from fractions import Fraction

from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import Results

_HOURS_PER_DAY = 24
_MICROGRAMS_PER_MILLIGRAM = 1000


def system_agrees(facts: Facts, results: Results) -> bool:
    """The system volume is the catheter and an end of the tubing's range: the smaller on the way up."""
    tubing = _number(results, "system_volume") - _catheter(facts)
    smallest = facts.inputs.need(fields.TUBING_VOLUME).magnitude
    entered = facts.inputs.get(fields.TUBING_VOLUME_MAX)
    largest = smallest if entered is None else entered.magnitude
    goes_up = _number(results, "pump_concentration") > _old(facts)
    agrees = tubing == (smallest if goes_up else largest)
    if "system_volume_max" not in results.worked:
        return agrees and entered is None
    return agrees and _number(results, "system_volume_max") - _catheter(facts) == largest


def _catheter(facts: Facts) -> Fraction:
    """Volume (mL) of the catheter: as typed, else each cm that was not trimmed holds what its maker prints."""
    typed = facts.inputs.get(fields.CATHETER_VOLUME)
    if typed is not None:
        return typed.magnitude
    catheter = facts.reference.catheters[facts.inputs.need(fields.CATHETER_ID)]
    implanted = catheter.length.magnitude - facts.inputs.need(fields.CATHETER_TRIMMED_LENGTH).magnitude
    return implanted * catheter.volume_per_length.magnitude


def bridge_dose_agrees(facts: Facts, results: Results) -> bool:
    """The bridge gives all the old drug in the system volume."""
    return _number(results, "bridge_dose") == _number(results, "system_volume") * _old(facts)


def bridge_agrees(facts: Facts, results: Results) -> bool:
    """The bridge empties the system volume of old drug at the ordered dose, and no faster."""
    days = _number(results, "bridge_duration") / _HOURS_PER_DAY
    agrees = _number(results, "bridge_dose") == facts.inputs.need(fields.DAILY_DOSE).magnitude * days
    return agrees and _number(results, "bridge_rate") * days == _number(results, "system_volume")


def bridge_extra_agrees(facts: Facts, results: Results) -> bool:
    """What the bridge uses more is its volume without what the new flow would use in the same time."""
    extra, system = _number(results, "bridge_extra_volume"), _number(results, "system_volume")
    new = _number(results, "pump_concentration")
    return new > _old(facts) and (system - extra) * new == system * _old(facts)


def unbridged_agrees(facts: Facts, results: Results) -> bool:
    """Without a bridge the same old drug comes out of the largest system volume, at the new flow."""
    ranged = "system_volume_max" in results.worked
    system = _number(results, "system_volume_max" if ranged else "system_volume")
    days = _number(results, "unbridged_duration") / _HOURS_PER_DAY
    given = _number(results, "unbridged_daily_dose")
    return given * days == system * _old(facts) and _number(results, "flow_rate") * days == system


def unbridged_dose_agrees(facts: Facts, results: Results) -> bool:
    """Without a bridge each mL that flows holds old drug."""
    return _number(results, "unbridged_daily_dose") == _number(results, "flow_rate") * _old(facts)


def mixed_agrees(facts: Facts, results: Results) -> bool:
    """Drug injected and drug left behind are the drug in the mixture."""
    residual, injected = facts.residual_volume(), facts.inputs.need(fields.INJECTED_VOLUME).magnitude
    if residual is None:
        return "mixed_concentration" not in results.worked
    new, mixed = _number(results, "pump_concentration"), _number(results, "mixed_concentration")
    drug = injected * new + residual.magnitude * _old(facts)
    agrees = mixed * (injected + residual.magnitude) == drug
    return agrees and new * (100 + _number(results, "mixed_deviation")) == mixed * 100


def needed_agrees(facts: Facts, results: Results) -> bool:
    """The fixed flow of the needed concentration is the ordered dose."""
    flow = facts.inputs.need(fields.FIXED_FLOW).magnitude
    return _number(results, "needed_concentration") * flow == facts.inputs.need(fields.DAILY_DOSE).magnitude


def residual_agrees(facts: Facts, results: Results) -> bool:
    """What was delivered, what the boluses took and what should be left are what was programmed."""
    left, shown = _number(results, "expected_residual"), facts.inputs.get(fields.EXPECTED_RESIDUAL)
    if shown is not None:
        return left == shown.magnitude
    days = (facts.inputs.need(fields.FILL_DATE) - facts.inputs.need(fields.PREVIOUS_FILL_DATE)).days
    taken = facts.inputs.get(fields.PREVIOUS_BOLUS_VOLUME)
    used = _previous_flow(facts) * days + (0 if taken is None else taken.magnitude)
    programmed = facts.inputs.need(fields.PREVIOUS_PROGRAMMED_VOLUME).magnitude
    return left == max(programmed - used, Fraction(0))


def _previous_flow(facts: Facts) -> Fraction:
    pump = facts.pump()
    if pump is not None and pump.is_constant_flow:
        return facts.inputs.need(fields.FIXED_FLOW).magnitude
    return facts.inputs.need(fields.PREVIOUS_DAILY_DOSE).magnitude / _old(facts)


def discrepancy_agrees(facts: Facts, results: Results) -> bool:
    """Aspirated and discrepancy are the expected residual, and the share is of what should have been delivered."""
    expected, gap = _number(results, "expected_residual"), _number(results, "volume_discrepancy")
    agrees = facts.inputs.need(fields.ASPIRATED_VOLUME).magnitude + gap == expected
    if "discrepancy_of_delivered" not in results.worked:
        return agrees
    delivered = facts.inputs.need(fields.PREVIOUS_PROGRAMMED_VOLUME).magnitude - expected
    return agrees and delivered > 0 and _number(results, "discrepancy_of_delivered") * delivered == gap * 100


def change_agrees(facts: Facts, results: Results) -> bool:
    """The previous dose and its change are the new dose."""
    old, new = facts.inputs.need(fields.PREVIOUS_DAILY_DOSE), facts.inputs.need(fields.DAILY_DOSE)
    return old.magnitude * (100 + _number(results, "dose_change")) == new.magnitude * 100


def _old(facts: Facts) -> Fraction:
    old = facts.inputs.need(fields.PREVIOUS_CONCENTRATION)
    return old.magnitude * (_MICROGRAMS_PER_MILLIGRAM if old.unit == "mg/mL" else 1)


def _number(results: Results, name: str) -> Fraction:
    return results.amount(name).magnitude
