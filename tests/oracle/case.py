"""What a rule looks at."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.oracle.inputs import highest_daily_dose
from tests.oracle.ratio import Ratio, below, ratio
from tests.oracle.reading import Reading
from tests.oracle.results import Results


@dataclass(frozen=True, slots=True)
class Case:
    """Fields and results; the results lose what earlier blocks withhold."""

    reading: Reading
    results: Results
    today: date

    def number(self, path: str) -> Ratio | None:
        """The value of a number field in its unit, or None."""
        return self.reading.numbers.get(path)

    def result(self, name: str) -> Ratio | None:
        """A result that is not withheld, or None."""
        return self.results.numbers.get(name)


Rule = Callable[[Case], str | None]
"""Returns the severity of its finding, or None."""


def is_above(left: Ratio | None, right: Ratio | None) -> bool:
    """Whether both are known and left is strictly above right."""
    return left is not None and right is not None and below(right, left)


def exceeds(value: Ratio | None, limit: int, parts: int = 1) -> bool:
    """Whether the value is known and strictly above limit / parts."""
    return is_above(value, ratio(limit, parts))


def falls_short(value: Ratio | None, limit: int, parts: int = 1) -> bool:
    """Whether the value is known and strictly below limit / parts."""
    return is_above(ratio(limit, parts), value)


def upper_dose(case: Case) -> Ratio | None:
    """What the upper dose limits look at, in mcg/day: boluses counted where both are there."""
    return highest_daily_dose(case.reading) or case.number("dose.daily_dose")
