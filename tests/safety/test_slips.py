"""The slip detector: it names a factor, and never corrects."""

from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.safety.slips import Slip, find_slip

LOWEST, HIGHEST = "12", "2003"
FACTORS = (10, 24, 1000)


def amount(number: str) -> Amount:
    return Amount(Fraction(number), "mcg/day")


def slip_of(number: str, factors: tuple[int, ...] = FACTORS) -> Slip | None:
    return find_slip(amount(number), amount(LOWEST), amount(HIGHEST), factors)


@pytest.mark.parametrize("number", ["12", "12.0001", "450", "2002.9999", "2003"])
def test_a_plausible_value_has_no_slip(number: str) -> None:
    assert slip_of(number) is None


@pytest.mark.parametrize(
    ("number", "sign", "factor", "plausible"),
    [
        ("11.9999", "×", 10, "119.999"),
        ("1.2", "×", 10, "12"),
        ("1.1999", "×", 24, "28.7976"),
        ("0.5", "×", 24, "12"),
        ("0.4999", "×", 1000, "499.9"),
        ("0.012", "×", 1000, "12"),
        ("2003.0001", "÷", 10, "200.30001"),
        ("20030", "÷", 10, "2003"),
        ("20030.0001", "÷", 24, "834.5833375"),
        ("48072", "÷", 24, "2003"),
        ("48072.0001", "÷", 1000, "48.0720001"),
        ("2003000", "÷", 1000, "2003"),
    ],
    ids={"×": "times", "÷": "over"}.get,
)
def test_the_smallest_factor_that_explains_the_value(number: str, sign: str, factor: int, plausible: str) -> None:
    assert slip_of(number) == Slip(sign, factor, amount(plausible))


@pytest.mark.parametrize("number", ["0.0119", "2003000.0001"])
def test_no_slip_where_no_factor_explains_the_value(number: str) -> None:
    assert slip_of(number) is None


@pytest.mark.parametrize("factors", [(24, 1000, 10), (1000, 24, 10), (10, 24, 1000)])
def test_the_smallest_factor_comes_first_however_the_factors_stand(factors: tuple[int, ...]) -> None:
    assert slip_of("6", factors) == Slip("×", 10, amount("60"))


def test_only_the_factors_given_are_tried() -> None:
    assert slip_of("6", (1000,)) is None
    assert slip_of("6", ()) is None


def test_units_are_compared_as_quantities() -> None:
    two_milligrams = Amount(Fraction(2), "mg/mL")
    lowest, highest = Amount(Fraction(500), "mcg/mL"), Amount(Fraction(2000), "mcg/mL")
    assert find_slip(two_milligrams, lowest, highest, (10, 1000)) is None
    assert find_slip(two_milligrams * 1000, lowest, highest, (10, 1000)) == Slip("÷", 1000, two_milligrams)


def test_multiplying_is_tried_before_dividing() -> None:
    # A range below 0 is no range of ours; here both directions land in it.
    assert find_slip(amount("0"), amount("-1"), amount("1"), (10,)) is None
    assert find_slip(amount("-5"), amount("-50"), amount("-10"), (10,)) == Slip("×", 10, amount("-50"))
