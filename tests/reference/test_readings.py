"""A mass typed alone, and every strength that prints it."""

from fractions import Fraction
from types import MappingProxyType

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.models import Product
from itb_calc.reference.readings import Reading, readings_of_mass, readings_of_names
from itb_calc.reference.reference import Reference

GABLOFEN_10 = "Gablofen 10,000 mcg/20 mL (500 mcg/mL)"


def readings(reference: Reference, mass: str, mark: DecimalMark = DecimalMark.POINT) -> tuple[Reading, ...]:
    number, unit = mass.split()
    return readings_of_mass(Amount(Fraction(number), unit), reference, mark)


def made_up(**figures: object) -> Product:
    kind = {"id": "a", "printed_name": "A", "form": "injection", "route": "intrathecal", "use": "refill"}
    citation = {"key": "a-source", "grade": "S", "reviewed": "2026-11-23", "figures": ["strength"]}
    values = {**kind, "complete": True, "citations": [citation], **figures}
    return Product.model_validate(values, strict=False)


def holding(*products: Product) -> Reference:
    return Reference(products=MappingProxyType({product.id: product for product in products}))


def test_10_mg_is_printed_on_two_strengths_four_fold_apart(reference: Reference) -> None:
    weak, strong = readings(reference, "10 mg")
    assert (weak.strength, weak.concentration) == ("10 mg in 20 mL", Amount(Fraction(500), "mcg/mL"))
    assert weak.names == ("Lioresal Intrathecal 10 mg/20 mL, ampule", GABLOFEN_10)
    assert (strong.strength, strong.concentration) == ("10 mg in 5 mL", Amount(Fraction(2000), "mcg/mL"))
    assert strong.names == ("Lioresal Intrathecal 10 mg/5 mL, ampule",)
    assert [each.text for each in (weak, strong)] == ["10 mg in 20 mL = 500 mcg/mL", "10 mg in 5 mL = 2,000 mcg/mL"]
    assert not weak.is_oral
    assert not strong.is_oral


def test_a_concentration_is_in_mcg_per_ml(reference: Reference) -> None:
    for mass in ("5 mg", "10 mg", "20 mg", "25 mg", "40 mg"):
        assert {reading.concentration.unit for reading in readings(reference, mass)} == {"mcg/mL"}


def test_a_name_that_is_incomplete_itself_explains_nothing(reference: Reference) -> None:
    names = [name for reading in readings(reference, "10 mg") for name in reading.names]
    assert not any("10mg/20 Inj" in name for name in names)


def test_the_same_mass_in_the_other_unit_is_the_same_mass(reference: Reference) -> None:
    assert [each.strength for each in readings(reference, "10000 mcg")] == ["10,000 mcg in 20 mL", "10,000 mcg in 5 mL"]
    assert readings(reference, "10000 mcg")[0].names == readings(reference, "10 mg")[0].names


def test_a_liquid_to_swallow_says_so(reference: Reference) -> None:
    (five,) = readings(reference, "5 mg")
    assert (five.is_oral, five.names) == (True, ("Baclofen 5mg/5ml Solution",))
    assert five.text == "5 mg in 5 mL = 1,000 mcg/mL, oral: never for the pump"
    (twenty_five,) = readings(reference, "25 mg")
    assert twenty_five.is_oral
    assert len(twenty_five.names) == 3


def test_an_oral_liquid_that_prints_the_same_strength_stands_behind_the_intrathecal_one() -> None:
    oral = made_up(id="b", printed_name="B", form="solution", route="oral", use="oral", strength="10 mg/5 mL")
    both = readings(holding(oral, made_up(strength="10 mg/5 mL")), "10 mg")
    assert [(each.strength, each.is_oral, each.names) for each in both] == [
        ("10 mg in 5 mL", False, ("A",)),
        ("10 mg in 5 mL", True, ("B",)),
    ]
    assert both[0].text != both[1].text


def test_readings_come_in_the_order_of_their_concentration_not_of_their_volume() -> None:
    products = [
        made_up(id="a", strength="10 mg/5 mL"),
        made_up(id="b", strength="10 mg/40 mL"),
        made_up(id="c", strength="10 mg/20 mL"),
    ]
    order = [each.strength for each in readings(holding(*products), "10 mg")]
    assert order == ["10 mg in 40 mL", "10 mg in 20 mL", "10 mg in 5 mL"]


def test_a_name_that_stands_on_two_codes_is_said_once() -> None:
    twice = (made_up(id="a", strength="10 mg/5 mL"), made_up(id="b", strength="10 mg/5 mL"))
    (reading,) = readings(holding(*twice), "10 mg")
    assert reading.names == ("A",)


@pytest.mark.parametrize("mass", ["15 mg", "2000 mcg", "500 mcg", "10.1 mg"])
def test_a_mass_that_no_liquid_prints_has_no_reading(reference: Reference, mass: str) -> None:
    assert readings(reference, mass) == ()


def test_without_reference_data_there_is_no_reading() -> None:
    assert readings(Reference(), "10 mg") == ()


def test_no_number_reads_as_a_decimal_where_the_mark_is_a_comma(reference: Reference) -> None:
    weak, strong = readings(reference, "10 mg", DecimalMark.COMMA)
    thin = "\N{THIN SPACE}"
    assert strong.text == f"10 mg in 5 mL = 2{thin}000 mcg/mL"
    assert weak.names[1] == f"Gablofen 10{thin}000 mcg/20 mL (500 mcg/mL)"


def test_a_mass_that_an_incomplete_name_prints_has_the_readings_of_that_name(reference: Reference) -> None:
    kit = reference.products["baclofen-2000mcg-inj-refill-kit"]
    for mass, unit in (("2000", "mcg"), ("2", "mg")):
        assert readings_of_names(Amount(Fraction(mass), unit), reference) == kit.possible_readings
    assert readings_of_names(Amount(Fraction(10), "mg"), reference) == ()
    assert readings_of_names(Amount(Fraction(2001), "mcg"), reference) == ()
    thin = readings_of_names(Amount(Fraction(2), "mg"), reference, DecimalMark.COMMA)
    assert all("2\N{THIN SPACE}000 mcg/mL" in reading for reading in thin)
