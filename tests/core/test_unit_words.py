"""How units are spelled: what is read, and what is rejected by name."""

import pytest

from itb_calc.core.refusal import Reason, Refusal
from itb_calc.core.unit_words import SPELLINGS, refuse_unit
from tests.core.grammar import UNITS
from tests.core.sentences import assert_plain

_GRAMS = "grams are a thousand times milligrams. Write the amount in mg or mcg."
_UNITS = "baclofen is not measured in units. Write the amount in mg or mcg."
_LITERS = "liters are a thousand times milliliters. Write the volume in mL."
_ONLY_THESE = "the units here are mcg, mg, mL, min, hour, day, week, cm and %. Write one of these."


def test_exactly_the_units_of_the_grammar_are_read() -> None:
    assert SPELLINGS == UNITS


def test_both_micro_signs_are_read() -> None:
    assert SPELLINGS["\u00b5g"] == SPELLINGS["\u03bcg"] == "mcg"


@pytest.mark.parametrize(
    ("unit", "rest"),
    [
        ("g", _GRAMS),
        ("gm", _GRAMS),
        ("gram", _GRAMS),
        ("grams", _GRAMS),
        ("kg", "kilograms are a million times milligrams. Write the amount in mg or mcg."),
        ("ng", "nanograms are a thousandth of micrograms. Write the amount in mcg."),
        ("IU", _UNITS),
        ("iu", _UNITS),
        ("U", _UNITS),
        ("unit", _UNITS),
        ("units", _UNITS),
        ("cc", "it has been misread as 00 or as units. Write mL."),
        ("d", "it may mean day or dose. Write day."),
        ("hr", "only h, hour and hours are read. Write hour."),
        ("hrs", "only h, hour and hours are read. Write hours."),
        ("L", _LITERS),
        ("l", _LITERS),
        ("m", _ONLY_THESE),
        ("s", _ONLY_THESE),
        ("month", _ONLY_THESE),
        ("мг", _ONLY_THESE),
    ],
)
def test_a_unit_is_rejected_by_name(unit: str, rest: str) -> None:
    refusal = refuse_unit(f"5 {unit}", unit)
    assert refusal == Refusal(Reason.UNKNOWN_UNIT, f"5 {unit}", f"{unit} is not read as a unit: {rest}", None)
    assert_plain(refusal)


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("MG", "mg"),
        ("Mg", "mg"),
        ("mG", "mg"),
        ("MCG", "mcg"),
        ("Mcg", "mcg"),
        ("UG", "mcg"),
        ("\u00b5G", "mcg"),
        ("\u039cg", "mcg"),
        ("Microgram", "mcg"),
        ("Micrograms", "mcg"),
        ("ML", "mL"),
        ("Ml", "mL"),
        ("MIN", "min"),
        ("Minutes", "min"),
        ("H", "hour"),
        ("Hour", "hour"),
        ("DAY", "day"),
        ("Days", "day"),
        ("Week", "week"),
        ("CM", "cm"),
    ],
)
def test_capital_and_small_letters_differ_and_nothing_is_put_in_place(unit: str, meant: str) -> None:
    rest = f"capital and small letters differ in units. Write {meant} if that is meant."
    refusal = refuse_unit("the text", unit)
    assert refusal == Refusal(Reason.UNKNOWN_UNIT, "the text", f"{unit} is not read as a unit: {rest}", None)
    assert_plain(refusal)


def test_a_unit_that_does_not_print_is_named() -> None:
    assert refuse_unit("5 \ud800", "\ud800").message.startswith("[U+D800] is not read as a unit")


def test_a_very_long_unit_does_not_make_a_very_long_sentence() -> None:
    assert len(refuse_unit("x" * 10_000, "x" * 10_000).message) < 200
