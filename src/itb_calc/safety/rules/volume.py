"""VOL: does the pump hold what it is told that it holds?"""

from __future__ import annotations

from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.visit import fields


def programmed_is_not_injected(case: Case) -> Trigger | None:
    """Fire where the pump is told another volume than went in."""
    injected, programmed = case.inputs.need(fields.INJECTED_VOLUME), case.inputs.need(fields.PROGRAMMED_VOLUME)
    if injected == programmed:
        return None
    outcome = "run dry early" if injected < programmed else "alarm early"
    return Trigger(
        f"{case.show(injected)} is injected, but {case.show(programmed)} is programmed: the pump would {outcome}."
        " Make them equal."
    )


def injected_above_reservoir(case: Case) -> Trigger | None:
    """Fire where more is injected than the pump holds."""
    injected, reservoir = case.inputs.need(fields.INJECTED_VOLUME), case.facts.reservoir_volume()
    if reservoir is None or injected <= reservoir:
        return None
    return Trigger(
        f"{case.show(injected)} is more than the {case.show(reservoir)} that the reservoir holds: overfilling can"
        " damage the pump and overdose the patient. Check pump and volume."
    )


RULES = (
    Rule(
        "VOL-01",
        Severity.BLOCK,
        "Injected and programmed volume differ",
        (fields.INJECTED_VOLUME, fields.PROGRAMMED_VOLUME),
        "20 mL filled and 40 mL programmed, twice: the pump ran dry months early.",
        "closed claim",
        programmed_is_not_injected,
    ),
    Rule(
        "VOL-02",
        Severity.BLOCK,
        "More than the reservoir holds",
        (fields.INJECTED_VOLUME, fields.RESERVOIR_VOLUME),
        "The reservoir cannot take it.",
        "the pump's specification",
        injected_above_reservoir,
    ),
)
