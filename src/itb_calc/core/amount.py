"""An exact number with a unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core import units


@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """An exact number of a unit; arithmetic combines the units, and a wrong formula raises DimensionalityError.

    Equal amounts are equal whatever their unit: 1 mg is 1,000 mcg. Products and quotients come out in mcg, mL, day,
    cm and their quotients.
    """

    magnitude: Fraction
    unit: str

    def to(self, unit: str) -> Amount:
        """Return the same amount in another unit of its dimension."""
        return self if unit == self.unit else Amount(self.number(unit), unit)

    def number(self, unit: str) -> Fraction:
        """Return how many of the unit this is."""
        return self.magnitude if unit == self.unit else self.magnitude * units.factor(self.unit, unit)

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.magnitude + other.number(self.unit), self.unit)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(self.magnitude - other.number(self.unit), self.unit)

    def __mul__(self, other: Amount | Fraction | int) -> Amount:
        if not isinstance(other, Amount):
            return Amount(self.magnitude * other, self.unit)
        unit, factor = units.product(self.unit, other.unit)
        return Amount(self.magnitude * other.magnitude * factor, unit)

    def __truediv__(self, other: Amount | Fraction | int) -> Amount:
        if not isinstance(other, Amount):
            return Amount(self.magnitude / other, self.unit)
        unit, factor = units.quotient(self.unit, other.unit)
        return Amount(self.magnitude / other.magnitude * factor, unit)

    def __abs__(self) -> Amount:
        return Amount(abs(self.magnitude), self.unit)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        if self.unit == other.unit:
            return self.magnitude == other.magnitude
        return self._canonical() == other._canonical()

    def __hash__(self) -> int:
        return hash(self._canonical())

    def __lt__(self, other: Amount) -> bool:
        return self.magnitude < other.number(self.unit)

    def __le__(self, other: Amount) -> bool:
        return self.magnitude <= other.number(self.unit)

    def __gt__(self, other: Amount) -> bool:
        return self.magnitude > other.number(self.unit)

    def __ge__(self, other: Amount) -> bool:
        return self.magnitude >= other.number(self.unit)

    def __bool__(self) -> bool:
        """Refuse: `if amount` would take an entered 0 for a missing value."""
        msg = "an Amount has no truth value: compare it with None or with an Amount"
        raise TypeError(msg)

    def _canonical(self) -> tuple[Fraction, str]:
        unit, factor = units.canonical(self.unit)
        return self.magnitude * factor, unit


@dataclass(frozen=True, slots=True, eq=False)
class Graduated(Amount):
    """A volume (mL) that is a whole number of graduations of a syringe: it is shown as the syringe shows it.

    It is equal to any Amount of the same size; what is computed from it is an Amount like any other.
    """
