"""Which concentration reaches an interval, and which the pump can still deliver."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.planning import (
    concentration_at_minimum_flow,
    lowest_concentration,
    nearest_target,
    round_targets,
)
from itb_calc.core.reservoir import WorstCase
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import COMMA, amount, amounts, exact, whole_numbers
from tests.core.conftest import Spoil

_DOSE, _HELD, _STEP = amount(450, "mcg/day"), (amount(40, "mL"), amount(4, "mL")), amount(50, "mcg/mL")
_INTERVAL = amount(90, "day")
_NEITHER = WorstCase(None, None, None)
_TOLERANCE = WorstCase(None, None, amount(10, "%"))
_BOTH = WorstCase(amount(25, "mcg"), Fraction(4), amount(10, "%"))


def _lowest(worst_case: WorstCase, interval: Amount = _INTERVAL) -> Worked:
    return lowest_concentration(_DOSE, worst_case, _HELD, interval, _STEP)


def test_worked_by_hand() -> None:
    # (450 + 4 × 25) × 1.1 × 90 ÷ 36 = 1,512.5
    worked = _lowest(_BOTH)
    assert exact(worked.value) == (Fraction(1550), "mcg/mL")
    assert worked.holds
    assert write_out(worked) == Working(
        "lowest concentration = (daily dose + boluses per day × bolus dose) × (1 + flow tolerance) × interval"
        " ÷ (filled volume − alarm volume), rounded up to a multiple of the step",
        "(450 mcg/day + 4 × 25 mcg per day) × (1 + 10 %) × 90 days ÷ (40 mL − 4 mL) → 1,512.5 mcg/mL,"
        " up to a multiple of 50 mcg/mL",
        "1,550 mcg/mL",
        "1,550 mcg/mL × (40 mL − 4 mL) ÷ 605 mcg/day ≈ ≈92.2 days, no less than 90 days;"
        " 1,500 mcg/mL would last ≈89.2 days".replace("≈ ≈", "≈ "),
    )


@pytest.mark.parametrize(
    ("worst_case", "interval", "lowest", "formula"),
    [
        # 450 × 90 ÷ 36 = 1,125
        (_NEITHER, _INTERVAL, 1150, "daily dose × interval"),
        # 450 × 1.1 × 90 ÷ 36 = 1,237.5
        (_TOLERANCE, _INTERVAL, 1250, "daily dose × (1 + flow tolerance) × interval"),
        # 450 × 100 ÷ 36 = 1,250 is a multiple of the step: not one step more
        (_NEITHER, amount(100, "day"), 1250, "daily dose × interval"),
        (_NEITHER, amount(101, "day"), 1300, "daily dose × interval"),
        (WorstCase(amount(25, "mcg"), Fraction(0), None), _INTERVAL, 1150, "(daily dose + boluses per day"),
    ],
)
def test_only_what_is_entered_is_counted(worst_case: WorstCase, interval: Amount, lowest: int, formula: str) -> None:
    worked = _lowest(worst_case, interval)
    assert exact(worked.value) == (Fraction(lowest), "mcg/mL")
    assert worked.formula.startswith(f"lowest concentration = {formula}")
    assert worked.holds


def test_the_working_is_in_the_mark_of_the_document() -> None:
    assert "1\u2009237,5 mcg/mL" in write_out(_lowest(_TOLERANCE), COMMA).substitution


@given(
    amounts("mcg/day"),
    amounts("mcg"),
    whole_numbers,
    st.integers(min_value=0, max_value=50),
    st.integers(min_value=1, max_value=365),
)
def test_it_reaches_the_interval_and_one_step_lower_does_not(
    dose: Amount, bolus: Amount, boluses: Fraction, percent: int, days: int
) -> None:
    worst = WorstCase(bolus, boluses, amount(percent, "%"))
    worked = lowest_concentration(dose, worst, _HELD, amount(days, "day"), _STEP)
    daily = (dose.magnitude + boluses * bolus.magnitude) * (1 + Fraction(percent, 100))
    number, _ = exact(worked.value)
    assert worked.holds
    assert number % 50 == 0
    assert number * 36 >= daily * days > (number - 50) * 36


@given(amounts("mcg/day"), st.integers(min_value=1, max_value=50))
def test_milligrams_and_a_dose_in_proportion_give_the_same(dose: Amount, times: int) -> None:
    worked = lowest_concentration(dose, _TOLERANCE, _HELD, _INTERVAL, _STEP)
    in_milligrams = lowest_concentration(dose.to("mg/day"), _TOLERANCE, _HELD, _INTERVAL, amount("0.05", "mg/mL"))
    assert in_milligrams.value == worked.value
    scaled = lowest_concentration(dose * times, _TOLERANCE, _HELD, _INTERVAL, _STEP * times)
    assert exact(scaled.value)[0] == exact(worked.value)[0] * times


@pytest.mark.parametrize("operation", ["__mul__", "__truediv__", "__sub__", "__add__"])
def test_a_step_that_goes_wrong_is_noticed(operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not _lowest(_BOTH).holds


def test_the_minimum_flow_carries_the_dose_at_this_concentration() -> None:
    worked = concentration_at_minimum_flow(amount(24, "mcg/day"), amount("0.048", "mL/day"))
    assert exact(worked.value) == (Fraction(500), "mcg/mL")
    assert worked.holds
    assert write_out(worked) == Working(
        "highest concentration = daily dose ÷ minimum flow",
        "24 mcg/day ÷ 0.048 mL/day",
        "500 mcg/mL",
        "500 mcg/mL × 0.048 mL/day = 24 mcg/day",
    )


@given(amounts("mcg/day"), amounts("mL/day"))
def test_the_highest_concentration_put_back_gives_the_dose(dose: Amount, flow: Amount) -> None:
    worked = concentration_at_minimum_flow(dose, flow)
    assert worked.holds
    assert exact(worked.value)[0] * flow.magnitude == dose.magnitude


@pytest.mark.parametrize(
    ("lowest", "below", "expected"),
    [
        (500, 700, [500, 550, 600, 650]),
        (501, 700, [550, 600, 650]),
        (500, 501, [500]),
        (500, 500, []),
        (2000, 500, []),
    ],
)
def test_round_targets_are_multiples_of_the_step_below_the_stock(lowest: int, below: int, expected: list[int]) -> None:
    targets = round_targets(amount(lowest, "mcg/mL"), amount(below, "mcg/mL"), _STEP)
    assert [exact(target) for target in targets] == [(Fraction(number), "mcg/mL") for number in expected]


@pytest.mark.parametrize(
    ("needed", "target"), [("9000/7", 1286), ("642.8", 643), ("642.5", 643), ("642.4", 642), ("0.2", 1), ("500", 500)]
)
def test_the_nearest_target_is_rounded_half_up_and_never_nothing(needed: str, target: int) -> None:
    assert exact(nearest_target(amount(needed, "mcg/mL"), amount(1, "mcg/mL"))) == (Fraction(target), "mcg/mL")
