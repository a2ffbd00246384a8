"""Amounts for tests: written short, and drawn at random."""

from fractions import Fraction

from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark

POINT, COMMA = DecimalMark.POINT, DecimalMark.COMMA

marks = st.sampled_from(DecimalMark)
_denominators = st.sampled_from([1, 3, 7, 1000, 9999, 10_000, 10**9])
signed_numbers = st.builds(Fraction, st.integers(min_value=-(10**10), max_value=10**10), _denominators)
positive_numbers = st.builds(Fraction, st.integers(min_value=1, max_value=10**8), _denominators)
whole_numbers = st.integers(min_value=0, max_value=10_000).map(Fraction)


def amount(number: str | int, unit: str) -> Amount:
    """Make an amount of a number written as in Python, such as 2, "0.5" or "9/40"."""
    return Amount(Fraction(number), unit)


def amounts(unit: str) -> st.SearchStrategy[Amount]:
    """Draw amounts above 0 of one unit."""
    return positive_numbers.map(lambda number: Amount(number, unit))


def exact(value: object) -> tuple[Fraction, str]:
    """Take an amount apart, and see to it that its number is a Fraction and nothing near it."""
    assert isinstance(value, Amount)
    assert type(value.magnitude) is Fraction
    return value.magnitude, value.unit
