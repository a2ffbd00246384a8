"""How a figure in a file becomes an amount, or is refused."""

from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity
from itb_calc.reference.quantities import AnyAmount, Flow, Mass, Strength, Volume, WholeNumber

VOLUME: TypeAdapter[Amount] = TypeAdapter(Volume)
STRENGTH: TypeAdapter[Quantity] = TypeAdapter(Strength)
WHOLE: TypeAdapter[Fraction] = TypeAdapter(WholeNumber)


def test_a_figure_is_exact_and_keeps_its_unit() -> None:
    flow: TypeAdapter[Amount] = TypeAdapter(Flow)
    amount = flow.validate_python("0.048 mL/day")
    assert (amount.magnitude, amount.unit) == (Fraction(6, 125), "mL/day")
    assert type(amount.magnitude) is Fraction


def test_a_mass_may_be_in_mg_or_mcg() -> None:
    mass: TypeAdapter[Amount] = TypeAdapter(Mass)
    assert mass.validate_python("10 mg") == mass.validate_python("10000 mcg")


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        (20, "is not text in quotation marks"),
        (20.0, "is not text in quotation marks"),
        (None, "is not text in quotation marks"),
        ("20", "holds 20, which is not a quantity"),
        ("20 ML", "holds 20 ML, which is not a quantity"),
        ("1,5 mL", "holds 1,5 mL, which is not a quantity"),
        ("-1 mL", "holds -1 mL, which is not a quantity"),
        ("0 mL", "is 0, and no figure of the reference data is 0"),
        ("20 mg", "is in mg, not in mL"),
        ("20 mL/day", "is in mL/day, not in mL"),
        ("20 mL/2 days", "holds 20 mL/2 days, which has a number after the division"),
        (Amount(Fraction(20), "mg"), "is in mg, not in mL"),
    ],
)
def test_a_volume_that_is_none_is_refused(value: object, rest: str) -> None:
    with pytest.raises(ValidationError) as refused:
        VOLUME.validate_python(value)
    assert refused.value.errors()[0]["msg"] == rest


def test_an_amount_that_is_one_already_is_taken() -> None:
    amount = Amount(Fraction(20), "mL")
    assert VOLUME.validate_python(amount) is amount


@pytest.mark.parametrize("text", ["10 mg", "10 mg/20 days", "20 mL/day", "450 mcg/day"])
def test_a_strength_is_a_mass_in_a_volume(text: str) -> None:
    with pytest.raises(ValidationError, match="not a mass in a volume"):
        STRENGTH.validate_python(text)


def test_a_strength_that_is_one_already_is_taken() -> None:
    strength = STRENGTH.validate_python("40 mg/20 mL")
    assert STRENGTH.validate_python(strength) is strength


@pytest.mark.parametrize("unit", ["mcg", "mL", "cm", "%", "mcg/mL", "mcg/day", "mL/day", "mL/cm"])
def test_any_unit_of_the_field_is_a_figure(unit: str) -> None:
    figure: TypeAdapter[Amount] = TypeAdapter(AnyAmount)
    assert figure.validate_python(f"12 {unit}") == Amount(Fraction(12), unit)


@pytest.mark.parametrize("value", ["4.5", "four", "4 years", "", 4, None])
def test_an_age_is_a_whole_number_in_quotation_marks(value: object) -> None:
    with pytest.raises(ValidationError):
        WHOLE.validate_python(value)


def test_an_age_is_exact() -> None:
    assert WHOLE.validate_python("4") == WHOLE.validate_python(Fraction(4)) == 4
