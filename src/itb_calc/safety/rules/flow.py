"""FLW: can this pump deliver this flow, and this concentration?"""

from __future__ import annotations

from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.visit import fields


def below_minimum(case: Case) -> Trigger | None:
    """Fire where the pump cannot run so slowly."""
    flow = case.results.amount("flow_rate")
    minimum = case.facts.minimum_flow()
    if minimum is None or flow >= minimum:
        return None
    return Trigger(
        f"The flow, {case.show_against(flow, minimum)}, is below the pump's minimum of {case.show(minimum)}: it cannot"
        " deliver this dose. Use a lower concentration."
    )


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
        _FLOW_FIELDS,
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
)
