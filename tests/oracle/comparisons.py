"""The rules that compare this fill with the previous one, the slip detector, and what could not be checked."""

from typing import Final

from tests.oracle import facts
from tests.oracle.blocks import dos_04
from tests.oracle.case import Case, Rule, exceeds, falls_short, is_above
from tests.oracle.change import old_and_new
from tests.oracle.inputs import (
    MINIMUM_FLOW,
    PREVIOUS_CONCENTRATION,
    TARGET,
    is_system_unreadable,
    pump_figure,
    system_volumes,
)
from tests.oracle.ratio import ONE, ZERO, Ratio, below, divide, magnitude, multiply, ratio, subtract
from tests.oracle.reading import FIRST_FILL, FIXED_FLOW

_DOSE: Final = "dose.daily_dose"
_PREVIOUS_DOSE: Final = "previous.daily_dose"
_ASPIRATED: Final = "previous.aspirated_volume"
_EXPECTED: Final = "previous.expected_residual"


def dos_03(case: Case) -> str | None:
    """A change beyond the range for group and phase."""
    change, words = case.result("dose_change"), case.reading.words
    group, phase = words.get("dose.patient_group"), words.get("dose.phase")
    if change is None or group is None or phase is None or dos_07(case) is not None:
        return None
    too_high = exceeds(change, facts.HIGHEST_INCREASE[group, phase])
    return "confirm" if too_high or falls_short(change, facts.DEEPEST_DECREASE) else None


def dos_06(case: Case) -> str | None:
    """A large step to a high dose."""
    if dos_03(case) is not None or dos_07(case) is not None:
        return None
    large = exceeds(case.result("dose_change"), facts.LARGE_STEP)
    return "caution" if large and exceeds(case.number(_DOSE), facts.LIMITED_EXPERIENCE) else None


def _has_the_shape(share: Ratio, factor: Ratio) -> bool:
    """Whether the share is the factor, within 2 % of it."""
    deviation = multiply(magnitude(subtract(divide(share, factor), ONE)), ratio(100))
    return not exceeds(deviation, facts.SLIP_MARGIN)


def dos_07(case: Case) -> str | None:
    """New dose and previous one differ by the shape of a slip."""
    new, old = case.number(_DOSE), case.number(_PREVIOUS_DOSE)
    if new is None or old is None:
        return None
    shapes = [shape for factor in facts.SLIP_SHAPES for shape in (ratio(factor), ratio(1, factor))]
    return "confirm" if any(_has_the_shape(divide(new, old), shape) for shape in shapes) else None


def trn_01(case: Case) -> str | None:
    """The concentration changes."""
    return "confirm" if old_and_new(case.reading, case.results) is not None else None


def trn_02(case: Case) -> str | None:
    """The concentration changes, and the system volume is not known."""
    if trn_01(case) is None or is_system_unreadable(case.reading):
        return None
    return "caution" if system_volumes(case.reading) is None else None


def trn_03(case: Case) -> str | None:
    """The concentration goes down."""
    change = old_and_new(case.reading, case.results)
    return "confirm" if change is not None and below(change[1], change[0]) else None


def trn_05(case: Case) -> str | None:
    """Dose and concentration change together."""
    dose_change = case.result("dose_change")
    changes = dose_change is not None and dose_change != ZERO
    return "caution" if changes and trn_01(case) is not None else None


def _discrepancy(case: Case) -> Ratio | None:
    """mL, without its sign."""
    discrepancy = case.result("volume_discrepancy")
    return None if discrepancy is None else magnitude(discrepancy)


def vol_03(case: Case) -> str | None:
    """A discrepancy of some size, in a reservoir that is not large; silent beside VOL-04."""
    reservoir = pump_figure(case.reading, "pump.reservoir_volume")
    if reservoir is None or exceeds(reservoir, facts.SMALL_RESERVOIR, 1_000) or vol_04(case) is not None:
        return None
    return "caution" if exceeds(_discrepancy(case), facts.DISCREPANCY_CAUTION, 1_000) else None


def vol_04(case: Case) -> str | None:
    """A large discrepancy, or more in the pump than was ever programmed."""
    large = exceeds(_discrepancy(case), facts.DISCREPANCY_CONFIRM, 1_000)
    too_much = is_above(case.number(_ASPIRATED), case.number("previous.programmed_volume"))
    return "confirm" if large or too_much else None


def vol_05(case: Case) -> str | None:
    """The previous fill has run dry."""
    return "confirm" if case.result("expected_residual") == ZERO else None


def _is_within(value: Ratio, bounds: tuple[int, int]) -> bool:
    """Whether the value is neither below the lower nor above the upper bound."""
    return not falls_short(value, bounds[0]) and not exceeds(value, bounds[1])


def _looks_slipped(value: Ratio | None, plausible: tuple[int, int], factors: tuple[int, ...]) -> bool:
    """Known, outside the plausible range, and inside it after one of the factors either way."""
    if value is None or _is_within(value, plausible):
        return False
    return any(
        _is_within(multiply(value, ratio(factor)), plausible) or _is_within(divide(value, ratio(factor)), plausible)
        for factor in factors
    )


def slp_01(case: Case) -> str | None:
    """The slip detector on doses and concentrations; silent beside DOS-04 and DOS-07."""
    if dos_04(case) is not None or dos_07(case) is not None:
        return None
    slipped = any(
        _looks_slipped(case.number(path), facts.PLAUSIBLE_DOSE, facts.DOSE_SLIPS) for path in (_DOSE, _PREVIOUS_DOSE)
    ) or any(
        _looks_slipped(case.number(path), facts.PLAUSIBLE_CONCENTRATION, facts.CONCENTRATION_SLIPS)
        for path in (TARGET, PREVIOUS_CONCENTRATION)
    )
    return "caution" if slipped else None


def _unchecked_residual(case: Case) -> bool:
    """Nothing aspirated, or nothing to hold it against for want of a field of the previous fill."""
    reading = case.reading
    if not reading.is_known(_ASPIRATED) or not reading.is_empty(_EXPECTED):
        return not (reading.is_known(_ASPIRATED) and reading.is_known(_EXPECTED))
    reads = ("previous.programmed_volume", "previous.fill_date", "fill_date")
    fixed = (FIXED_FLOW,) if reading.is_constant_flow() else ()
    unread = any(path in reading.problems for path in ("previous.bolus_volume", "pump.id", FIXED_FLOW))
    return unread or not all(reading.is_known(path) for path in (*reads, *fixed))


def chk_02(case: Case) -> str | None:
    """A check that could not run: the previous fill, or the pump's minimum flow."""
    reading = case.reading
    reads = (_PREVIOUS_DOSE, "dose.patient_group", "dose.phase", PREVIOUS_CONCENTRATION)
    unchecked = not all(reading.is_known(path) for path in reads) or _unchecked_residual(case)
    if FIRST_FILL in reading.problems or (unchecked and not reading.first_fill):
        return "caution"
    no_minimum = pump_figure(reading, MINIMUM_FLOW) is None and not reading.is_constant_flow()
    return "caution" if no_minimum else None


COMPARISONS: Final[tuple[tuple[str, Rule], ...]] = (
    ("DOS-03", dos_03),
    ("DOS-06", dos_06),
    ("DOS-07", dos_07),
    ("TRN-01", trn_01),
    ("TRN-02", trn_02),
    ("TRN-03", trn_03),
    ("TRN-05", trn_05),
    ("VOL-03", vol_03),
    ("VOL-04", vol_04),
    ("VOL-05", vol_05),
    ("SLP-01", slp_01),
    ("CHK-02", chk_02),
)
