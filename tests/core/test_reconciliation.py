"""What should be left of the previous fill, and what was: to a whole day, never below nothing."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.reconciliation import (
    PreviousFill,
    discrepancy_of_delivered,
    entered_residual,
    expected_residual,
    volume_discrepancy,
)
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import amount, amounts, exact, whole_numbers
from tests.core.conftest import Spoil

_FULL = amount(40, "mL")
_DOSE, _STRENGTH, _FLOW = amount(420, "mcg/day"), amount(2000, "mcg/mL"), amount("0.21", "mL/day")
_PROGRAMMED = PreviousFill(_FULL, _FLOW, _DOSE, _STRENGTH, None)
_WITH_BOLUSES = PreviousFill(_FULL, _FLOW, _DOSE, amount(2, "mg/mL"), amount("1.4", "mL"))
_FIXED = PreviousFill(amount(20, "mL"), amount("0.5", "mL/day"), None, None, amount(1, "mL"))
_WHOLE_DAYS = "whole calendar days, so up to one day's flow off; one dose is assumed for the whole interval"
_FROM_DOSE = "expected residual = programmed volume − flow (daily dose ÷ concentration) × days − bolus volume"
_FROM_FIXED = "expected residual = programmed volume − fixed flow × days − bolus volume"
_DRY = "; here it is below 0 and counted as 0"


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: entered_residual(amount("27.4", "mL")),
            "137/5",
            "mL",
            Working("expected residual = what the programmer shows", "27.4 mL", "27.4 mL", "27.4 mL = 27.4 mL"),
        ),
        (
            lambda: expected_residual(_PROGRAMMED, amount(60, "day")),
            "137/5",
            "mL",
            Working(
                f"{_FROM_DOSE} (not entered: counted as 0), never below 0; {_WHOLE_DAYS}",
                "40 mL − 0.21 mL/day × 60 days − 0 mL; 420 mcg/day ÷ 2,000 mcg/mL → 0.21 mL/day",
                "27.4 mL",
                "(40 mL − 0 mL − 27.4 mL) ÷ 0.21 mL/day = 60 days; 0.21 mL/day × 2,000 mcg/mL = 420 mcg/day",
            ),
        ),
        (
            lambda: expected_residual(_WITH_BOLUSES, amount(60, "day")),
            "26",
            "mL",
            Working(
                f"{_FROM_DOSE}, never below 0; {_WHOLE_DAYS}",
                "40 mL − 0.21 mL/day × 60 days − 1.4 mL; 420 mcg/day ÷ 2,000 mcg/mL → 0.21 mL/day",
                "26 mL",
                "(40 mL − 1.4 mL − 26 mL) ÷ 0.21 mL/day = 60 days; 0.21 mL/day × 2,000 mcg/mL = 420 mcg/day",
            ),
        ),
        (
            lambda: expected_residual(_FIXED, amount(38, "day")),
            "0",
            "mL",
            Working(
                f"{_FROM_FIXED}, never below 0; {_WHOLE_DAYS}",
                "20 mL − 0.5 mL/day × 38 days − 1 mL",
                "0 mL",
                "(20 mL − 1 mL − 0 mL) ÷ 0.5 mL/day = 38 days",
            ),
        ),
        (
            lambda: expected_residual(_FIXED, amount(39, "day")),
            "0",
            "mL",
            Working(
                f"{_FROM_FIXED}, never below 0; {_WHOLE_DAYS}{_DRY}",
                "20 mL − 0.5 mL/day × 39 days − 1 mL → −0.5 mL, counted as 0 mL",
                "0 mL",
                "(20 mL − 1 mL) ÷ 0.5 mL/day = 38 days, fewer than 39 days",
            ),
        ),
        (
            lambda: expected_residual(_PROGRAMMED, amount(191, "day")),
            "0",
            "mL",
            Working(
                f"{_FROM_DOSE} (not entered: counted as 0), never below 0; {_WHOLE_DAYS}{_DRY}",
                "40 mL − 0.21 mL/day × 191 days − 0 mL → −0.11 mL, counted as 0 mL;"
                " 420 mcg/day ÷ 2,000 mcg/mL → 0.21 mL/day",
                "0 mL",
                "(40 mL − 0 mL) ÷ 0.21 mL/day ≈ 190.4 days, fewer than 191 days;"
                " 0.21 mL/day × 2,000 mcg/mL ≈ 420 mcg/day",
            ),
        ),
        (
            lambda: volume_discrepancy(amount("27.4", "mL"), amount("27.6", "mL")),
            "-1/5",
            "mL",
            Working(
                "discrepancy = expected residual − aspirated volume (above 0: more was delivered than planned)",
                "27.4 mL − 27.6 mL",
                "−0.2 mL",
                "−0.2 mL + 27.6 mL = 27.4 mL",
            ),
        ),
        (
            lambda: discrepancy_of_delivered(amount("-0.2", "mL"), _FULL, amount("27.4", "mL")),
            "-100/63",
            "%",
            Working(
                "discrepancy in % of what should have been delivered ="
                " discrepancy ÷ (programmed volume − expected residual), both of the previous fill",
                "−0.2 mL ÷ (40 mL − 27.4 mL)",
                "≈−1.6 %",
                "≈−1.6 % of (40 mL − 27.4 mL) ≈ −0.2 mL",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: Callable[[], Worked], number: str, unit: str, working: Working) -> None:
    worked = calculate()
    assert exact(worked.value) == (Fraction(number), unit)
    assert worked.holds
    assert write_out(worked) == working


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: entered_residual(_FULL), "to"),
        (lambda: expected_residual(_PROGRAMMED, amount(60, "day")), "__sub__"),
        (lambda: expected_residual(_WITH_BOLUSES, amount(60, "day")), "__add__"),
        (lambda: expected_residual(_FIXED, amount(30, "day")), "__mul__"),
        (lambda: expected_residual(_FIXED, amount(30, "day")), "__sub__"),
        (lambda: expected_residual(_FIXED, amount(30, "day")), "__add__"),
        (lambda: expected_residual(_FIXED, amount(30, "day")), "__truediv__"),
        # Each of these takes a fill that just lasts for one that has run dry.
        (lambda: expected_residual(_FIXED, amount(38, "day")), "__mul__"),
        (lambda: expected_residual(_FIXED, amount(38, "day")), "__add__"),
        (lambda: volume_discrepancy(_FULL, amount(1, "mL")), "__sub__"),
        (lambda: volume_discrepancy(_FULL, amount(1, "mL")), "__add__"),
        (lambda: discrepancy_of_delivered(amount(1, "mL"), _FULL, amount(20, "mL")), "__sub__"),
        (lambda: discrepancy_of_delivered(amount(1, "mL"), _FULL, amount(20, "mL")), "__truediv__"),
        (lambda: discrepancy_of_delivered(amount(1, "mL"), _FULL, amount(20, "mL")), "__add__"),
        (lambda: discrepancy_of_delivered(amount(1, "mL"), _FULL, amount(20, "mL")), "to"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: Callable[[], Worked], operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@pytest.mark.parametrize("days", [60, 191])
def test_a_flow_that_does_not_carry_the_dose_is_noticed(days: int) -> None:
    wrong = PreviousFill(_FULL, _FLOW, amount(421, "mcg/day"), _STRENGTH, None)
    assert not expected_residual(wrong, amount(days, "day")).holds
    assert expected_residual(_PROGRAMMED, amount(days, "day")).holds


def test_dose_or_concentration_alone_make_no_flow() -> None:
    for dose, concentration in ((_DOSE, None), (None, _STRENGTH), (None, None)):
        worked = expected_residual(PreviousFill(_FULL, _FLOW, dose, concentration, None), amount(60, "day"))
        assert "fixed flow" in worked.formula
        assert worked.holds


def test_on_the_very_day_everything_is_left() -> None:
    worked = expected_residual(_PROGRAMMED, amount(0, "day"))
    assert (exact(worked.value), worked.holds) == (exact(_FULL), True)


@pytest.mark.parametrize(
    ("bolus", "left", "dry"), [("0.9999", "1/10000", False), ("1", "0", False), ("1.0001", "0", True)]
)
def test_the_fill_runs_dry_only_below_nothing(bolus: str, left: str, *, dry: bool) -> None:
    fill = PreviousFill(amount(20, "mL"), amount("0.5", "mL/day"), None, None, amount(bolus, "mL"))
    worked = expected_residual(fill, amount(38, "day"))
    assert exact(worked.value) == (Fraction(left), "mL")
    assert (_DRY in worked.formula, worked.holds) == (dry, True)


def test_boluses_of_more_than_the_fill_leave_nothing() -> None:
    worked = expected_residual(PreviousFill(_FULL, _FLOW, None, None, amount(41, "mL")), amount(0, "day"))
    assert (exact(worked.value), worked.holds) == ((Fraction(0), "mL"), True)


_days = whole_numbers.map(lambda number: Amount(number, "day"))


@given(amounts("mL"), amounts("mcg/day"), amounts("mcg/mL"), _days, st.none() | amounts("mL"))
def test_what_is_left_is_what_bare_fractions_leave(
    programmed: Amount, dose: Amount, strength: Amount, days: Amount, bolus: Amount | None
) -> None:
    taken = Fraction(0) if bolus is None else bolus.magnitude
    left = programmed.magnitude - dose.magnitude / strength.magnitude * days.magnitude - taken
    worked = expected_residual(PreviousFill(programmed, dose / strength, dose, strength, bolus), days)
    assert exact(worked.value) == (max(left, Fraction(0)), "mL")
    assert worked.holds
    assert (_DRY in worked.formula) == (left < 0)
    in_mg = PreviousFill(programmed, dose / strength, dose.to("mg/day"), strength.to("mg/mL"), bolus)
    assert exact(expected_residual(in_mg, days).value) == exact(worked.value)
    assert expected_residual(in_mg, days).holds


@given(amounts("mL"), amounts("mL/day"), _days, amounts("mL"))
def test_a_day_more_takes_no_more_than_a_day_of_flow(
    programmed: Amount, flow: Amount, days: Amount, bolus: Amount
) -> None:
    fill = PreviousFill(programmed, flow, None, None, bolus)
    today, tomorrow = (
        exact(expected_residual(fill, day).value)[0] for day in (days, days + Amount(Fraction(1), "day"))
    )
    assert 0 <= today - tomorrow <= flow.magnitude


@given(amounts("mL"), amounts("mL"), amounts("mL"))
def test_the_discrepancy_is_what_is_missing_and_its_share_of_what_was_planned(
    delivered: Amount, expected: Amount, aspirated: Amount
) -> None:
    worked = volume_discrepancy(expected, aspirated)
    assert exact(worked.value) == (expected.magnitude - aspirated.magnitude, "mL")
    share = discrepancy_of_delivered(Amount(*exact(worked.value)), delivered + expected, expected)
    assert exact(share.value) == ((expected.magnitude - aspirated.magnitude) * 100 / delivered.magnitude, "%")
    assert (worked.holds, share.holds, entered_residual(expected).holds) == (True, True, True)
    assert exact(entered_residual(expected).value) == exact(expected)


@given(amounts("mL"), amounts("mL"))
def test_as_much_aspirated_as_expected_is_no_discrepancy(delivered: Amount, expected: Amount) -> None:
    assert exact(volume_discrepancy(expected, expected).value) == (Fraction(0), "mL")
    nothing = discrepancy_of_delivered(amount(0, "mL"), delivered + expected, expected)
    assert (exact(nothing.value), nothing.holds) == ((Fraction(0), "%"), True)
