"""Do doses, days and dates agree with the drug in the pump? Bare fractions in mcg, mL and day.

Nothing here is shared with the formulas: each check goes from what was entered to the results.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from itb_calc.core.refill_date import KEEP_THE_DAY
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import NotEntered
from itb_calc.visit.results import Results

_HOURS_PER_DAY = 24
_WORKING_DAYS = 5


def hourly_agrees(facts: Facts, results: Results) -> bool:
    """24 hours make the daily dose."""
    return _number(results, "hourly_dose") * _HOURS_PER_DAY == _daily(facts)


def highest_agrees(facts: Facts, results: Results) -> bool:
    """The highest daily dose is the daily one with every bolus."""
    return _number(results, "highest_daily_dose") == _daily(facts) + _bolus_drug(facts)


def flow_agrees(facts: Facts, results: Results) -> bool:
    """Drug in what flows in a day is the daily dose; a fixed flow is the maker's, whatever the dose."""
    if _is_constant_flow(facts):
        return _number(results, "flow_rate") == facts.inputs.need(fields.FIXED_FLOW).magnitude
    return _number(results, "flow_rate") * _number(results, "pump_concentration") == _daily(facts)


def days_to_alarm_agree(facts: Facts, results: Results) -> bool:
    """Drug in the volume used until the alarm is a day's drug times the days: nominal, worst case, slowest pump."""
    drug, given = _drug_above(facts.inputs.need(fields.ALARM_VOLUME).magnitude, facts, results), _given(facts)
    agrees = drug == given * _number(results, "days_to_alarm")
    if "earliest_days_to_alarm" in results.worked:
        left = drug - _bridge_drug(facts, results)
        agrees = agrees and left == _worst_given(facts, results) * _number(results, "earliest_days_to_alarm")
    if "latest_days_to_alarm" in results.worked:
        slowest = given * (1 - _tolerance(facts))
        agrees = agrees and drug == slowest * _number(results, "latest_days_to_alarm")
    return agrees


def days_to_empty_agree(facts: Facts, results: Results) -> bool:
    """The same until the pump can deliver no more."""
    residual = facts.residual_volume()
    drug = _drug_above(Fraction(0) if residual is None else residual.magnitude, facts, results)
    agrees = drug == _given(facts) * _number(results, "days_to_empty")
    if "earliest_days_to_empty" in results.worked:
        left = drug - _bridge_drug(facts, results)
        agrees = agrees and left == _worst_given(facts, results) * _number(results, "earliest_days_to_empty")
    return agrees


def alarm_date_agrees(facts: Facts, results: Results) -> bool:
    """The alarm date is the last whole day before the alarm volume is left."""
    return _is_whole_days(facts, results, "alarm_date", _number(results, "days_to_alarm"))


def refill_dates_agree(facts: Facts, results: Results) -> bool:
    """The latest date is the last whole day before the limit that decides; the date to book lies a buffer before it."""
    earliest = "earliest_days_to_alarm" in results.worked
    alarm = _number(results, "earliest_days_to_alarm" if earliest else "days_to_alarm")
    stability = facts.inputs.need(fields.STABILITY_LIMIT).magnitude
    is_alarm = results.text("deciding_limit") == "alarm"
    agrees = is_alarm == (alarm <= stability)
    agrees = agrees and _is_whole_days(facts, results, "latest_refill_date", alarm if is_alarm else stability)
    if "book_by_date" not in results.worked:
        return agrees
    booked = results.day("book_by_date")
    moved = (results.day("latest_refill_date") - booked).days - _buffer(facts)
    if facts.inputs.site.weekend_rule == KEEP_THE_DAY:
        return agrees and moved == 0
    is_weekend_between = all((booked + timedelta(days=day)).weekday() >= _WORKING_DAYS for day in range(1, moved + 1))
    return agrees and booked.weekday() < _WORKING_DAYS and moved >= 0 and is_weekend_between


def _is_whole_days(facts: Facts, results: Results, name: str, days: Fraction) -> bool:
    passed = (results.day(name) - facts.inputs.need(fields.FILL_DATE)).days
    return passed <= days < passed + 1


def _drug_above(kept: Fraction, facts: Facts, results: Results) -> Fraction:
    programmed = facts.inputs.get(fields.PROGRAMMED_VOLUME)
    if programmed is None and _is_constant_flow(facts):
        programmed = facts.inputs.need(fields.INJECTED_VOLUME)
    if programmed is None:
        raise NotEntered(fields.PROGRAMMED_VOLUME.path)
    return (programmed.magnitude - kept) * _counted(facts, results)


def _counted(facts: Facts, results: Results) -> Fraction:
    """Drug in 1 mL; where the maker fixed the flow, whatever is in it, 1 mL counts for itself."""
    return Fraction(1) if _is_constant_flow(facts) else _number(results, "pump_concentration")


def _is_constant_flow(facts: Facts) -> bool:
    pump = facts.pump()
    return pump is not None and pump.is_constant_flow


def _given(facts: Facts) -> Fraction:
    """Drug in a day of the nominal flow, which is the ordered dose; or the fixed flow itself."""
    return facts.inputs.need(fields.FIXED_FLOW).magnitude if _is_constant_flow(facts) else _daily(facts)


def _bridge_drug(facts: Facts, results: Results) -> Fraction:
    """Drug in the volume that a bridge takes from the new fill beyond its flow."""
    if "bridge_extra_volume" not in results.worked:
        return Fraction(0)
    return _number(results, "bridge_extra_volume") * _counted(facts, results)


def _daily(facts: Facts) -> Fraction:
    return facts.inputs.need(fields.DAILY_DOSE).magnitude


def _worst_given(facts: Facts, results: Results) -> Fraction:
    boluses = _bolus_drug(facts)
    if boluses and _is_constant_flow(facts):
        boluses /= _number(results, "pump_concentration")
    return (_given(facts) + boluses) * (1 + _tolerance(facts))


def _bolus_drug(facts: Facts) -> Fraction:
    bolus, boluses = facts.inputs.get(fields.BOLUS_DOSE), facts.inputs.get(fields.BOLUSES_PER_DAY)
    return Fraction(0) if bolus is None or boluses is None else bolus.magnitude * boluses


def _tolerance(facts: Facts) -> Fraction:
    typed = facts.inputs.get(fields.FLOW_TOLERANCE)
    tolerance = facts.inputs.site.flow_tolerance if typed is None else typed
    return Fraction(0) if tolerance is None else tolerance.magnitude / 100


def _buffer(facts: Facts) -> int:
    """Whole days: the typed ones, else those of the site."""
    typed = facts.inputs.get(fields.BOOKING_BUFFER)
    buffer = facts.inputs.site.booking_buffer if typed is None else typed
    if buffer is None:
        raise NotEntered(fields.BOOKING_BUFFER.path)
    return int(buffer.magnitude)


def _number(results: Results, name: str) -> Fraction:
    return results.amount(name).magnitude
