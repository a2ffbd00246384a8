"""Numbers and amounts as text: rounded once, at the end, and marked where the shown number is not the exact one.

Half up, but durations towards the earlier. A leading zero always, a trailing zero never, a thousands mark from 1,000.
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from enum import Enum
from fractions import Fraction
from math import floor

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark

APPROXIMATELY = "≈"
_MINUS = "\N{MINUS SIGN}"
_THOUSANDS = {DecimalMark.POINT: ",", DecimalMark.COMMA: "\N{THIN SPACE}"}
_TYPED_DECIMALS = 4
_DECIMALS = {
    "1": 0,
    "mg": 4,
    "mcg": 1,
    "mL": 2,
    "cm": 2,
    "%": 1,
    "min": 1,
    "hour": 1,
    "day": 1,
    "week": 1,
    "mg/mL": 4,
    "mcg/mL": 1,
    "mcg/day": 1,
    "mg/day": 4,
    "mcg/hour": 2,
    "mcg/min": 4,
    "mL/day": 4,
    "mL/hour": 4,
    "mL/cm": 4,
}
_DURATIONS = frozenset({"min", "hour", "day", "week"})
_PLURALS = {"min": "minutes", "hour": "hours", "day": "days", "week": "weeks"}
_SINGULARS = {"min": "minute"}


class Rounding(Enum):
    """Which way a number goes when it is shown with fewer decimals than it has."""

    HALF_UP = ROUND_HALF_UP
    DOWN = ROUND_FLOOR


def round_to(number: Fraction, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> Fraction:
    """Round to a number of decimals, half away from zero or towards the lower."""
    scaled = number * 10**decimals
    if rounding is Rounding.DOWN:
        return Fraction(floor(scaled), 10**decimals)
    whole = floor(abs(scaled) + Fraction(1, 2))
    return Fraction(whole if scaled >= 0 else -whole, 10**decimals)


def round_half_up_to_multiple(volume: Amount, graduation: Amount) -> Amount:
    """Round a volume (mL, not below 0) half up to a multiple of a graduation (mL, above 0)."""
    steps = floor(volume.magnitude / graduation.number(volume.unit) + Fraction(1, 2))
    return Amount(graduation.number(volume.unit) * steps, volume.unit)


def show_number(
    number: Fraction,
    decimals: int,
    mark: DecimalMark = DecimalMark.POINT,
    rounding: Rounding = Rounding.HALF_UP,
) -> str:
    """Show a number with at most so many decimals; `≈` before it where that is not the exact number.

    A number that is not zero is never shown as zero: its size is said to be below the smallest that could be shown.
    """
    rounded = round_to(number, decimals, rounding)
    if rounded == 0 != number:
        smallest = Fraction(1, 10**decimals)
        return f"less than {_plain(smallest, mark)}" if number > 0 else f"above {_plain(-smallest, mark)}"
    about = "" if rounded == number else APPROXIMATELY
    return f"{about}{_plain(rounded, mark)}"


def show_amount(amount: Amount, mark: DecimalMark = DecimalMark.POINT, more_decimals: int = 0) -> str:
    """Show an amount in its own unit, with the unit's decimals (or more, to tell it from a limit)."""
    rounding = Rounding.DOWN if amount.unit in _DURATIONS else Rounding.HALF_UP
    number = show_number(amount.magnitude, _DECIMALS[amount.unit] + more_decimals, mark, rounding)
    return _with_unit(number, amount.unit)


def show_entered(amount: Amount, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show an amount with every decimal where four are enough for that (as for all that is typed), else rounded."""
    if amount.magnitude * 10**_TYPED_DECIMALS % 1 == 0:
        return _with_unit(_plain(amount.magnitude, mark), amount.unit)
    return show_amount(amount, mark)


def show_against(amount: Amount, limit: Amount, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show an amount that breaks a limit, with as many decimals as it takes to look different from the limit."""
    comparable = amount.to(limit.unit)
    if comparable == limit or comparable.magnitude * 10**_TYPED_DECIMALS % 1 == 0:
        return show_entered(comparable, mark)
    more = 0
    while show_amount(comparable, mark, more).removeprefix(APPROXIMATELY) == show_entered(limit, mark):
        more += 1
    return show_amount(comparable, mark, more)


def _with_unit(number: str, unit: str) -> str:
    if unit == "1":
        return number
    if unit in _DURATIONS:
        return f"{number} {_SINGULARS.get(unit, unit) if number == '1' else _PLURALS[unit]}"
    return f"{number} {unit}"


def _plain(number: Fraction, mark: DecimalMark) -> str:
    """Write out a number that has finitely many decimals."""
    exact = Context(prec=100).divide(Decimal(number.numerator), Decimal(number.denominator))
    digits = f"{abs(exact):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    whole, _, decimals = digits.partition(".")
    sign = _MINUS if exact < 0 else ""
    return sign + whole.replace(",", _THOUSANDS[mark]) + (mark + decimals if decimals else "")
