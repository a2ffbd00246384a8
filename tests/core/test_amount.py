"""Amounts: the same algebra as bare fractions, for every pair of units, or no answer."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from fractions import Fraction
from operator import mul, truediv

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from tests.core.amounts import amount, exact, positive_numbers, signed_numbers

# Mass, volume, time, length; and how many mcg, mL, days or cm are in one.
_BASE = {
    "1": ((0, 0, 0, 0), Fraction(1)),
    "%": ((0, 0, 0, 0), Fraction(1, 100)),
    "mcg": ((1, 0, 0, 0), Fraction(1)),
    "mg": ((1, 0, 0, 0), Fraction(1000)),
    "mL": ((0, 1, 0, 0), Fraction(1)),
    "min": ((0, 0, 1, 0), Fraction(1, 1440)),
    "hour": ((0, 0, 1, 0), Fraction(1, 24)),
    "day": ((0, 0, 1, 0), Fraction(1)),
    "week": ((0, 0, 1, 0), Fraction(7)),
    "cm": ((0, 0, 0, 1), Fraction(1)),
}
_TIMES = ("min", "hour", "day", "week")
_QUOTIENTS = (
    *(f"{mass}/{under}" for mass in ("mcg", "mg") for under in ("mL", *_TIMES)),
    *(f"mL/{under}" for under in (*_TIMES, "cm")),
)


def _quotient(unit: str) -> tuple[tuple[int, ...], Fraction]:
    (top, over), (bottom, under) = (_BASE[part] for part in unit.split("/"))
    return tuple(a - b for a, b in zip(top, bottom, strict=True)), over / under


_UNITS = {**_BASE, **{unit: _quotient(unit) for unit in _QUOTIENTS}}
_OF_THE_FIELD = {
    _UNITS[unit][0]: unit for unit in ("1", "mcg", "mL", "day", "cm", "mcg/mL", "mcg/day", "mL/day", "mL/cm")
}
_X, _Y = Fraction(7, 3), Fraction(5, 11)


def test_every_unit_of_the_field_is_among_these() -> None:
    assert len(_UNITS) == 25


@pytest.mark.parametrize("left", _UNITS)
def test_products_and_quotients_with_every_unit_are_those_of_bare_fractions(left: str) -> None:
    left_dimension, over = _UNITS[left]
    for right, (right_dimension, under) in _UNITS.items():
        a, b = Amount(_X, left), Amount(_Y, right)
        multiplied = tuple(x + y for x, y in zip(left_dimension, right_dimension, strict=True))
        divided = tuple(x - y for x, y in zip(left_dimension, right_dimension, strict=True))
        _assert_comes_out(mul, a, b, _X * over * _Y * under, multiplied)
        _assert_comes_out(truediv, a, b, _X * over / (_Y * under), divided)


def _assert_comes_out(
    combine: Callable[[Amount, Amount], Amount], a: Amount, b: Amount, number: Fraction, dimension: tuple[int, ...]
) -> None:
    if dimension in _OF_THE_FIELD:
        assert exact(combine(a, b)) == (number, _OF_THE_FIELD[dimension])
    else:
        with pytest.raises(pint.DimensionalityError):
            combine(a, b)


@pytest.mark.parametrize("left", _UNITS)
def test_sums_conversions_and_comparisons_are_those_of_bare_fractions(left: str) -> None:
    dimension, over = _UNITS[left]
    for right in (unit for unit in _UNITS if _UNITS[unit][0] == dimension):
        under = _UNITS[right][1]
        a, b = Amount(_X, left), Amount(_Y, right)
        assert exact(a + b) == (_X + _Y * under / over, left)
        assert exact(a - b) == (_X - _Y * under / over, left)
        assert exact(a.to(right)) == (_X * over / under, right)
        assert exact(Amount(a.number(right), right)) == (_X * over / under, right)
        assert (a < b) == (a <= b) == (_X * over < _Y * under)
        assert (a > b) == (a >= b) == (_X * over > _Y * under)
        same = a.to(right)
        assert same == a
        assert hash(same) == hash(a)
        assert (a < same, a <= same, a > same, a >= same) == (False, True, False, True)


@pytest.mark.parametrize("left", _UNITS)
def test_amounts_of_other_dimensions_never_meet(left: str) -> None:
    dimension = _UNITS[left][0]
    for right in (unit for unit in _UNITS if _UNITS[unit][0] != dimension):
        a, b = Amount(_X, left), Amount(_Y, right)
        for meet in (a.__add__, a.__sub__, a.__lt__, a.__le__, a.__gt__, a.__ge__):
            with pytest.raises(pint.DimensionalityError):
                meet(b)
        for convert in (a.to, a.number):
            with pytest.raises(pint.DimensionalityError):
                convert(right)
        assert a != b
        assert Amount(Fraction(0), left) != Amount(Fraction(0), right)


@given(signed_numbers, signed_numbers)
def test_comparisons_in_one_unit_are_those_of_bare_fractions(x: Fraction, y: Fraction) -> None:
    a, b = Amount(x, "mL"), Amount(y, "mL")
    assert (a < b, a <= b, a > b, a >= b, a == b) == (x < y, x <= y, x > y, x >= y, x == y)
    assert (a + b - b, a - b + b) == (a, a)


@given(signed_numbers, positive_numbers, st.integers(min_value=1, max_value=1000))
def test_a_bare_number_keeps_the_unit(x: Fraction, factor: Fraction, count: int) -> None:
    a = Amount(x, "mcg/day")
    assert exact(a * factor) == (x * factor, "mcg/day")
    assert exact(a * count) == (x * count, "mcg/day")
    assert exact(a / factor) == (x / factor, "mcg/day")
    assert exact(a / count) == (x / count, "mcg/day")
    assert exact(abs(a)) == (abs(x), "mcg/day")


@given(positive_numbers, positive_numbers, positive_numbers)
def test_milligrams_or_micrograms_in_the_same_out(dose: Fraction, strength: Fraction, volume: Fraction) -> None:
    in_mcg, in_mg = Amount(strength, "mcg/mL"), Amount(strength / 1000, "mg/mL")
    per_day = Amount(dose, "mcg/day")
    assert exact(per_day / in_mcg) == exact(per_day / in_mg)
    assert exact(per_day.to("mg/day") / in_mg) == exact(per_day / in_mcg)
    assert exact(in_mcg * Amount(volume, "mL")) == exact(in_mg * Amount(volume, "mL"))


def test_no_thousandth_of_a_milligram_is_more_than_its_microgram() -> None:
    for number in range(1, 5001):
        milligrams, micrograms = amount(f"{number}/1000", "mg"), amount(number, "mcg")
        assert not milligrams > micrograms
        assert milligrams == micrograms
        assert milligrams >= micrograms


def test_per_day_to_per_hour_and_back_loses_nothing() -> None:
    for number in range(1, 3001):
        assert exact(amount(number, "mcg/day").to("mcg/hour").to("mcg/day")) == (Fraction(number), "mcg/day")


@pytest.mark.parametrize("number", [0, 1])
def test_an_amount_has_no_truth_value(number: int) -> None:
    with pytest.raises(TypeError) as refused:
        bool(amount(number, "mL"))
    assert str(refused.value) == "an Amount has no truth value: compare it with None or with an Amount"


def test_an_amount_equals_amounts_only_and_stays_as_it_is() -> None:
    one = amount(1, "1")
    assert one != 1
    assert one != "1"
    assert one == amount(100, "%")
    assert len({amount(1, "mg"), amount(1000, "mcg"), amount(1, "mL")}) == 2
    assert len({hash(amount(number, "mcg")) for number in range(100)}) > 1
    with pytest.raises(FrozenInstanceError):
        one.unit = "mL"  # type: ignore[misc]


def test_an_amount_in_its_own_unit_is_itself() -> None:
    one = amount(1, "mL")
    assert one.to("mL") is one


def test_nothing_is_divided_by_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        amount(1, "mcg/day") / amount(0, "mcg/mL")
