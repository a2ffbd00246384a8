"""FLW: can this pump deliver this flow, and this concentration?"""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import clock, step_flow
from itb_calc.core.show_number import show_amount
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields


def below_minimum(case: Case) -> Trigger | None:
    """Fire where the pump cannot run so slowly, all day or in a step of the day."""
    minimum = case.facts.minimum_flow()
    if minimum is None:
        return None
    found = met(lambda: _flow_too_slow(case, minimum), lambda: _step_too_slow(case, minimum))
    if not found:
        return None
    if any(met(case.facts.is_constant_flow)):
        return Trigger(
            f"The fixed flow, {case.show(case.results.amount('flow_rate'))}, is below the entered minimum flow,"
            f" {case.show(minimum)}: one of the two is wrong. Check both in the pump's manual."
        )
    return Trigger(
        f"{found[0]} is below the pump's minimum of {case.show(minimum)}: it cannot deliver this dose."
        " Use a lower concentration."
    )


def _flow_too_slow(case: Case, minimum: Amount) -> str | None:
    flow = case.results.amount("flow_rate")
    return None if flow >= minimum else f"The flow, {case.show_against(flow, minimum)},"


def _step_too_slow(case: Case, minimum: Amount) -> str | None:
    """Name the slowest step: a concentration that is low enough for it is low enough for all."""
    concentration = case.results.amount("pump_concentration")
    flows = [(step_flow(step, concentration), step) for step in case.inputs.steps()]
    if not flows:
        return None
    flow, slowest = min(flows, key=lambda each: each[0])
    if flow >= minimum:
        return None
    return f"From {clock(slowest.start)} to {clock(slowest.end)} the flow, {case.show_against(flow, minimum)},"


def gives_another_dose(case: Case) -> Trigger | None:
    """Fire where a fixed flow carries another dose than the ordered one."""
    fixed, dose = case.facts.fixed_flow(), case.inputs.need(fields.DAILY_DOSE)
    if fixed is None:
        return None
    concentrations = met(
        lambda: case.results.amount("pump_concentration"), lambda: case.results.amount("achieved_concentration")
    )
    if not concentrations:
        return None
    worst = max((fixed * each for each in concentrations), key=lambda given: abs(_off(dose, given)))
    caution, block = case.thresholds.deviation_caution.value, case.thresholds.deviation_confirm.value
    off = abs(_off(dose, worst))
    if off <= caution:
        return None
    is_grave = off > block
    shown_off = case.show_against(off, block if is_grave else caution)
    more_or_less = "more" if worst > dose else "less"
    needed = show_amount(case.results.amount("needed_concentration"), case.inputs.mark)
    return Trigger(
        f"With the fixed flow the patient gets {case.show_against(worst, dose)}, {shown_off} {more_or_less} than the"
        f" ordered {case.show(dose)}. Check the concentration: this order needs {needed}.",
        severity=Severity.BLOCK if is_grave else Severity.CAUTION,
    )


def _off(ordered: Amount, given: Amount) -> Amount:
    """By how much (%) the given dose is off the ordered one."""
    return ((given - ordered) / ordered).to("%")


def outside_label(case: Case) -> Trigger | None:
    """Fire where the pump's labelling does not cover the concentration."""
    pump = case.facts.pump()
    concentration = case.results.amount("pump_concentration")
    if pump is None or pump.lowest_concentration is None or pump.highest_concentration is None:
        return None
    lowest, highest = pump.lowest_concentration, pump.highest_concentration
    if lowest <= concentration <= highest:
        return None
    shown = case.show_against(concentration, lowest if concentration < lowest else highest)
    return Trigger(
        f"{shown} is outside the {case.show(lowest)} to {case.show(highest)} of baclofen that {pump.name} is labelled"
        " for. Check the pump's manual."
    )


def minimum_unknown(case: Case) -> Trigger | None:
    """Remark where a flow that is too low could not be noticed."""
    case.inputs.need(fields.PUMP_ID)
    if case.facts.minimum_flow() is not None:
        return None
    return Trigger(
        "The minimum flow of this pump is not known here, so that a flow too low for it goes unnoticed."
        " Enter it from the manual."
    )


_FLOW_FIELDS = (fields.DAILY_DOSE, fields.TARGET_CONCENTRATION, fields.MINIMUM_FLOW)

RULES = (
    Rule(
        "FLW-01",
        Severity.BLOCK,
        "Flow below the pump's minimum",
        (*_FLOW_FIELDS, fields.DAY_SCHEDULE),
        "The pump cannot deliver it; a lower concentration can.",
        "the pump's specification",
        below_minimum,
    ),
    Rule(
        "FLW-02",
        Severity.CAUTION,
        "Concentration outside the pump's labelling",
        (fields.TARGET_CONCENTRATION, fields.PRODUCT_ID, fields.PUMP_ID),
        "The pump's accuracy was shown for this range only.",
        "the pump's manual",
        outside_label,
    ),
    Rule(
        "FLW-03",
        Severity.INFO,
        "Minimum flow not known",
        (fields.MINIMUM_FLOW,),
        "What is not known cannot be checked.",
        "project rule",
        minimum_unknown,
    ),
    Rule(
        "FLW-04",
        Severity.BLOCK,
        "Fixed flow carries another dose",
        (fields.DAILY_DOSE, fields.TARGET_CONCENTRATION, fields.PRODUCT_ID, fields.FIXED_FLOW),
        "Such a pump gives what its flow and the concentration make, whatever was ordered.",
        "project threshold",
        gives_another_dose,
    ),
)
