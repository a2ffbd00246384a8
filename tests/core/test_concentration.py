"""Concentration: mass in volume, both ways."""

from fractions import Fraction

import pytest
from hypothesis import given

from itb_calc.core.amount import Amount
from itb_calc.core.concentration import concentration, content, volume_for, weight_in_volume_percent
from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.working import Working, write_out
from tests.core.amounts import COMMA, amount, amounts, exact, positive_numbers
from tests.core.conftest import Spoil


def _strength(text: str) -> Quantity:
    quantity = read_quantity(text)
    assert isinstance(quantity, Quantity)
    return quantity


@pytest.mark.parametrize(
    ("text", "number", "working"),
    [
        (
            "40 mg/20 mL",
            Fraction(2000),
            Working(
                "concentration = mass ÷ volume",
                "40 mg ÷ 20 mL",
                "2,000 mcg/mL",
                "2,000 mcg/mL × 20 mL = 40 mg",
            ),
        ),
        (
            "10 mg in 3 mL",
            Fraction(10_000, 3),
            Working(
                "concentration = mass ÷ volume",
                "10 mg ÷ 3 mL",
                "≈3,333.3 mcg/mL",
                "≈3,333.3 mcg/mL × 3 mL ≈ 10 mg",
            ),
        ),
        (
            "2 mg/mL",
            Fraction(2000),
            Working(
                "concentration = what 1 mL contains",
                "2 mg/mL",
                "2,000 mcg/mL",
                "2,000 mcg/mL = 2 mg/mL",
            ),
        ),
        (
            "500 mcg/mL",
            Fraction(500),
            Working("concentration = what 1 mL contains", "500 mcg/mL", "500 mcg/mL", "500 mcg/mL = 500 mcg/mL"),
        ),
    ],
)
def test_the_concentration_of_a_strength(text: str, number: Fraction, working: Working) -> None:
    worked = concentration(_strength(text))
    assert exact(worked.value) == (number, "mcg/mL")
    assert worked.holds
    assert write_out(worked) == working


def test_a_volume_of_one_that_was_typed_is_still_shown() -> None:
    assert write_out(concentration(_strength("2 mg/1 mL")), COMMA).substitution == "2 mg ÷ 1 mL"


def test_a_concentration_without_its_volume() -> None:
    worked = concentration(Quantity(amount(2, "mg/mL")))
    assert worked.value == amount(2000, "mcg/mL")
    assert worked.holds
    assert write_out(worked).substitution == "2 mg/mL"


@pytest.mark.parametrize(("text", "operation"), [("40 mg/20 mL", "__truediv__"), ("2 mg/mL", "number")])
def test_a_step_that_goes_wrong_is_noticed(text: str, operation: str, spoil: Spoil) -> None:
    strength = _strength(text)
    spoil(operation)
    assert not concentration(strength).holds


@given(positive_numbers, positive_numbers)
def test_milligrams_or_micrograms_give_the_same_concentration_and_give_the_mass_back(
    mass: Fraction, volume: Fraction
) -> None:
    in_mg = concentration(Quantity(Amount(mass, "mg"), Amount(volume, "mL"), per_is_typed=True))
    in_mcg = concentration(Quantity(Amount(mass * 1000, "mcg"), Amount(volume, "mL"), per_is_typed=True))
    assert exact(in_mg.value) == exact(in_mcg.value) == (mass * 1000 / volume, "mcg/mL")
    assert in_mg.holds
    assert in_mcg.holds


def test_content_volume_and_percent() -> None:
    assert exact(content(amount(2, "mg/mL"), amount(20, "mL"))) == (Fraction(40_000), "mcg")
    assert exact(volume_for(amount(25, "mcg"), amount(50, "mcg/mL"))) == (Fraction(1, 2), "mL")
    assert exact(volume_for(amount(40, "mg"), amount(2000, "mcg/mL"))) == (Fraction(20), "mL")
    assert weight_in_volume_percent(amount(10, "mg/mL")) == 1
    assert weight_in_volume_percent(amount(500, "mcg/mL")) == Fraction(1, 20)
    assert type(weight_in_volume_percent(amount(500, "mcg/mL"))) is Fraction


@given(amounts("mcg"), amounts("mg/mL"))
def test_the_volume_for_a_mass_holds_that_mass(mass: Amount, strength: Amount) -> None:
    assert exact(content(strength, volume_for(mass, strength))) == (mass.magnitude, "mcg")
