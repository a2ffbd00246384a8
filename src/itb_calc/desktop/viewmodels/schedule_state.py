"""The day in steps, as the page shows it: what is typed, what each step amounts to, and what does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import END_OF_DAY, MIDNIGHT, clock
from itb_calc.core.refusal import DecimalMark, Reason, Refusal
from itb_calc.core.show_number import show_against, show_amount, show_entered
from itb_calc.desktop.viewmodels.field_state import marks_for
from itb_calc.desktop.viewmodels.offers import Offer
from itb_calc.desktop.viewmodels.schedule_picture import SchedulePicture, schedule_picture
from itb_calc.desktop.viewmodels.table_state import (
    Column,
    Note,
    RowState,
    TableForm,
    TableState,
    cells_of,
    empty_row,
    in_words,
)
from itb_calc.reference.reference import Reference
from itb_calc.safety.rules.dose_change import misfits_in_words
from itb_calc.visit import fields
from itb_calc.worksheet.day import Day, GivenStep, day
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

FORM = TableForm(
    fields.SCHEDULE,
    fields.SCHEDULE_LABEL,
    "Step",
    (Column(fields.STEP_START, "Start"), Column(fields.STEP_END, "End"), Column(fields.STEP_DOSE, "Dose")),
    "For a dose that changes in the course of the day.",
    "Each step has a start, an end and the whole dose between them; together they cover 00:00 to 24:00 once."
    " Control and Delete empties a step, Control and Z in a cell brings its text back.",
)
_START, _END, _DOSE = range(3)
_ABOUT_ALL = frozenset({Reason.CONTRADICTION, Reason.TOO_MANY_STEPS})
# 8:00 and 0800 can be no other time than 08:00; 8.30 and 830 could.
_TIME_WITHOUT_A_SIGN = re.compile(r"([0-9]|[01][0-9]|2[0-3]):([0-5][0-9])|([01][0-9]|2[0-3])([0-5][0-9])|2400")


@dataclass(frozen=True, slots=True)
class ScheduleState:
    """The table of the steps, and their picture; None where no step is read."""

    table: TableState = field(default_factory=lambda: TableState(following=empty_row(FORM, 1, _offers(MIDNIGHT, ""))))
    picture: SchedulePicture | None = None


def schedule_state(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> ScheduleState:
    """Return the state of the day schedule."""
    steps = day(worksheet, reference, evaluation)
    if steps is None:
        return ScheduleState()
    mark = worksheet.decimal_mark
    table = TableState(
        _rows(steps, worksheet, reference),
        _following(steps, reference),
        _suspect(steps),
        notes=tuple(_notes(steps, evaluation, mark)),
        marks=marks_for(fields.SCHEDULE, evaluation),
    )
    return ScheduleState(table, schedule_picture(steps, mark))


def _rows(steps: Day, worksheet: Worksheet, reference: Reference) -> tuple[RowState, ...]:
    given = {each.number: each for each in steps.given}
    mark = worksheet.decimal_mark
    rows: list[RowState] = []
    for number, (typed, reading) in enumerate(zip(worksheet.schedule, steps.readings, strict=True), start=1):
        offers = _offers(_end_before(steps, number), typed.get("start", "")) | _times_written_well(reading.refusals)
        worked, warning = _worked(given[number], steps, mark) if number in given else ("", "")
        cells = cells_of(FORM, typed, reading.refusals, offers, (mark, reference))
        rows.append(RowState(f"{FORM.row_name} {number}", cells, worked, warning))
    return tuple(rows)


def _worked(given: GivenStep, steps: Day, mark: DecimalMark) -> tuple[str, str]:
    """Say what a step amounts to, and whether the pump can deliver it."""
    per_hour = show_amount(given.per_hour, mark)
    if given.flow is None:
        return per_hour, ""
    if not given.is_below_minimum or steps.minimum_flow is None:
        return f"{per_hour}, {show_amount(given.flow, mark)}", ""
    flow = show_against(given.flow, steps.minimum_flow, mark)
    return (
        f"{per_hour}, {flow}.",
        f"Below the pump's minimum flow, {show_entered(steps.minimum_flow, mark)}: the pump cannot deliver this step.",
    )


def _following(steps: Day, reference: Reference) -> RowState | None:
    """Return the empty row after the steps, while a pump takes one more."""
    count = len(steps.readings)
    most = None if reference.thresholds is None else reference.thresholds.most_schedule_steps.value
    if most is not None and count >= most:
        return None
    return empty_row(FORM, count + 1, _offers(_end_before(steps, count + 1), ""))


def _suspect(steps: Day) -> tuple[int, int] | None:
    """Return the cell to look at first: the start behind or in the first wrong stretch, else what ends before it."""
    if not steps.misfits:
        return None if None in {steps.total, steps.daily_dose} or steps.total == steps.daily_dose else (0, _DOSE)
    wrong = steps.misfits[0]
    begin = wrong.end if wrong.kind == "missing" else wrong.start
    parts = [reading.parts for reading in steps.readings]
    begins = [(number, _START) for number, read in enumerate(parts) if read.get("start") == begin]
    ends = [(number, _END) for number, read in enumerate(parts) if read.get("end") == wrong.start]
    return next(iter((*reversed(begins), *ends)), None)


def _end_before(steps: Day, number: int) -> int | None:
    """When the step before ends (minutes); midnight before the first; None where that is not read, or the day over."""
    if number == 1:
        return MIDNIGHT
    before = steps.readings[number - 2]
    end = None if "end" in before.refusals else before.parts.get("end")
    return None if isinstance(end, Amount) or end == END_OF_DAY else end


def _offers(end_before: int | None, typed: str) -> dict[str, Offer]:
    """Offer the start of a step that has none yet."""
    if typed or end_before is None:
        return {}
    why = "where the day begins" if end_before == MIDNIGHT else "where the step before ends"
    return {"start": Offer(clock(end_before), why)}


def _times_written_well(refusals: Mapping[str, Refusal]) -> dict[str, Offer]:
    offers: dict[str, Offer] = {}
    for name, refusal in refusals.items():
        if refusal.reason is Reason.NOT_A_TIME and _TIME_WITHOUT_A_SIGN.fullmatch(refusal.text):
            digits = refusal.text.replace(":", "").zfill(4)
            offers[name] = Offer(f"{digits[:2]}:{digits[2:]}", "the same time, written so that it is read")
    return offers


def _notes(steps: Day, evaluation: Evaluation, mark: DecimalMark) -> Iterator[Note]:
    problem = next((each for each in evaluation.problems if each.field == fields.SCHEDULE), None)
    if problem is not None and problem.reason in _ABOUT_ALL:
        yield Note(problem.message, is_problem=True)
    wrong = misfits_in_words(steps.misfits)
    if wrong:
        yield Note(f"The steps do not cover the day once: {wrong}.", is_problem=True)
    yield _sum(steps, evaluation, mark)


def _sum(steps: Day, evaluation: Evaluation, mark: DecimalMark) -> Note:
    """Hold what the steps add up to against the daily dose."""
    total, dose = steps.total, steps.daily_dose
    if total is None:
        verb = "is" if len(steps.unread) == 1 else "are"
        return Note(f"The sum of the steps is shown when {in_words(steps.unread, FORM)} {verb} read.")
    if dose is None:
        is_unread = any(problem.field == fields.DAILY_DOSE.path for problem in evaluation.problems)
        why = "not read" if is_unread else "not entered"
        return Note(f"The steps make {show_entered(total, mark)}; the daily dose is {why}.")
    if total != dose:
        made, ordered = show_against(total, dose, mark), show_entered(dose, mark)
        return Note(f"The steps make {made}, but the daily dose is {ordered}.", is_problem=True)
    return Note(f"The steps make {show_entered(total, mark)}, as ordered.")
