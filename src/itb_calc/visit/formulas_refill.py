"""Which inputs make which result: dose, flow, days and dates."""

from __future__ import annotations

from itb_calc.core import constant_flow, dilution, dose, refill_date, reservoir
from itb_calc.core.amount import Amount
from itb_calc.core.reservoir import WorstCase
from itb_calc.core.working import Value, Worked
from itb_calc.visit import fields
from itb_calc.visit.missing import NotApplicable, NotEntered, NoWorstCase
from itb_calc.visit.site import told
from itb_calc.visit.visit import Visit


def pump_concentration(visit: Visit) -> Worked:
    """What the label says and the programmer gets: the target, else the stock."""
    stock = visit.results.amount("stock_concentration")
    target = visit.inputs.get(fields.TARGET_CONCENTRATION)
    name, entered = ("stock", stock) if target is None else ("target", target)
    value = entered.to("mcg/mL")
    return Worked(
        value,
        f"pump concentration = {name} concentration",
        "{entered}",
        "{answer} = {entered}",
        {"entered": entered},
        holds=value == entered,
    )


def delivered_daily_dose(visit: Visit) -> Worked:
    """What the patient gets: of a fixed flow always, of another where measuring is off the target."""
    fixed = visit.facts.fixed_flow()
    achieved = given_concentration(visit) if fixed is not None else visit.results.amount("achieved_concentration")
    visit.inputs.steps()
    if fixed is not None:
        return constant_flow.delivered(fixed, achieved)
    target = visit.inputs.need(fields.TARGET_CONCENTRATION)
    return dilution.delivered_daily_dose(visit.inputs.need(fields.DAILY_DOSE), achieved, target)


def given_concentration(visit: Visit) -> Amount:
    """Return what the measured volumes give where they are known, else what the label says."""
    achieved = visit.known("achieved_concentration")
    return visit.results.amount("pump_concentration") if achieved is None else achieved


def flow_rate(visit: Visit) -> Worked:
    """Flow that carries the daily dose, or the one that the maker fixed."""
    visit.inputs.steps()
    fixed = visit.facts.fixed_flow()
    if fixed is not None:
        return constant_flow.fixed_flow(fixed)
    return reservoir.flow_rate(visit.inputs.need(fields.DAILY_DOSE), visit.results.amount("pump_concentration"))


def hourly_dose(visit: Visit) -> Worked:
    """The daily dose over 24 hours."""
    visit.inputs.steps()
    return dose.hourly_dose(visit.inputs.need(fields.DAILY_DOSE))


def highest_daily_dose(visit: Visit) -> Worked:
    """The daily dose with every bolus."""
    bolus, boluses = visit.inputs.get(fields.BOLUS_DOSE), visit.inputs.get(fields.BOLUSES_PER_DAY)
    if bolus is None or boluses is None:
        raise NotApplicable(fields.BOLUS_DOSE.path)
    return dose.highest_daily_dose(visit.inputs.need(fields.DAILY_DOSE), bolus, boluses)


def days_to_alarm(visit: Visit) -> Worked:
    """Nominal days until the alarm volume is left."""
    programmed, alarm = _programmed_and_alarm(visit)
    return reservoir.days_to_alarm(programmed, alarm, visit.results.amount("flow_rate"))


def days_to_empty(visit: Visit) -> Worked:
    """Nominal days until the pump can deliver no more."""
    programmed, residual = _programmed_and_residual(visit)
    return reservoir.days_to_empty(programmed, residual, visit.results.amount("flow_rate"))


def earliest_days_to_alarm(visit: Visit) -> Worked:
    """Days to alarm with every bolus, the fastest pump and a bridge."""
    return _earliest(visit, _worst_case(visit), *_programmed_and_alarm(visit))


def earliest_days_to_empty(visit: Visit) -> Worked:
    """Days to empty with every bolus, the fastest pump and a bridge."""
    return _earliest(visit, _worst_case(visit), *_programmed_and_residual(visit))


def latest_days_to_alarm(visit: Visit) -> Worked:
    """Days to alarm with the slowest pump."""
    tolerance = visit.facts.flow_tolerance()
    if tolerance is None:
        raise NotApplicable(fields.FLOW_TOLERANCE.path)
    programmed, alarm = _programmed_and_alarm(visit)
    worked = reservoir.latest_days_to_alarm(programmed, alarm, visit.results.amount("flow_rate"), tolerance)
    return _with_tolerance(visit, worked)


def alarm_date(visit: Visit) -> Worked:
    """The nominal alarm date."""
    fill = visit.inputs.need(fields.FILL_DATE)
    return _on_the_calendar(refill_date.alarm_date(fill, visit.results.amount("days_to_alarm")))


def latest_refill_date(visit: Visit) -> Worked:
    """The last day for the refill."""
    stability = visit.inputs.need(fields.STABILITY_LIMIT)
    fill = visit.inputs.need(fields.FILL_DATE)
    return _on_the_calendar(refill_date.latest_refill_date(fill, visit.results.days_that_count(), stability))


def deciding_limit(visit: Visit) -> Worked:
    """Which limit that day comes from."""
    visit.results.day("latest_refill_date")
    return refill_date.deciding_limit(visit.results.days_that_count(), visit.inputs.need(fields.STABILITY_LIMIT))


def book_by_date(visit: Visit) -> Worked:
    """The day to book."""
    buffer = visit.facts.booking_buffer()
    if buffer is None:
        raise NotEntered(fields.BOOKING_BUFFER.path)
    latest, rule = visit.results.day("latest_refill_date"), visit.inputs.site.weekend_rule
    worked = _on_the_calendar(refill_date.book_by_date(latest, buffer, rule))
    of_site: dict[str, Value] = dict(visit.facts.figures_of_the_site(fields.BOOKING_BUFFER))
    if rule == refill_date.KEEP_THE_DAY:
        of_site["weekend rule"] = rule
    return told(worked, visit.inputs.site, of_site)


def _programmed_and_alarm(visit: Visit) -> tuple[Amount, Amount]:
    programmed, alarm = visit.facts.programmed_volume(), visit.inputs.need(fields.ALARM_VOLUME)
    if programmed <= alarm:
        raise NotApplicable(fields.PROGRAMMED_VOLUME.path)
    return programmed, alarm


def _programmed_and_residual(visit: Visit) -> tuple[Amount, Amount]:
    programmed, residual = visit.facts.programmed_volume(), visit.facts.residual_volume()
    if residual is None:
        raise NotEntered(fields.RESIDUAL_VOLUME.path)
    if programmed <= residual:
        raise NotApplicable(fields.PROGRAMMED_VOLUME.path)
    return programmed, residual


def _worst_case(visit: Visit) -> WorstCase:
    """Gather what ends a fill early; NoWorstCase where there is nothing of that."""
    tolerance = visit.facts.flow_tolerance()
    bolus, boluses = visit.inputs.get(fields.BOLUS_DOSE), visit.inputs.get(fields.BOLUSES_PER_DAY)
    extra = visit.known("bridge_extra_volume")
    if tolerance is None and extra is None and (bolus is None or boluses is None):
        raise NoWorstCase(fields.FLOW_TOLERANCE.path)
    has_boluses = bolus is not None and boluses is not None
    return WorstCase(bolus if has_boluses else None, boluses if has_boluses else None, tolerance, extra)


def _earliest(visit: Visit, worst_case: WorstCase, programmed: Amount, kept: Amount) -> Worked:
    if worst_case.extra is not None and programmed - worst_case.extra <= kept:
        raise NotApplicable(fields.PROGRAMMED_VOLUME.path)
    # Only boluses, which are a mass, need the concentration.
    concentration = None if worst_case.bolus is None else visit.results.amount("pump_concentration")
    flow = visit.results.amount("flow_rate")
    worked = reservoir.earliest_days(programmed, kept, (flow, concentration), worst_case)
    return _with_tolerance(visit, worked)


def _with_tolerance(visit: Visit, worked: Worked) -> Worked:
    """Say in the working that the tolerance is the site's, where it is."""
    return told(worked, visit.inputs.site, visit.facts.figures_of_the_site(fields.FLOW_TOLERANCE))


def _on_the_calendar(worked: Worked | None) -> Worked:
    if worked is None:
        raise NotApplicable(fields.FILL_DATE.path)
    return worked
