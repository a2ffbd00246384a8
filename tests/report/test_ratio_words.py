"""How many times as much, and which part: exact, or said to be nearly so, and never as if nothing differed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.refusal import DecimalMark
from itb_calc.report.ratio_words import how_many_times, share_in_words


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        ("4", "4"),
        ("40", "40"),
        ("1500", "1,500"),
        ("3/2", "1.5"),
        ("5/4", "1.25"),
        ("4/3", "≈1.33"),
        ("20/3", "≈6.67"),
        ("2000/1999", "≈1.001"),
        ("2001/2000", "≈1.001"),
        ("10001/10000", "1.0001"),
        ("100001/100000", "1.00001"),
    ],
)
def test_times_are_exact_or_nearly_so_and_never_once(times: str, shown: str) -> None:
    assert how_many_times(Fraction(times)) == shown


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("1/4", "a quarter of"),
        ("1/3", "a third of"),
        ("1/2", "half of"),
        ("2/3", "two thirds of"),
        ("3/4", "three quarters of"),
        ("2/5", "40 % of"),
        ("3/7", "≈42.9 % of"),
        ("1999/2000", "99.95 % of"),
        ("99999/100001", "≈99.998 % of"),
        ("1/40", "2.5 % of"),
        ("2", "twice"),
        ("3/2", "1.5 times"),
        ("4", "4 times"),
        ("1001/1000", "1.001 times"),
    ],
)
def test_a_share_is_a_simple_part_or_percent_or_times(share: str, said: str) -> None:
    assert share_in_words(Fraction(share)) == said


def test_numbers_follow_the_decimal_mark() -> None:
    assert how_many_times(Fraction(3, 2), DecimalMark.COMMA) == "1,5"
    assert share_in_words(Fraction(3, 7), DecimalMark.COMMA) == "≈42,9 % of"


@given(st.fractions(min_value=Fraction(1, 1000), max_value=1000))
def test_nothing_but_the_whole_looks_like_the_whole(share: Fraction) -> None:
    if share == 1:
        return
    said = share_in_words(share)
    assert not said.removeprefix("≈").startswith(("100 %", "1 times"))
