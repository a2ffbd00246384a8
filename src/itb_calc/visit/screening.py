"""From what is typed of a screening trial to its results: pure, exact, and only what is needed for each is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from itb_calc.core import screening
from itb_calc.core.amount import Amount
from itb_calc.core.concentration import volume_for
from itb_calc.core.dose import hourly_dose
from itb_calc.core.moment import Moment
from itb_calc.core.working import Worked
from itb_calc.reference.dosing import Screening
from itb_calc.reference.products import Product
from itb_calc.visit import screening_fields as fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing, NotApplicable, NotComputed
from itb_calc.visit.results import ResultName, Results
from itb_calc.visit.visit import Visit

RESULT_NAMES: tuple[ResultName, ...] = (
    ResultName("bolus_volume", "mL", "Volume to inject", "of the screening product, and of no other"),
    ResultName("time_since_last", "hour", "Since the last dose", "by the clock on the wall"),
    ResultName("next_dose_from", "", "Next dose not before", "counted from this injection"),
    ResultName("start_dose", "mcg/day", "Start dose"),
    ResultName("start_hourly_dose", "mcg/hour", "Start dose per hour"),
)


class Step(NamedTuple):
    """A dose of the screening (mcg) and the volume that holds it (mL)."""

    dose: Amount
    volume: Amount


def figures(facts: Facts) -> Screening:
    """Return the reviewed figures of the screening; raises NotComputed where the reference data is not usable."""
    if facts.reference.dosing is None:
        raise NotComputed("dosing")
    return facts.reference.dosing.screening


def concentration(facts: Facts) -> Amount:
    """Concentration (mcg/mL) of the screening product; raises NotComputed where the reference data is not usable."""
    if facts.reference.thresholds is None:
        raise NotComputed("thresholds")
    return facts.reference.thresholds.screening_concentration.value


def product(facts: Facts) -> Product | None:
    """Return the chosen product; None for one that is not listed; raises NotEntered where none is chosen."""
    chosen = facts.inputs.need(fields.PRODUCT)
    if not facts.reference.is_complete:
        raise NotComputed("reference")
    return facts.reference.products.get(chosen)


def steps(facts: Facts) -> tuple[Step, ...]:
    """Return every dose of the screening with its volume, the smallest first; raises NotComputed without figures."""
    strength = concentration(facts)
    return tuple(Step(dose, volume_for(dose, strength)) for dose in figures(facts).doses)


def this_injection(inputs: Inputs) -> Moment:
    """Return when this dose is to be injected; raises Missing where that is not known."""
    return Moment.at(inputs.need(fields.INJECTION_DATE), inputs.need(fields.INJECTION_TIME))


def last_injection(inputs: Inputs) -> Moment:
    """Return when the last dose before was injected; raises Missing where that is not known."""
    return Moment.at(inputs.need(fields.LAST_DATE), inputs.need(fields.LAST_TIME))


def effect_threshold(facts: Facts) -> Amount:
    """Return how long (hours) an effect may last for a multiplied start dose, by the label that was chosen."""
    chosen, found = facts.inputs.need(fields.THRESHOLD), figures(facts)
    return found.us_effect_threshold if chosen == fields.US_LABEL else found.german_effect_threshold


def calculate(facts: Facts) -> Results:
    """Compute every result that the facts allow; for each other one, say what it waits for."""
    worked: dict[str, Worked] = {}
    waiting: dict[str, Missing] = {}
    visit = Visit(facts, Results(worked, waiting))
    for name, formula in _FORMULAS.items():
        try:
            worked[name] = formula(visit)
        except Missing as missing:
            waiting[name] = missing
    return visit.results


def _bolus_volume(visit: Visit) -> Worked:
    dose = visit.inputs.need(fields.DOSE)
    visit.inputs.readable(fields.STRENGTH.path)
    if visit.inputs.get(fields.PRODUCT) is not None and product(visit.facts) is None:
        visit.inputs.need(fields.STRENGTH)
    return screening.bolus_volume(dose, concentration(visit.facts))


def _time_since_last(visit: Visit) -> Worked:
    if visit.inputs.get(fields.FIRST_DOSE):
        raise NotApplicable(fields.FIRST_DOSE.path)
    last, now = last_injection(visit.inputs), this_injection(visit.inputs)
    if now.instant <= last.instant:
        raise NotApplicable(fields.LAST_DATE.path)
    return screening.time_since(last, now)


def _next_dose_from(visit: Visit) -> Worked:
    dose, now, found = visit.inputs.need(fields.DOSE), this_injection(visit.inputs), figures(visit.facts)
    moment = None if dose >= found.doses[-1] else screening.next_dose_from(now, found.shortest_interval)
    if moment is None:
        # After the last step, and beyond the calendar, there is none.
        raise NotApplicable(fields.DOSE.path)
    return moment


def _start_dose(visit: Visit) -> Worked:
    inputs = visit.inputs
    effective, threshold = inputs.need(fields.EFFECTIVE_DOSE), effect_threshold(visit.facts)
    is_longer, is_adverse = inputs.need(fields.LASTED_LONGER), inputs.need(fields.ADVERSE_REACTION)
    effect = screening.Effect(threshold, is_longer, is_adverse)
    return screening.start_dose(effective, figures(visit.facts).start_factor, effect)


def _start_hourly_dose(visit: Visit) -> Worked:
    return hourly_dose(visit.results.amount("start_dose"))


# In the order of computing: a formula may look at the results before it.
_FORMULAS: dict[str, Callable[[Visit], Worked]] = {
    "bolus_volume": _bolus_volume,
    "time_since_last": _time_since_last,
    "next_dose_from": _next_dose_from,
    "start_dose": _start_dose,
    "start_hourly_dose": _start_hourly_dose,
}
