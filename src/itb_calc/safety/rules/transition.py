"""TRN: old drug of another concentration is still in reservoir, tubing and catheter."""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_amount
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields
from itb_calc.visit.formulas_transition import changed_concentration
from itb_calc.visit.missing import NotEntered

_ANOTHER_DOSE = "until it is through, the patient gets another dose than ordered"


def concentration_differs(case: Case) -> Trigger | None:
    """Fire where the new concentration is another than the previous one."""
    old, new = (each.to("mcg/mL") for each in changed_concentration(case.visit))
    consequence = next(iter(met(lambda: _until_it_is_through(case))), _ANOTHER_DOSE)
    return Trigger(
        f"Tubing and catheter still hold {case.show(old)}, not the new {case.show_against(new, old)}: {consequence}."
        " Agree with the prescriber how to change over."
    )


def _until_it_is_through(case: Case) -> str:
    given, how_long = case.results.amount("unbridged_daily_dose"), "".join(met(lambda: _for_how_long(case)))
    if case.facts.is_constant_flow():
        shown = show_amount(given, case.inputs.mark)
        return f"this pump cannot be bridged, and the patient gets {shown}{how_long}, whatever is ordered"
    dose = case.inputs.need(fields.DAILY_DOSE)
    shown = case.show_against(given, dose)
    return f"without a bridge the patient gets {shown} instead of the ordered {case.show(dose)}{how_long}"


def _for_how_long(case: Case) -> str:
    return f" for {show_amount(case.results.amount('unbridged_duration'), case.inputs.mark)}"


def system_volume_unknown(case: Case) -> Trigger | None:
    """Fire where the concentration changes and what tubing and catheter hold is not known."""
    changed_concentration(case.visit)
    try:
        case.facts.system_volumes()
    except NotEntered:
        unknown = " and ".join(_unknown_volumes(case))
        return Trigger(
            f"How much old drug is still to come cannot be said without the {unknown}."
            " Look in the programmer or the implant record: no usual value is safe."
        )
    return None


def _unknown_volumes(case: Case) -> list[str]:
    entered = case.inputs.values.keys()
    by_length = fields.CATHETER_ID.path in entered and fields.CATHETER_VOLUME.path not in entered
    needed = (fields.TUBING_VOLUME, fields.CATHETER_TRIMMED_LENGTH if by_length else fields.CATHETER_VOLUME)
    return [field.label.lower() for field in needed if field.path not in entered]


def goes_down(case: Case) -> Trigger | None:
    """Fire where the old, stronger drug stays behind in the reservoir."""
    old, new = changed_concentration(case.visit)
    if new > old:
        return None
    mixed = next(iter(met(lambda: _mixed(case, new))), "the new fill is stronger than its label")
    return Trigger(
        f"What cannot be aspirated of the stronger {case.show(old.to('mcg/mL'))} stays in the reservoir: {mixed}, which"
        " can overdose the patient. Rinse the reservoir as the pump's manual says."
    )


def _mixed(case: Case, new: Amount) -> str:
    mixed = case.show_against(case.results.amount("mixed_concentration"), new)
    return f"mixed, the new fill may have {mixed} instead of {case.show(new)}"


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
        "Dose and concentration change together: if the patient does worse, nobody can tell which of them did it."
        " Ask the prescriber whether one can wait."
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
