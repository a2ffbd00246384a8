"""A day in steps, each with its own dose: what each step amounts to, and where the steps do not make up the day.

Times are minutes from midnight, 0 to 1,440.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal, Protocol

from itb_calc.core.amount import Amount

MIDNIGHT, END_OF_DAY = 0, 24 * 60
Kind = Literal["missing", "double"]


@dataclass(frozen=True, slots=True)
class Step:
    """A dose (mcg) given evenly from a start to a later end on the same day; ValueError for any other times."""

    start: int
    end: int
    dose: Amount

    def __post_init__(self) -> None:
        if not MIDNIGHT <= self.start < self.end <= END_OF_DAY:
            msg = f"a step from minute {self.start} to minute {self.end} is not a part of one day"
            raise ValueError(msg)


class Stretch(Protocol):
    """A part of the day, in minutes from midnight, whatever is given in it."""

    @property
    def start(self) -> int:
        """When it begins."""

    @property
    def end(self) -> int:
        """When it ends, later than its start."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A stretch of the day that no step covers, or that more than one does."""

    start: int
    end: int
    kind: Kind


def step_duration(step: Step) -> Amount:
    """How long a step lasts (hours)."""
    return Amount(Fraction(step.end - step.start, 60), "hour")


def hourly_dose(step: Step) -> Amount:
    """Dose per hour (mcg/hour) within a step."""
    return (step.dose / step_duration(step)).to("mcg/hour")


def step_flow(step: Step, concentration: Amount) -> Amount:
    """Flow (mL/day) within a step at a concentration (mcg/mL)."""
    return hourly_dose(step) / concentration


def total_dose(steps: Sequence[Step]) -> Amount:
    """Daily dose (mcg/day) that the steps add up to."""
    return Amount(sum((step.dose.number("mcg") for step in steps), Fraction(0)), "mcg/day")


def misfits(steps: Sequence[Stretch]) -> tuple[Misfit, ...]:
    """Where steps, in any order, do not cover the day exactly once: in the order of the day, as long as they last."""
    times = {time for step in steps for time in (step.start, step.end)}
    found: list[Misfit] = []
    for start, end in pairwise(sorted({MIDNIGHT, END_OF_DAY} | times)):
        covering = sum(step.start <= start and end <= step.end for step in steps)
        if covering == 1:
            continue
        kind: Kind = "double" if covering else "missing"
        goes_on = bool(found) and (found[-1].end, found[-1].kind) == (start, kind)
        found.append(Misfit(found.pop().start if goes_on else start, end, kind))
    return tuple(found)


def clock(minutes: int) -> str:
    """Write minutes from midnight as a time of day, such as 08:00; the end of the day is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
