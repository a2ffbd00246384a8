"""The picture of the day: what is given in each hour, in steps, against the same dose given evenly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Misfit, clock
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.safety.rules.dose_change import misfits_in_words
from itb_calc.worksheet.day import Day, GivenStep


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the day: a dose per hour (mcg/hour), and what it is called."""

    per_hour: Amount
    label: str


@dataclass(frozen=True, slots=True)
class SchedulePicture:
    """The steps that are read, in the order of the day, with what is wrong; `alternative` says the same.

    `even` is the daily dose without steps, `slowest` what the pump gives at its minimum flow; None where not known.
    """

    steps: tuple[GivenStep, ...]
    wrong: tuple[Misfit, ...]
    even: Level | None
    slowest: Level | None
    alternative: str
    mark: DecimalMark = DecimalMark.POINT

    @property
    def top(self) -> Amount:
        """The highest dose per hour of the picture (mcg/hour)."""
        levels = (level.per_hour for level in (self.even, self.slowest) if level is not None)
        return max((*(each.per_hour for each in self.steps), *levels), key=_magnitude)


def _magnitude(amount: Amount) -> Fraction:
    return amount.number("mcg/hour")


def schedule_picture(day: Day, mark: DecimalMark) -> SchedulePicture | None:
    """Return the picture; None where no step is read."""
    if not day.given:
        return None
    steps = tuple(sorted(day.given, key=lambda each: (each.step.start, each.step.end)))
    even = None
    if day.even is not None and day.daily_dose is not None:
        even = Level(day.even, f"{show_entered(day.daily_dose, mark)} given evenly")
    slowest = None
    if day.slowest is not None and day.minimum_flow is not None:
        slowest = Level(day.slowest, f"Minimum flow {show_entered(day.minimum_flow, mark)}")
    return SchedulePicture(steps, day.misfits, even, slowest, _alternative(day, steps, (even, slowest), mark), mark)


def _alternative(
    day: Day, steps: tuple[GivenStep, ...], levels: tuple[Level | None, Level | None], mark: DecimalMark
) -> str:
    given = "; ".join(f"{_times(each)}: {show_amount(each.per_hour, mark)}" for each in steps)
    even, slowest = levels
    wrong = misfits_in_words(day.misfits)
    below = [each for each in steps if each.is_below_minimum]
    sentences = (
        given,
        f"Dashed line: {even.label}" if even is not None else "",
        f"Dotted line: {_lower_first(slowest.label)}, here {show_amount(slowest.per_hour, mark)}" if slowest else "",
        f"Hatched: {wrong}" if wrong else "",
        f"Below the minimum flow: {', '.join(_times(each) for each in below)}" if below else "",
        f"Not drawn, since not read: {_numbers(day.unread)}" if day.unread else "",
    )
    return " ".join(f"{sentence}." for sentence in sentences if sentence)


def _times(given: GivenStep) -> str:
    return f"{clock(given.step.start)} to {clock(given.step.end)}"


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"step {number}" for number in numbers)


def _lower_first(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}"
