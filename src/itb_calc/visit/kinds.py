"""The kinds of fields: what a text must be to be read into a field."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never


@dataclass(frozen=True, slots=True)
class AmountKind:
    """One number with one of the field's units, without a number in the denominator."""

    units: tuple[str, ...]
    zero_allowed: bool = False
    whole: bool = False
    highest: Fraction | None = None


@dataclass(frozen=True, slots=True)
class StrengthKind:
    """What a package prints: any mass in a volume, such as 40 mg/20 mL or 500 mcg/mL."""


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A plain number without a unit: a count or an age in years."""

    zero_allowed: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class DateKind:
    """A date as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class TimeKind:
    """A time of day as HH:MM from 00:00 to 24:00."""


@dataclass(frozen=True, slots=True)
class WordKind:
    """One of a few fixed words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdKind:
    """The id of an entry of the reference data."""

    catalogue: str


@dataclass(frozen=True, slots=True)
class YesNoKind:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class MomentKind:
    """A day and a time of day as YYYY-MM-DD HH:MM."""


@dataclass(frozen=True, slots=True)
class TextKind:
    """Words that mean nothing to the calculation, of at most so many characters; on one line unless they may have more.

    What is private may tell who the patient is, and goes into no file that the person did not choose.
    """

    longest: int
    has_lines: bool = False
    is_private: bool = False


Kind = (
    AmountKind | StrengthKind | NumberKind | DateKind | TimeKind | MomentKind | WordKind | IdKind | YesNoKind | TextKind
)


_PLURALS = {"day": "days", "hour": "hours"}


def unit_in_words(kind: Kind) -> str:
    """Return the unit to write behind a field of this kind, or the form of what it takes."""
    match kind:
        case AmountKind():
            return " or ".join(_PLURALS.get(unit, unit) for unit in kind.units)
        case StrengthKind():
            return "mg/mL, mcg/mL or mg in mL"
        case NumberKind():
            return "number"
        case DateKind():
            return "YYYY-MM-DD"
        case TimeKind():
            return "HH:MM"
        case MomentKind():
            return "YYYY-MM-DD HH:MM"
        case WordKind() | IdKind() | YesNoKind() | TextKind():
            return ""
        case _ as never:
            assert_never(never)
