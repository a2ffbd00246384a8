"""SCR: is this test dose one of the steps, of the right product, late enough, and not a step too far?"""

from __future__ import annotations

from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.moment import Moment
from itb_calc.core.show_number import in_mark
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import screening_fields as fields
from itb_calc.visit.field import Field
from itb_calc.visit.missing import Missing
from itb_calc.visit.screening import concentration, figures, last_injection, product, this_injection

_DOSES = (fields.DOSE, fields.LAST_DOSE, fields.EFFECTIVE_DOSE)
_AFTER = {
    fields.POSITIVE: "which had a positive response: a higher dose tests nothing more, and adds risk",
    fields.ADVERSE: "which had an adverse response: a higher dose may do more harm",
}
_CHECK = "Check both days and times."


def too_much_or_other_product(case: Case) -> Trigger | None:
    """Fire above the last step, and for any product but the screening product."""
    highest = figures(case.facts).doses[-1]
    above = [(field, dose) for field, dose in _doses(case) if dose > highest]
    others = met(lambda: _other_product(case), lambda: _other_strength(case))
    if not above and not others:
        return None
    said = [
        f"{_named(field)}{case.show_against(dose, highest)} is above {case.show(highest)}, the last screening step"
        for field, dose in above
    ]
    said += [text for _, text in others]
    advice = ["check the order for a slip"] * bool(above) + ["take the screening product"] * bool(others)
    return Trigger(
        f"{_sentence('; '.join(said))} {_sentence(' and '.join(advice))}",
        fields=(*(field for field, _ in above), *(field for field, _ in others)),
    )


def _doses(case: Case) -> list[tuple[Field[Amount], Amount]]:
    """Return every dose of the screening that is entered and read."""
    found = []
    for field in _DOSES:
        try:
            found.append((field, case.inputs.need(field)))
        except Missing:
            continue
    return found


def _named(field: Field[Amount]) -> str:
    """Name the dose, where it is not the one that is to be injected."""
    return "" if field is fields.DOSE else f"{field.label.lower()} "


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _other_product(case: Case) -> tuple[Field[Any], str] | None:
    """Say which product is not the screening product."""
    chosen = product(case.facts)
    if chosen is None or chosen.use == "screening":
        return None
    name = in_mark(chosen.printed_name, case.inputs.mark)
    return fields.PRODUCT, f"{name} is not the screening product, {case.show(concentration(case.facts))}"


def _other_strength(case: Case) -> tuple[Field[Any], str] | None:
    """Say which strength of the package is not that of the screening product."""
    typed, wanted = case.inputs.need(fields.STRENGTH), concentration(case.facts)
    if typed.value == wanted:
        return None
    return fields.STRENGTH, f"the package says {case.show_against(typed.value, wanted)}, not {case.show(wanted)}"


def unusual_dose(case: Case) -> Trigger | None:
    """Fire where a dose is none of the steps."""
    known = figures(case.facts).doses
    others = [(field, dose) for field, dose in _doses(case) if dose not in known]
    if not others:
        return None
    said = " and ".join(f"{_named(field)}{case.show(dose)}" for field, dose in others)
    steps = f"{', '.join(case.show(dose) for dose in known[:-1])} and {case.show(known[-1])}"
    what = f"{said} {'is' if len(others) == 1 else 'are'} not among the doses of the screening, {steps}"
    return Trigger(
        f"{_sentence(what)} Check the order.",
        fields=tuple(field for field, _ in others),
    )


def too_early(case: Case) -> Trigger | None:
    """Fire where the last screening dose is too recent, or not before this one."""
    last, now = last_injection(case.inputs), this_injection(case.inputs)
    shortest = figures(case.facts).shortest_interval
    passed = now.since(last)
    if passed >= shortest:
        return None
    if now.instant <= last.instant:
        return Trigger(f"This injection, {now.shown}, is not after the last one, {last.shown}. {_CHECK}")
    return Trigger(
        f"The last screening dose is only {case.show_against(passed, shortest)} before this one, and its effect may"
        f" not be over: at least {case.show(shortest)} must lie between. {_not_before(last.after(shortest))}"
    )


def _not_before(moment: Moment | None) -> str:
    return _CHECK if moment is None else f"This one is not due before {moment.shown}."


def step_up_after_response(case: Case) -> Trigger | None:
    """Fire where the dose rises though the last one worked, or did harm."""
    dose, last = case.inputs.need(fields.DOSE), case.inputs.need(fields.LAST_DOSE)
    after = _AFTER.get(case.inputs.need(fields.LAST_RESPONSE))
    if after is None or dose <= last:
        return None
    return Trigger(
        f"{case.show(dose)} is a step up from {case.show(last)}, {after}."
        " Check dose and response; what follows is for the prescriber to decide."
    )


_TIMES = (fields.INJECTION_DATE, fields.INJECTION_TIME, fields.LAST_DATE, fields.LAST_TIME)

RULES = (
    Rule(
        "SCR-01",
        Severity.BLOCK,
        "Screening dose above the last step, or another product",
        (*_DOSES, fields.PRODUCT, fields.STRENGTH),
        "A refill strength is 10 to 40 times the screening strength; a slip of a decimal mark is 10 times the dose.",
        "US label summaries",
        too_much_or_other_product,
    ),
    Rule(
        "SCR-02",
        Severity.CAUTION,
        "Screening dose that is no step",
        _DOSES,
        "The trial knows few doses; any other is unusual, or a slip.",
        "US label summaries; German and French labelling",
        unusual_dose,
    ),
    Rule(
        "SCR-03",
        Severity.BLOCK,
        "Too soon after the last screening dose",
        _TIMES,
        "The effect of one dose must be over before the next is judged, or the two add up.",
        "US label summaries",
        too_early,
    ),
    Rule(
        "SCR-04",
        Severity.BLOCK,
        "Step up after a response",
        (fields.DOSE, fields.LAST_DOSE, fields.LAST_RESPONSE),
        "After a response the trial is over: a higher dose tests nothing more, and may do harm.",
        "US label summaries",
        step_up_after_response,
    ),
)
