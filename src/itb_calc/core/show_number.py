"""Numbers and amounts as text: rounded once, at the end, and marked where the shown number is not the exact one.

Half up, but durations towards the earlier. A leading zero always, a trailing zero never, a thousands mark from 1,000.
"""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from math import floor

from itb_calc.core.amount import Amount, Graduated
from itb_calc.core.refusal import DecimalMark

APPROXIMATELY = "≈"
_MINUS = "\N{MINUS SIGN}"
_THOUSANDS = {DecimalMark.POINT: ",", DecimalMark.COMMA: "\N{THIN SPACE}"}
_WITH_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
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

    HALF_UP = "half up"
    DOWN = "down"


def round_to(number: Fraction, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> Fraction:
    """Round to a number of decimals, half away from zero or towards the lower."""
    return Fraction(_steps(number, decimals, rounding), 10**decimals)


def _steps(number: Fraction, decimals: int, rounding: Rounding) -> int:
    """How many of the smallest step that can be shown the rounded number is."""
    top: int = number.numerator * 10**decimals
    bottom = number.denominator
    if rounding is Rounding.DOWN:
        return top // bottom
    half_up = (2 * abs(top) + bottom) // (2 * bottom)
    return half_up if top >= 0 else -half_up


def graduated(volume: Amount, graduation: Amount) -> Graduated:
    """Round a volume (mL, not below 0) half up to a multiple of a graduation (mL, above 0), to be shown as such."""
    measured = round_half_up_to_multiple(volume, graduation)
    return Graduated(measured.magnitude, measured.unit)


def round_half_up_to_multiple(volume: Amount, graduation: Amount) -> Amount:
    """Round an amount (not below 0) half up to a multiple of a step (above 0)."""
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
    steps = _steps(number, decimals, rounding)
    if steps == 0 != number:
        return f"less than {_written(1, decimals, mark)}" if number > 0 else f"above {_written(-1, decimals, mark)}"
    about = "" if steps * number.denominator == number.numerator * 10**decimals else APPROXIMATELY
    return about + _written(steps, decimals, mark)


def show_amount(amount: Amount, mark: DecimalMark = DecimalMark.POINT, more_decimals: int = 0) -> str:
    """Show an amount in its own unit, with the unit's decimals (or more, to tell it from a limit).

    A measured volume has the decimals of its graduation, all of which can be typed.
    """
    if isinstance(amount, Graduated):
        return show_entered(Amount(amount.magnitude, amount.unit), mark)
    rounding = Rounding.DOWN if amount.unit in _DURATIONS else Rounding.HALF_UP
    number = show_number(amount.magnitude, _DECIMALS[amount.unit] + more_decimals, mark, rounding)
    return _with_unit(number, amount.unit)


def as_shown(amount: Amount) -> Amount:
    """Return the amount that is shown for this one: rounded to the unit's decimals, but as a syringe measured it."""
    if isinstance(amount, Graduated):
        return amount
    rounding = Rounding.DOWN if amount.unit in _DURATIONS else Rounding.HALF_UP
    return Amount(round_to(amount.magnitude, _DECIMALS[amount.unit], rounding), amount.unit)


def show_entered(amount: Amount, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show an amount with every decimal where four are enough for that (as for all that is typed), else rounded."""
    if is_typable(amount.magnitude):
        steps = _steps(amount.magnitude, _TYPED_DECIMALS, Rounding.DOWN)
        return _with_unit(_written(steps, _TYPED_DECIMALS, mark), amount.unit)
    return show_amount(amount, mark)


def write_typable(amount: Amount, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Write an amount's number as a person types it, exactly, without unit and thousands mark.

    ValueError where it takes more decimals than can be typed.
    """
    if not is_typable(amount.magnitude):
        msg = f"{amount.magnitude} takes more decimals than can be typed"
        raise ValueError(msg)
    return _written(_steps(amount.magnitude, _TYPED_DECIMALS, Rounding.DOWN), _TYPED_DECIMALS, mark).replace(
        _THOUSANDS[mark], ""
    )


def typable_at_most(amount: Amount) -> Amount:
    """Return the largest amount that can be typed and is not above this one: the same where it can be typed itself."""
    return Amount(round_to(amount.magnitude, _TYPED_DECIMALS, Rounding.DOWN), amount.unit)


def show_against(amount: Amount, limit: Amount, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show an amount that breaks a limit, with as many decimals as it takes to look different from the limit."""
    comparable = amount.to(limit.unit)
    if comparable == limit or is_typable(comparable.magnitude):
        return show_entered(comparable, mark)
    more, shown_limit = 0, show_entered(limit, mark).removeprefix(APPROXIMATELY)
    while show_amount(comparable, mark, more).removeprefix(APPROXIMATELY) == shown_limit:
        more += 1
    return show_amount(comparable, mark, more)


def in_mark(text: str, mark: DecimalMark) -> str:
    """Rewrite numbers such as 2,000 in a text of ours, which whoever writes a decimal comma would take for 2."""
    return _WITH_THOUSANDS.sub(lambda number: number.group().replace(",", _THOUSANDS[mark]), text)


def _with_unit(number: str, unit: str) -> str:
    if unit == "1":
        return number
    if unit in _DURATIONS:
        return f"{number} {_SINGULARS.get(unit, unit) if number == '1' else _PLURALS[unit]}"
    return f"{number} {unit}"


def is_typable(number: Fraction) -> bool:
    """Whether so many decimals as can be typed write the number out."""
    finest: int = 10**_TYPED_DECIMALS
    return finest % number.denominator == 0


def _written(steps: int, decimals: int, mark: DecimalMark) -> str:
    """Write out so many steps of the last decimal."""
    whole, rest = divmod(abs(steps), 10**decimals)
    digits = f"{rest:0{decimals}d}".rstrip("0")
    sign = _MINUS if steps < 0 else ""
    return sign + f"{whole:,}".replace(",", _THOUSANDS[mark]) + (mark + digits if digits else "")
