"""VOL: does the pump hold what it is told that it holds?"""

from __future__ import annotations

from itb_calc.core.amount import Amount
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields


def programmed_is_not_injected(case: Case) -> Trigger | None:
    """Fire where the pump is told another volume than went in."""
    injected, programmed = case.inputs.need(fields.INJECTED_VOLUME), case.inputs.need(fields.PROGRAMMED_VOLUME)
    # A pump with a fixed flow counts nothing; one that is not read might count.
    if injected == programmed or any(met(case.facts.is_constant_flow)):
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


def discrepancy(case: Case) -> Trigger | None:
    """Fire where another volume came out than was expected, by more than a small pump is usually off."""
    gap, reservoir = case.results.amount("volume_discrepancy"), case.facts.reservoir_volume()
    limit, small = case.thresholds.discrepancy_caution.value, case.thresholds.small_reservoir.value
    if reservoir is None or reservoir > small or abs(gap) <= limit:
        return None
    more_or_less = "more" if gap.magnitude > 0 else "less"
    return Trigger(
        f"{_off(case, gap, limit)}, above the {case.show(limit)} that is usual for a reservoir of"
        f" {case.show(reservoir)}: the patient may have got {more_or_less} than planned. Measure again, and look at the"
        " trend over the last visits."
    )


def large_discrepancy(case: Case) -> Trigger | None:
    """Fire where the volume that came out points to a fault of pump, catheter or fill."""
    found = met(lambda: _far_off(case), lambda: _more_than_programmed(case))
    if not found:
        return None
    return Trigger(
        f"{'; '.join(found)}: the catheter, the pump or a fill into the pocket may be at fault."
        " Observe the patient, and find the cause before the next step."
    )


def _far_off(case: Case) -> str | None:
    gap, limit = case.results.amount("volume_discrepancy"), case.thresholds.discrepancy_confirm.value
    return None if abs(gap) <= limit else _off(case, gap, limit)


def _off(case: Case, gap: Amount, limit: Amount) -> str:
    direction = "less" if gap.magnitude > 0 else "more"
    return f"{case.show_against(abs(gap), limit)} {direction} was aspirated than expected"


def _more_than_programmed(case: Case) -> str | None:
    aspirated = case.inputs.need(fields.ASPIRATED_VOLUME)
    programmed = case.inputs.need(fields.PREVIOUS_PROGRAMMED_VOLUME)
    if aspirated <= programmed:
        return None
    return f"{case.show(aspirated)} was aspirated, more than the {case.show(programmed)} that was programmed"


def run_dry(case: Case) -> Trigger | None:
    """Fire where nothing can be left of the previous fill."""
    if case.results.amount("expected_residual").magnitude > 0:
        return None
    return Trigger(
        "By the figures entered the previous fill has run dry: withdrawal is possible, and tolerance may be lost."
        " Do not assume the previous dose: the prescriber decides anew."
    )


_RESIDUAL = (fields.ASPIRATED_VOLUME, fields.EXPECTED_RESIDUAL, fields.PREVIOUS_PROGRAMMED_VOLUME)

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
    Rule(
        "VOL-03",
        Severity.CAUTION,
        "Unexpected volume aspirated",
        _RESIDUAL,
        "In 221 refills small pumps were seldom off by more than 1 mL.",
        "Maino 2017",
        discrepancy,
        silent_after=("VOL-04",),
    ),
    Rule(
        "VOL-04",
        Severity.CONFIRM,
        "Far from the expected volume",
        _RESIDUAL,
        "A catheter, pump or pocket-fill problem shows first in the volume.",
        "ASRA 2017 poster; Maino 2017",
        large_discrepancy,
    ),
    Rule(
        "VOL-05",
        Severity.CONFIRM,
        "Previous fill has run dry",
        (fields.PREVIOUS_FILL_DATE, fields.PREVIOUS_PROGRAMMED_VOLUME, fields.EXPECTED_RESIDUAL),
        "After an interruption tolerance is lost, and the old dose may be an overdose.",
        "consensus on withdrawal, as summarised",
        run_dry,
    ),
)
