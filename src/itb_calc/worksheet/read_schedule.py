"""The day schedule: each part of each step read strictly, and one problem for the whole where any part is not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Step
from itb_calc.core.refusal import DecimalMark, Reason, Refusal, quote
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.worksheet.problem import Problem
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class StepReading:
    """One step as read: the step itself where every part is read, else why which part (`start`, `end`, `dose`) is not.

    A part that is read is there even where another is not: minutes from midnight for the times, mcg for the dose.
    """

    step: Step | None
    refusals: Mapping[str, Refusal] = field(default_factory=dict)
    parts: Mapping[str, int | Amount] = field(default_factory=dict)


def read_steps(worksheet: Worksheet, reference: Reference) -> tuple[StepReading, ...]:
    """Read every step in the order in which they were typed."""
    return tuple(_read_step(typed, worksheet.decimal_mark, reference) for typed in worksheet.schedule)


def schedule_problem(
    worksheet: Worksheet, readings: tuple[StepReading, ...], reference: Reference, *, is_constant_flow: bool
) -> Problem | None:
    """Say what is wrong with the schedule as a whole, or with the first step that is not read."""
    if not readings:
        return None
    reason_and_message = next(_wrong(readings, reference, is_constant_flow=is_constant_flow), None)
    if reason_and_message is None:
        return None
    count = len(worksheet.schedule)
    return Problem(fields.SCHEDULE, "1 step" if count == 1 else f"{count} steps", *reason_and_message)


def _wrong(
    readings: tuple[StepReading, ...], reference: Reference, *, is_constant_flow: bool
) -> Iterator[tuple[Reason, str]]:
    if is_constant_flow:
        yield (
            Reason.CONTRADICTION,
            "A pump with a flow fixed by its maker gives the same all day. Choose another pump, or remove the steps.",
        )
    most = None if reference.thresholds is None else reference.thresholds.most_schedule_steps.value
    if most is not None and len(readings) > most:
        yield (
            Reason.TOO_MANY_STEPS,
            f"{len(readings)} steps are entered, but a pump takes at most {most} a day. Put steps together.",
        )
    for number, reading in enumerate(readings, start=1):
        for refusal in reading.refusals.values():
            yield refusal.reason, f"Step {number} of the day is not read: {_going_on(refusal)}"


def _going_on(refusal: Refusal) -> str:
    """Go on with a sentence of ours; what was typed, in front of it, stays as it is."""
    message = refusal.message
    is_typed = bool(refusal.text) and message.startswith(quote(refusal.text))
    return message if is_typed or not message.startswith("Step ") else f"s{message[1:]}"


def _read_step(typed: Mapping[str, str], mark: DecimalMark, reference: Reference) -> StepReading:
    refusals: dict[str, Refusal] = {}
    parts: dict[str, int | Amount] = {}
    for each in fields.SCHEDULE_STEP:
        name = each.path.rpartition(".")[2]
        outcome = _read_part(each, typed.get(name, ""), mark, reference)
        if isinstance(outcome, Refusal):
            refusals[name] = outcome
        else:
            parts[name] = outcome
    if "start" in parts and "end" in parts and cast("int", parts["end"]) <= cast("int", parts["start"]):
        message = "Step end is not after its start. Write a later end; the end of the day is 24:00."
        refusals["end"] = Refusal(Reason.NOT_AFTER_ITS_START, typed["end"], message)
    if refusals:
        return StepReading(None, refusals, parts)
    start, end, dose = cast("int", parts["start"]), cast("int", parts["end"]), cast("Amount", parts["dose"])
    return StepReading(Step(start, end, dose), {}, parts)


def _read_part(each: Field[Any], text: str, mark: DecimalMark, reference: Reference) -> int | Amount | Refusal:
    if not text:
        return Refusal(Reason.PARTNER_MISSING, "", f"{each.label} is missing. Enter start, end and dose of each step.")
    outcome = read_field(each, text, mark, reference)
    if isinstance(outcome, str):
        hours, _, minutes = outcome.partition(":")
        return int(hours) * 60 + int(minutes)
    return cast("Amount | Refusal", outcome)
