"""RES: does the fill last, and is the date to book safe?"""

from __future__ import annotations

from itb_calc.core.refill_date import STABILITY
from itb_calc.core.show_date import show_date
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields


def programmed_out_of_bounds(case: Case) -> Trigger | None:
    """Fire where the programmed volume does not fit between alarm and reservoir."""
    programmed = case.facts.programmed_volume()
    found = met(lambda: _above_reservoir(case), lambda: _not_above_alarm(case))
    if not found:
        return None
    verb = "programmed" if fields.PROGRAMMED_VOLUME.path in case.inputs.values else "injected"
    return Trigger(f"{case.show(programmed)} is {verb}, but {' and '.join(found)}. Check the volumes.")


def _above_reservoir(case: Case) -> str | None:
    reservoir = case.facts.reservoir_volume()
    if reservoir is None or case.facts.programmed_volume() <= reservoir:
        return None
    return f"the reservoir holds {case.show(reservoir)}: the pump would run dry before its alarm"


def _not_above_alarm(case: Case) -> str | None:
    alarm = case.inputs.need(fields.ALARM_VOLUME)
    if case.facts.programmed_volume() > alarm:
        return None
    return f"the alarm volume is {case.show(alarm)}: the alarm would sound at once"


def limit_that_decided(case: Case) -> Trigger | None:
    """Remark which limit the date comes from."""
    if case.results.text("deciding_limit") == STABILITY:
        return Trigger("The stability limit decides the refill date: it is reached before the alarm volume.")
    return Trigger("The alarm volume decides the refill date: it is reached no later than the stability limit.")


def stability_stretched(case: Case) -> Trigger | None:
    """Fire where the drug is to stay in the pump longer than recommended."""
    entered, recommended = case.inputs.need(fields.STABILITY_LIMIT), case.thresholds.recommended_stability.value
    if entered <= recommended:
        return None
    return Trigger(
        f"A stability limit of {case.show(entered)} is longer than the recommended maximum of {case.show(recommended)}."
        " Say what supports it for this concentration."
    )


def alarm_comes_late(case: Case) -> Trigger | None:
    """Fire where the alarm leaves little time, more gravely where the booking does not make up for it."""
    alarm, late = case.inputs.need(fields.ALARM_VOLUME), case.thresholds.late_alarm_volume.value
    buffer, short = case.facts.booking_buffer(), case.thresholds.short_booking_buffer.value
    if alarm >= late:
        return None
    is_covered = buffer is not None and buffer >= short
    advice = "The booking buffer makes up for it." if is_covered else f"Book at least {case.show(short)} earlier."
    return Trigger(
        f"With an alarm volume below {case.show(late)}, patients have had withdrawal signs up to a week before the"
        f" alarm. {advice}",
        severity=Severity.INFO if is_covered else Severity.CAUTION,
    )


def overdue(case: Case) -> Trigger | None:
    """Fire where the latest refill date has passed."""
    latest = case.results.day("latest_refill_date")
    if case.today <= latest:
        return None
    return Trigger(
        f"The latest refill date, {show_date(latest)}, has passed, and withdrawal can be fatal."
        " Act now: see the patient, and call the prescriber."
    )


def buffer_too_short(case: Case) -> Trigger | None:
    """Fire where nothing is left for a missed appointment."""
    buffer, shortest = case.facts.booking_buffer(), case.thresholds.shortest_booking_buffer.value
    if buffer is not None and buffer >= shortest:
        return None
    what = "Without a booking buffer" if buffer is None else f"With a booking buffer of {case.show(buffer)}"
    return Trigger(f"{what} a missed appointment can end in withdrawal. Published advice is 3 to 5 or 7 to 10 days.")


def no_tolerance(case: Case) -> Trigger | None:
    """Remark that the date takes the pump for perfect."""
    if case.facts.flow_tolerance() is not None:
        return None
    return Trigger("No flow tolerance is entered: days and dates assume a perfect pump.")


def alarm_below_residual(case: Case) -> Trigger | None:
    """Fire where the alarm would sound when the pump can deliver no more."""
    alarm, residual = case.inputs.need(fields.ALARM_VOLUME), case.facts.residual_volume()
    if residual is None or alarm >= residual:
        return None
    return Trigger(
        f"The alarm volume, {case.show(alarm)}, is below the {case.show(residual)} that the pump cannot deliver: the"
        " alarm would come after the pump is empty. Set a higher alarm volume."
    )


def implausible_interval(case: Case) -> Trigger | None:
    """Fire where the interval has the shape of two strengths swapped."""
    shortest, longest = case.thresholds.shortest_interval.value, case.thresholds.longest_interval.value
    days = case.results.amount("days_to_alarm")
    if days < shortest:
        what = f"The time to the alarm, {case.show_against(days, shortest)}, is under {case.show(shortest)}"
    elif days > longest:
        what = f"The time to the alarm, {case.show_against(days, longest)}, is over {case.show(longest)}"
    elif met(lambda: _booked_too_early(case)):
        what = "The date to book is not after the fill date"
    else:
        return None
    return Trigger(f"{what}: has one strength been taken for another? Check the concentration and the dose.")


def _booked_too_early(case: Case) -> bool | None:
    is_early = case.results.day("book_by_date") <= case.inputs.need(fields.FILL_DATE)
    return is_early or None


_ALARM = (fields.ALARM_VOLUME,)
_BUFFER = (fields.BOOKING_BUFFER,)

RULES = (
    Rule(
        "RES-01",
        Severity.BLOCK,
        "Programmed volume out of bounds",
        (fields.PROGRAMMED_VOLUME, fields.RESERVOIR_VOLUME, fields.ALARM_VOLUME),
        "The pump would count on volume that it does not hold, or alarm at once.",
        "the pump's specification",
        programmed_out_of_bounds,
    ),
    Rule(
        "RES-02",
        Severity.INFO,
        "What decides the date",
        (fields.STABILITY_LIMIT, fields.ALARM_VOLUME),
        "A date is understood when its reason is known.",
        "project rule",
        limit_that_decided,
    ),
    Rule(
        "RES-03",
        Severity.CONFIRM,
        "Stability limit longer than recommended",
        (fields.STABILITY_LIMIT,),
        "180 days is the recommended maximum.",
        "Neuromodulation 2023, PMID 38043050",
        stability_stretched,
    ),
    Rule(
        "RES-04",
        Severity.CAUTION,
        "Alarm that comes late",
        (fields.ALARM_VOLUME, fields.BOOKING_BUFFER),
        "21 of 88 patients had withdrawal symptoms 1-7 days before the alarm, at 2.7 mL on average; none at 4 mL.",
        "Neurosurgery 2004;55:390",
        alarm_comes_late,
    ),
    Rule(
        "RES-05",
        Severity.CONFIRM,
        "Refill overdue",
        (fields.FILL_DATE,),
        "Withdrawal can be fatal.",
        "US labelling, boxed warning",
        overdue,
    ),
    Rule(
        "RES-06",
        Severity.CAUTION,
        "Booking buffer too short",
        _BUFFER,
        "A missed appointment must not end in withdrawal.",
        "published advice of 3-5 and 7-10 days",
        buffer_too_short,
    ),
    Rule(
        "RES-07",
        Severity.INFO,
        "No flow tolerance",
        (fields.FLOW_TOLERANCE,),
        "No pump is perfect: measured flow is off by a few percent, and a hazard alert speaks of more than 14.5 %.",
        "Wesemann 2014; ANZCA hazard alert",
        no_tolerance,
    ),
    Rule(
        "RES-08",
        Severity.BLOCK,
        "Alarm after the pump is empty",
        (fields.ALARM_VOLUME, fields.RESIDUAL_VOLUME),
        "The alarm would come when the pump can deliver no more.",
        "the pump's specification",
        alarm_below_residual,
    ),
    Rule(
        "RES-10",
        Severity.CONFIRM,
        "Implausible interval",
        (fields.DAILY_DOSE, fields.LABEL_STRENGTH, fields.TARGET_CONCENTRATION),
        "This is the shape of 500 and 2,000 mcg/mL swapped.",
        "project threshold",
        implausible_interval,
    ),
)
