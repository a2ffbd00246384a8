"""The day in steps, also while one is being typed: what each amounts to, and where they do not add up; without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Misfit, Step, hourly_dose, misfits, step_flow, total_dose
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read import read
from itb_calc.worksheet.read_schedule import StepReading, read_steps
from itb_calc.worksheet.text import Worksheet


class Stretch(NamedTuple):
    """A step whose times (minutes from midnight) are read, whether its dose is or not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GivenStep:
    """A step that is read, with its dose per hour (mcg/hour); its flow (mL/day) where the concentration is known."""

    number: int
    step: Step
    per_hour: Amount
    flow: Amount | None
    is_below_minimum: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The steps as read, and what they are held against.

    Daily dose (mcg/day) and minimum flow (mL/day) are None where they are not known; `slowest` is what the pump gives
    at its minimum flow (mcg/hour). `unread` are the numbers of the steps that are not read.
    """

    readings: tuple[StepReading, ...]
    given: tuple[GivenStep, ...]
    daily_dose: Amount | None
    minimum_flow: Amount | None
    slowest: Amount | None

    @property
    def unread(self) -> tuple[int, ...]:
        """The numbers of the steps that are not read, from 1."""
        return tuple(number for number, reading in enumerate(self.readings, start=1) if reading.step is None)

    @property
    def total(self) -> Amount | None:
        """What the steps add up to (mcg/day); None where one of them is not read."""
        return None if self.unread else total_dose([each.step for each in self.given])

    @property
    def misfits(self) -> tuple[Misfit, ...]:
        """Where the steps do not cover the day exactly once; no hour is called missing while a time is not read."""
        stretches = [_stretch(reading) for reading in self.readings]
        found = misfits([stretch for stretch in stretches if stretch is not None])
        return tuple(misfit for misfit in found if misfit.kind == "double" or None not in stretches)

    @property
    def even(self) -> Amount | None:
        """The dose per hour (mcg/hour) of the same daily dose given evenly."""
        return None if self.daily_dose is None else self.daily_dose.to("mcg/hour")


def day(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> Day | None:
    """Return the day of a worksheet and its evaluation; None where no step is entered."""
    if not worksheet.schedule:
        return None
    readings = read_steps(worksheet, reference)
    inputs, _ = read(worksheet, reference)
    facts = Facts(inputs, reference)
    concentration, minimum = _concentration(evaluation), _minimum_flow(facts)
    return Day(
        readings,
        tuple(
            _given(number, reading.step, concentration, minimum)
            for number, reading in enumerate(readings, start=1)
            if reading.step is not None
        ),
        _daily_dose(facts),
        minimum,
        None if concentration is None or minimum is None else (minimum * concentration).to("mcg/hour"),
    )


def _given(number: int, step: Step, concentration: Amount | None, minimum: Amount | None) -> GivenStep:
    flow = None if concentration is None else step_flow(step, concentration)
    is_below = flow is not None and minimum is not None and flow < minimum
    return GivenStep(number, step, hourly_dose(step), flow, is_below)


def _stretch(reading: StepReading) -> Stretch | None:
    """Return when a step is given, where both its times are read and in their order."""
    if "start" in reading.refusals or "end" in reading.refusals:
        return None
    return Stretch(cast("int", reading.parts["start"]), cast("int", reading.parts["end"]))


def _concentration(evaluation: Evaluation) -> Amount | None:
    name = "pump_concentration"
    return evaluation.results.amount(name) if name in evaluation.results.worked else None


def _minimum_flow(facts: Facts) -> Amount | None:
    try:
        return facts.minimum_flow()
    except Missing:
        return None


def _daily_dose(facts: Facts) -> Amount | None:
    try:
        return facts.inputs.get(fields.DAILY_DOSE)
    except Missing:
        return None
