"""TRN: old drug of another concentration is still in reservoir, tubing and catheter."""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_amount
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields
from itb_calc.visit.formulas_transition import changed_concentration
from itb_calc.visit.missing import NotEntered


def concentration_differs(case: Case) -> Trigger | None:
    """Fire where the new concentration is another than the previous one."""
    old, new = changed_concentration(case.visit)
    consequence = next(iter(met(lambda: _without_a_bridge(case))), "")
    advice = "" if consequence else " Agree on the bridge with the prescriber."
    return Trigger(
        f"Tubing and catheter still hold {case.show(old.to('mcg/mL'))}, and the new solution is"
        f" {case.show(new)}.{consequence}{advice}"
    )


def _without_a_bridge(case: Case) -> str:
    given = show_amount(case.results.amount("unbridged_daily_dose"), case.inputs.mark)
    how_long = "".join(met(lambda: _for_how_long(case)))
    if case.facts.is_constant_flow():
        return f" This pump cannot be bridged: until the new solution arrives the patient gets {given}{how_long}."
    dose = case.show(case.inputs.need(fields.DAILY_DOSE))
    return f" Without a bridge the patient gets {given} instead of {dose}{how_long}: agree on it with the prescriber."


def _for_how_long(case: Case) -> str:
    return f" for {show_amount(case.results.amount('unbridged_duration'), case.inputs.mark)}"


def system_volume_unknown(case: Case) -> Trigger | None:
    """Fire where the concentration changes and what tubing and catheter hold is not known."""
    changed_concentration(case.visit)
    try:
        case.facts.system_volumes()
    except NotEntered as missing:
        label = fields.label_of(missing.name).lower()
        return Trigger(
            f"The {label} is not known, so that it cannot be said how much old drug is still to come."
            " Take it from the programmer or the implant record: no usual value is safe.",
        )
    return None


def goes_down(case: Case) -> Trigger | None:
    """Fire where the old, stronger drug stays behind in the reservoir."""
    old, new = changed_concentration(case.visit)
    if new > old:
        return None
    mixed = "".join(met(lambda: _mixed(case, new)))
    return Trigger(
        f"The concentration goes down, and what cannot be aspirated of the stronger {case.show(old.to('mcg/mL'))} stays"
        f" in the reservoir{mixed}. Rinse the reservoir as the pump's manual says."
    )


def _mixed(case: Case, new: Amount) -> str:
    mixed = case.show_against(case.results.amount("mixed_concentration"), new)
    return f": mixed, the new fill may be up to {mixed} instead of {case.show(new)}"


def bridge_below_minimum(case: Case) -> Trigger | None:
    """Fire where the pump cannot run as slowly as the bridge needs."""
    rate, minimum = case.results.amount("bridge_rate"), case.facts.minimum_flow()
    if minimum is None or rate >= minimum:
        return None
    return Trigger(
        f"A bridge would need a flow of {case.show_against(rate, minimum)}, below the pump's minimum of"
        f" {case.show(minimum)}: the pump cannot give the ordered dose of the old drug. Ask the prescriber how to"
        " change over."
    )


def dose_changes_too(case: Case) -> Trigger | None:
    """Fire where dose and concentration change at the same time."""
    changed_concentration(case.visit)
    if case.results.amount("dose_change").magnitude == 0:
        return None
    return Trigger(
        "Dose and concentration change together: whatever happens next, it cannot be known which of them did it."
        " Consider one change at a time."
    )


_CONCENTRATIONS = (fields.PREVIOUS_CONCENTRATION, fields.TARGET_CONCENTRATION, fields.PRODUCT_ID)
_SYSTEM = (
    fields.TUBING_VOLUME,
    fields.TUBING_VOLUME_MAX,
    fields.CATHETER_VOLUME,
    fields.CATHETER_ID,
    fields.CATHETER_TRIMMED_LENGTH,
)

RULES = (
    Rule(
        "TRN-01",
        Severity.CONFIRM,
        "Concentration differs from the previous one",
        _CONCENTRATIONS,
        "Old drug is still in tubing and catheter; a bridge bolus must be programmed.",
        "consensus 2016",
        concentration_differs,
    ),
    Rule(
        "TRN-02",
        Severity.CAUTION,
        "System volume not known",
        _SYSTEM,
        "No default exists: one maker corrected its displayed tubing volume in a recall.",
        "public recall; project rule",
        system_volume_unknown,
    ),
    Rule(
        "TRN-03",
        Severity.CONFIRM,
        "Concentration goes down",
        _CONCENTRATIONS,
        "Old, stronger drug stays in the reservoir; the SynchroMed EL manual rinses twice.",
        "SynchroMed EL technical manual",
        goes_down,
    ),
    Rule(
        "TRN-04",
        Severity.BLOCK,
        "Bridge below the pump's minimum flow",
        (fields.DAILY_DOSE, fields.PREVIOUS_CONCENTRATION, fields.MINIMUM_FLOW),
        "The pump cannot run as slowly as the bridge needs.",
        "the pump's specification",
        bridge_below_minimum,
    ),
    Rule(
        "TRN-05",
        Severity.CAUTION,
        "Dose and concentration change together",
        (fields.DAILY_DOSE, fields.PREVIOUS_DAILY_DOSE, fields.PREVIOUS_CONCENTRATION),
        "After two changes at once nobody can tell which of them had the effect.",
        "project rule",
        dose_changes_too,
    ),
)
