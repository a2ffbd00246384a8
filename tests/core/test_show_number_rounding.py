"""Rounding, once and at the end: half up, to the lower, and to what a syringe can measure."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import Rounding, round_half_up_to_multiple, round_to
from tests.core.amounts import amount, exact, positive_numbers, signed_numbers

_DOWN, _HALF_UP = Rounding.DOWN, Rounding.HALF_UP
_decimals = st.integers(min_value=0, max_value=6)


@pytest.mark.parametrize(
    ("number", "decimals", "half_up", "down"),
    [
        ("0.5", 0, "1", "0"),
        ("0.49", 0, "0", "0"),
        ("1.5", 0, "2", "1"),
        ("2.5", 0, "3", "2"),
        ("0.25", 1, "0.3", "0.2"),
        ("0.24", 1, "0.2", "0.2"),
        ("-0.5", 0, "-1", "-1"),
        ("-0.25", 1, "-0.3", "-0.3"),
        ("-0.24", 1, "-0.2", "-0.3"),
        ("3", 2, "3", "3"),
        ("-3", 2, "-3", "-3"),
        ("0", 4, "0", "0"),
        ("2/3", 4, "0.6667", "0.6666"),
        ("1/3", 0, "0", "0"),
        ("0.00005", 4, "0.0001", "0"),
    ],
)
def test_half_goes_away_from_zero_and_down_goes_to_the_lower(
    number: str, decimals: int, half_up: str, down: str
) -> None:
    for rounded, expected in (
        (round_to(Fraction(number), decimals), half_up),
        (round_to(Fraction(number), decimals, _HALF_UP), half_up),
        (round_to(Fraction(number), decimals, _DOWN), down),
    ):
        assert rounded == Fraction(expected)
        assert type(rounded) is Fraction


@given(signed_numbers, _decimals)
@example(Fraction(1, 2), 0)
@example(Fraction(-5, 2), 0)
def test_rounding_is_the_nearest_step_and_half_goes_away_from_zero(number: Fraction, decimals: int) -> None:
    rounded, step = round_to(number, decimals), Fraction(1, 10**decimals)
    assert (rounded / step).denominator == 1
    distance = abs(rounded - number)
    assert distance * 2 <= step
    assert distance * 2 < step or abs(rounded) > abs(number)


@given(signed_numbers, _decimals)
def test_rounding_down_is_the_last_step_not_above(number: Fraction, decimals: int) -> None:
    rounded, step = round_to(number, decimals, _DOWN), Fraction(1, 10**decimals)
    assert (rounded / step).denominator == 1
    assert rounded <= number < rounded + step


@pytest.mark.parametrize(
    ("volume", "graduation", "rounded"),
    [
        (amount("0.24", "mL"), amount("0.5", "mL"), 0),
        (amount("0.25", "mL"), amount("0.5", "mL"), Fraction(1, 2)),
        (amount("0.74", "mL"), amount("0.5", "mL"), Fraction(1, 2)),
        (amount("0.75", "mL"), amount("0.5", "mL"), 1),
        (amount("13.3333", "mL"), amount("0.2", "mL"), Fraction(66, 5) + Fraction(1, 5)),
        (amount(7, "mL"), amount(2, "mL"), 8),
        (amount(0, "mL"), amount(1, "mL"), 0),
    ],
)
def test_a_volume_is_rounded_half_up_to_a_graduation(volume: Amount, graduation: Amount, rounded: Fraction) -> None:
    assert exact(round_half_up_to_multiple(volume, graduation)) == (rounded, "mL")


@given(positive_numbers, positive_numbers)
def test_a_measured_volume_is_the_nearest_multiple_and_half_goes_up(volume: Fraction, graduation: Fraction) -> None:
    measured, unit = exact(round_half_up_to_multiple(Amount(volume, "mL"), Amount(graduation, "mL")))
    assert unit == "mL"
    assert (measured / graduation).denominator == 1
    assert -graduation < (measured - volume) * 2 <= graduation
