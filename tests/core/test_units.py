"""The private registry: our units and no others, exactly."""

import subprocess
import sys
from fractions import Fraction

import pint
import pytest

from itb_calc.core import units


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    for remembering in (units.factor, units.product, units.quotient, units.canonical):
        remembering.cache_clear()


@pytest.mark.parametrize(
    ("source", "target", "number"),
    [
        ("mg", "mcg", Fraction(1000)),
        ("mcg", "mg", Fraction(1, 1000)),
        ("hour", "min", Fraction(60)),
        ("day", "hour", Fraction(24)),
        ("day", "min", Fraction(1440)),
        ("week", "day", Fraction(7)),
        ("mL", "mL", Fraction(1)),
        ("cm", "cm", Fraction(1)),
        ("%", "1", Fraction(1, 100)),
        ("1", "%", Fraction(100)),
        ("mg/mL", "mcg/mL", Fraction(1000)),
        ("mcg/day", "mcg/hour", Fraction(1, 24)),
        ("mcg/hour", "mg/day", Fraction(24, 1000)),
        ("mL/hour", "mL/day", Fraction(24)),
        ("mg/week", "mcg/min", Fraction(1000, 7 * 1440)),
        ("mL/cm", "mL/cm", Fraction(1)),
        ("1", "1", Fraction(1)),
    ],
)
def test_how_many_of_one_unit_another_is(source: str, target: str, number: Fraction) -> None:
    factor = units.factor(source, target)
    assert factor == number
    assert type(factor) is Fraction


@pytest.mark.parametrize(
    ("source", "target"), [("mg", "mL"), ("mcg/day", "mcg"), ("mL/day", "mL/cm"), ("1", "day"), ("%", "mg/mL")]
)
def test_what_does_not_compare_is_said_by_name(source: str, target: str) -> None:
    with pytest.raises(pint.DimensionalityError, match=f"'{source}' .*to '{target}'"):
        units.factor(source, target)


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        ("mg/mL", "mL", ("mcg", Fraction(1000))),
        ("mL/hour", "week", ("mL", Fraction(168))),
        ("mL/day", "%", ("mL/day", Fraction(1, 100))),
        ("1", "1", ("1", Fraction(1))),
        ("mL/cm", "cm", ("mL", Fraction(1))),
    ],
)
def test_a_product_comes_out_in_a_unit_of_the_field(left: str, right: str, result: tuple[str, Fraction]) -> None:
    assert units.product(left, right) == result
    assert type(units.product(left, right)[1]) is Fraction


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        ("mcg/day", "mg/mL", ("mL/day", Fraction(1, 1000))),
        ("mL", "mL/hour", ("day", Fraction(1, 24))),
        ("mcg", "mg", ("1", Fraction(1, 1000))),
        ("mg", "hour", ("mcg/day", Fraction(24_000))),
        ("mL", "cm", ("mL/cm", Fraction(1))),
    ],
)
def test_a_quotient_comes_out_in_a_unit_of_the_field(left: str, right: str, result: tuple[str, Fraction]) -> None:
    assert units.quotient(left, right) == result
    assert type(units.quotient(left, right)[1]) is Fraction


@pytest.mark.parametrize(
    ("unit", "result"), [("mg", ("mcg", 1000)), ("week", ("day", 7)), ("%", ("1", Fraction(1, 100)))]
)
def test_every_unit_has_its_canonical_one(unit: str, result: tuple[str, Fraction]) -> None:
    assert units.canonical(unit) == result


def test_products_that_the_field_does_not_know_are_said_by_name() -> None:
    with pytest.raises(pint.DimensionalityError, match=r"'mg × mg' .*to 'a unit of the field'"):
        units.product("mg", "mg")
    with pytest.raises(pint.DimensionalityError, match=r"'day ÷ mL' .*to 'a unit of the field'"):
        units.quotient("day", "mL")
    with pytest.raises(pint.DimensionalityError, match=r"'day/mL' .*to 'a unit of the field'"):
        units.canonical("day/mL")


@pytest.mark.parametrize("unit", ["kg", "g", "ug", "ml", "MG", "minute", "percent", "liter", "units", ""])
def test_no_other_name_is_a_unit(unit: str) -> None:
    with pytest.raises(KeyError):
        units.factor(unit, "mcg")


def test_the_registry_is_one_exact_and_holds_nothing_but_our_units() -> None:
    registry = units.registry()
    assert registry is units.registry()
    assert registry.non_int_type is Fraction
    for name in ("kg", "gram", "meter", "second", "kmcg", "kmL", "Mg", "m", "degC"):
        with pytest.raises(pint.UndefinedUnitError):
            registry.Unit(name)


def test_a_unit_cannot_be_defined_anew() -> None:
    with pytest.raises(pint.RedefinitionError):
        units.registry().define("mg = 10 * mcg")
    assert units.registry().Quantity(Fraction(1), "mg").to("mcg").magnitude == 1000


def test_pint_is_not_loaded_before_an_amount_is_calculated() -> None:
    program = "import sys, itb_calc.core.convert, itb_calc.core.dilution; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("package", ["json", "a_package_that_nobody_has"])
def test_a_hidden_package_is_as_if_it_were_not_installed_and_then_as_before(package: str) -> None:
    before = sys.modules.get(package)
    with units._hidden(package), pytest.raises(ImportError):
        __import__(package)
    assert sys.modules.get(package) is before


def test_pint_does_without_numpy() -> None:
    code = "import sys\nfrom itb_calc.core.units import factor\nfactor('mg', 'mcg')\nsys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-P", "-c", code], check=False).returncode == 0
