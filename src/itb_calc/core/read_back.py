"""The sentence that is read back on the telephone: numbers spelled, units in words, and nothing rounded.

Each number is said in two ways, since fifteen and fifty sound alike: in words, and in another unit or digit by digit.
A concentration is said with the volume that it comes in: a strength passed on as "2000mcg" preceded a death.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.concentration import content
from itb_calc.core.number_words import can_be_said, digits_in_words, number_in_words
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import say_date
from itb_calc.core.show_number import is_typable, show_entered

DRUG = "baclofen"
_UNITS = {
    "1": ("", ""),
    "mcg": ("microgram", "micrograms"),
    "mg": ("milligram", "milligrams"),
    "mL": ("millilitre", "millilitres"),
    "mcg/mL": ("microgram per millilitre", "micrograms per millilitre"),
    "mg/mL": ("milligram per millilitre", "milligrams per millilitre"),
    "mcg/day": ("microgram per day", "micrograms per day"),
    "mcg/hour": ("microgram per hour", "micrograms per hour"),
}
_BY_A_SCHEDULE = "given by a day schedule, which is not read back here"


class NotExact(Exception):  # noqa: N818 - not a mistake of the program: a number that words cannot give exactly
    """A number that the sentence needs cannot be said exactly; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Solution:
    """A concentration (mcg/mL) with the volume (mL) that it comes in: one is never said without the other."""

    name: str
    concentration: Amount
    volume: Amount


@dataclass(frozen=True, slots=True)
class Boluses:
    """What one bolus adds (mcg), and how many the pump allows per day."""

    dose: Amount
    per_day: Fraction


@dataclass(frozen=True, slots=True)
class Order:
    """What is read back. What is None was not entered, and is left out.

    `is_constant` says that the daily dose is the same in each hour, so that it can be said per hour too.
    """

    product: Solution
    second: Solution | None = None
    prepared: Solution | None = None
    daily_dose: Amount | None = None
    is_constant: bool = True
    boluses: Boluses | None = None
    injected: Amount | None = None
    programmed: Amount | None = None
    alarm: Amount | None = None
    book_by: date | None = None


def read_back(order: Order, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Return the whole sentence; raises NotExact where a number that it needs has no exact words."""
    product = _solution(order.product, mark)
    if order.second is not None:
        product += f", mixed with {DRUG} {_solution(order.second, mark)}"
    parts = [f"{DRUG} {product}"]
    if order.prepared is not None:
        parts.append(f"prepared at {_solution(order.prepared, mark)}")
    if order.daily_dose is not None:
        parts.append(_dose(order.daily_dose, mark, is_constant=order.is_constant))
    if order.boluses is not None:
        parts.append(_boluses(order.boluses))
    for name in ("injected", "programmed", "alarm"):
        volume = getattr(order, name)
        if volume is not None:
            parts.append(f"{name} volume {_twice(volume, f'{name} volume')}")
    if order.book_by is not None:
        parts.append(f"book by {say_date(order.book_by)}")
    return f"{'; '.join(parts)}."


def _solution(solution: Solution, mark: DecimalMark) -> str:
    """Say a concentration both ways, and what its volume holds: `40 milligrams in 20 millilitres`."""
    spelled = solution.concentration.to("mcg/mL")
    both = _both(spelled, "mg/mL", f"concentration of {solution.name}", mark)
    mass = content(solution.concentration, solution.volume).to("mg")
    if not is_typable(mass.magnitude):
        raise NotExact(f"content of {solution.name}")
    return f"{both}, {_in_figures(mass, mark)} in {_in_figures(solution.volume, mark)}"


def _dose(dose: Amount, mark: DecimalMark, *, is_constant: bool) -> str:
    if is_constant:
        return _both(dose, "mcg/hour", "daily dose", mark)
    return f"{_twice(dose, 'daily dose')}, {_BY_A_SCHEDULE}"


def _boluses(boluses: Boluses) -> str:
    each = _twice(boluses.dose, "bolus dose")
    most = _twice(Amount(boluses.per_day, "1"), "boluses per day")
    return f"boluses of {each}, at most {most} per day"


def _both(amount: Amount, other_unit: str, name: str, mark: DecimalMark) -> str:
    """Say an amount in words, and in another unit in figures; digit by digit where the other unit is not exact."""
    other = amount.to(other_unit)
    if not is_typable(other.magnitude):
        return _twice(amount, name)
    return f"{_in_words(amount, name)}, that is {_in_figures(other, mark)}"


def _twice(amount: Amount, name: str) -> str:
    """Say an amount in words and digit by digit; once where it is one digit only."""
    words = _in_words(amount, name)
    is_short = amount.magnitude < 10 and amount.magnitude.denominator == 1
    return words if is_short else f"{words}, in digits {digits_in_words(amount.magnitude)}"


def _in_words(amount: Amount, name: str) -> str:
    if not can_be_said(amount.magnitude):
        raise NotExact(name)
    return f"{number_in_words(amount.magnitude)} {_unit(amount)}".rstrip()


def _in_figures(amount: Amount, mark: DecimalMark) -> str:
    """Return an exact number in figures with its unit in words."""
    return f"{show_entered(Amount(amount.magnitude, '1'), mark)} {_unit(amount)}"


def _unit(amount: Amount) -> str:
    singular, plural = _UNITS[amount.unit]
    return singular if amount.magnitude == 1 else plural
