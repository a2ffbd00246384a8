"""Results as a person reads them: concentrations both ways, daily doses per hour too."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import APPROXIMATELY
from itb_calc.core.show_result import equal, show_both_ways, show_result
from tests.core.amounts import COMMA, amount, marks, positive_numbers

_THIN = "\u2009"


@pytest.mark.parametrize(
    ("value", "pointed", "with_comma"),
    [
        (amount(2000, "mcg/mL"), "2 mg/mL = 2,000 mcg/mL", f"2 mg/mL = 2{_THIN}000 mcg/mL"),
        (amount(2, "mg/mL"), "2 mg/mL = 2,000 mcg/mL", f"2 mg/mL = 2{_THIN}000 mcg/mL"),
        (amount("0.5", "mg/mL"), "0.5 mg/mL = 500 mcg/mL", "0,5 mg/mL = 500 mcg/mL"),
        (amount("1000/3", "mcg/mL"), "≈0.3333 mg/mL ≈ 333.3 mcg/mL", "≈0,3333 mg/mL ≈ 333,3 mcg/mL"),
        (amount("0.01", "mcg/mL"), "less than 0.0001 mg/mL, less than 0.1 mcg/mL", None),
        (amount(450, "mcg/day"), "450 mcg/day (18.75 mcg/hour)", "450 mcg/day (18,75 mcg/hour)"),
        (amount("450.5", "mcg/day"), "450.5 mcg/day (≈18.77 mcg/hour)", "450,5 mcg/day (≈18,77 mcg/hour)"),
        (amount(100, "mcg/day"), "100 mcg/day (≈4.17 mcg/hour)", "100 mcg/day (≈4,17 mcg/hour)"),
        (amount("0.45", "mg/day"), "0.45 mg/day", "0,45 mg/day"),
        (amount("18.75", "mcg/hour"), "18.75 mcg/hour", "18,75 mcg/hour"),
        (amount("0.225", "mL/day"), "0.225 mL/day", "0,225 mL/day"),
        (amount("145.49", "day"), "≈145.4 days", "≈145,4 days"),
        (amount(2, "1"), "2", "2"),
    ],
)
def test_an_amount_as_a_result(value: Amount, pointed: str, with_comma: str | None) -> None:
    assert show_both_ways(value) == show_result(value) == pointed
    if with_comma is not None:
        assert show_both_ways(value, COMMA) == show_result(value, COMMA) == with_comma


def test_dates_and_texts_as_results() -> None:
    assert show_result(date(2027, 4, 9)) == show_result(date(2027, 4, 9), COMMA) == "Fri 9 Apr 2027"
    assert show_result("stability") == "stability"


@pytest.mark.parametrize(
    ("shown", "chain"),
    [
        (["1 mL"], "1 mL"),
        (["≈1 mL"], "≈1 mL"),
        (["a", "b", "c"], "a = b = c"),
        (["a", "≈b"], "a ≈ b"),
        (["≈a", "≈b"], "≈a ≈ b"),
        (["a", "≈b", "c", "≈d"], "a = c ≈ b ≈ d"),
        (["a", "less than b", "c"], "a = c, less than b"),
        (["a", "above −b"], "a, above −b"),
        (["a", "≈b", "less than c"], "a ≈ b, less than c"),
    ],
)
def test_amounts_in_one_line(shown: list[str], chain: str) -> None:
    assert equal(*shown) == chain


def test_an_exact_amount_is_no_longer_said_to_equal_a_rounded_one() -> None:
    shown = equal("450.24 mcg/day", "≈0.4502 mg/day", "18.76 mcg/hour", "≈0.3127 mcg/min")
    assert shown == "450.24 mcg/day = 18.76 mcg/hour ≈ 0.4502 mg/day ≈ 0.3127 mcg/min"


@given(positive_numbers, marks)
def test_a_concentration_is_always_shown_both_ways_and_the_same_from_either(
    number: Fraction, mark: DecimalMark
) -> None:
    shown = show_both_ways(Amount(number, "mcg/mL"), mark)
    assert shown == show_both_ways(Amount(number / 1000, "mg/mL"), mark)
    assert (shown.count("mg/mL"), shown.count("mcg/mL")) == (1, 1)
    is_exact = number * 10 % 1 == 0
    assert (" = " in shown) == is_exact
    assert (APPROXIMATELY in shown or "less than" in shown) == (not is_exact)
