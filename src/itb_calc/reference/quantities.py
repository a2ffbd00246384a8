"""How a figure in the reference files becomes an exact amount: the same grammar as everywhere, and one unit each.

A figure is text in quotation marks ("0.048 mL/day"). A number without quotation marks, a text that the grammar
refuses, a wrong unit and a 0 are refused: no figure of the reference data is 0, an unknown one is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, NoReturn

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from itb_calc.core.amount import Amount
from itb_calc.core.quantity_text import Quantity, read_quantity
from itb_calc.core.read_number import read_number
from itb_calc.core.refusal import Refusal, quote

NOT_FITTING = "not_fitting"
_STRENGTH_UNITS = frozenset({"mcg/mL", "mg/mL"})
_FIGURE_UNITS = frozenset({"mcg", "mg", "mL", "cm", "min", "hour", "day", "%", "mcg/mL", "mcg/day", "mL/day", "mL/cm"})


def refuse(rest: str) -> NoReturn:
    """Refuse a value of a file; the text is the rest of a sentence that begins with the place in the file."""
    raise PydanticCustomError(NOT_FITTING, "{rest}", {"rest": rest})


def _read_text(value: object) -> Quantity:
    if not isinstance(value, str):
        refuse("is not text in quotation marks")
    quantity = read_quantity(value)
    if isinstance(quantity, Refusal):
        refuse(f"holds {quote(value)}, which is not a quantity")
    if quantity.amount.magnitude == 0:
        refuse("is 0, and no figure of the reference data is 0")
    return quantity


def _read_amount(value: object, units: frozenset[str]) -> Amount:
    """Read an amount in one of the units; an amount that is one already only has its unit checked."""
    if isinstance(value, Amount):
        amount = value
    else:
        quantity = _read_text(value)
        if quantity.per_is_typed:
            refuse(f"holds {quote(str(value))}, which has a number after the division")
        amount = Amount(quantity.amount.magnitude, quantity.unit)
    if amount.unit not in units:
        refuse(f"is in {amount.unit}, not in {' or '.join(sorted(units))}")
    return amount


def _amount_in(*units: str) -> Callable[[object], Amount]:
    allowed = frozenset(units)
    return lambda value: _read_amount(value, allowed)


def _read_strength(value: object) -> Quantity:
    """Read a strength as printed, a mass in a volume; a strength that is one already only has its units checked."""
    quantity = value if isinstance(value, Quantity) else _read_text(value)
    if quantity.unit not in _STRENGTH_UNITS:
        refuse(f"is in {quantity.unit}, not a mass in a volume")
    return quantity


def _read_whole_number(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, str):
        refuse("is not text in quotation marks")
    number = read_number(value)
    if isinstance(number, Refusal) or number.denominator != 1:
        refuse(f"holds {quote(value)}, which is not a whole number")
    return number


Mass = Annotated[Amount, PlainValidator(_amount_in("mcg", "mg"))]
MicrogramMass = Annotated[Amount, PlainValidator(_amount_in("mcg"))]
Volume = Annotated[Amount, PlainValidator(_amount_in("mL"))]
Concentration = Annotated[Amount, PlainValidator(_amount_in("mcg/mL"))]
DailyDose = Annotated[Amount, PlainValidator(_amount_in("mcg/day"))]
Flow = Annotated[Amount, PlainValidator(_amount_in("mL/day"))]
Length = Annotated[Amount, PlainValidator(_amount_in("cm"))]
VolumePerLength = Annotated[Amount, PlainValidator(_amount_in("mL/cm"))]
Minutes = Annotated[Amount, PlainValidator(_amount_in("min"))]
Hours = Annotated[Amount, PlainValidator(_amount_in("hour"))]
Percent = Annotated[Amount, PlainValidator(_amount_in("%"))]
AnyAmount = Annotated[Amount, PlainValidator(_amount_in(*_FIGURE_UNITS))]
Strength = Annotated[Quantity, PlainValidator(_read_strength)]
WholeNumber = Annotated[Fraction, PlainValidator(_read_whole_number)]

Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
# TOML has lists where the models keep tuples: only the outer list is taken loosely, never what is in it.
Notes = Annotated[tuple[Text, ...], Field(strict=False)]
