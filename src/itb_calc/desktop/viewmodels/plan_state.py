"""The plan page as one frozen value: what its fields mean, the answer, a row for each candidate, the chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.core.working import Worked, write_out
from itb_calc.desktop.viewmodels.beside_unit import to_field, to_worksheet
from itb_calc.desktop.viewmodels.field_state import FieldState, field_state
from itb_calc.desktop.viewmodels.interval_picture import IntervalPicture, interval_picture
from itb_calc.desktop.viewmodels.plan_rows import PlanRow, plan_row
from itb_calc.desktop.viewmodels.result_state import ResultState, Standing
from itb_calc.planning.answer import also_counts, answer, limit_by_flow, remarks
from itb_calc.planning.plan import Plan
from itb_calc.planning.wish import INTERVAL, PLAN_FIELD_BY_PATH, PLAN_FIELDS
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.worksheet.edit import enter_all
from itb_calc.worksheet.text import Worksheet

GROUPS: tuple[tuple[str, tuple[Field[Any], ...]], ...] = (
    ("Wish", (fields.DAILY_DOSE, fields.BOLUS_DOSE, fields.BOLUSES_PER_DAY, INTERVAL)),
    ("Pump", (fields.PUMP_ID, fields.ALARM_VOLUME, fields.FLOW_TOLERANCE)),
    ("Dates", (fields.STABILITY_LIMIT, fields.BOOKING_BUFFER, fields.FILL_DATE)),
    (
        "Figures of the pump, and priming",
        (
            fields.RESERVOIR_VOLUME,
            fields.RESIDUAL_VOLUME,
            fields.MINIMUM_FLOW,
            fields.FIXED_FLOW,
            fields.PRIMING_VOLUME,
        ),
    ),
)


_LOWEST, _HIGHEST = "lowest_concentration", "highest_concentration"
# The places of the concentrations that a plan works out, before there is anything to say.
RESULTS = (
    ResultState(_LOWEST, "Lowest round concentration", Standing.ABSENT, "", is_main=True),
    ResultState(_HIGHEST, "Highest, by minimum flow", Standing.ABSENT, ""),
)


@dataclass(frozen=True, slots=True)
class PlanState:
    """Everything that the plan page shows. `news` is what is said to those who listen when it changes."""

    fields: Mapping[str, FieldState] = field(default_factory=dict)
    results: tuple[ResultState, ...] = RESULTS
    answer: str = ""
    notes: str = ""
    also: str = ""
    counts: str = ""
    rows: tuple[PlanRow, ...] = ()
    chart: IntervalPicture | None = None
    news: str = ""


def plan_sheet(worksheet: Worksheet, planned: Mapping[str, str]) -> Worksheet:
    """Return the open worksheet with what is typed on the plan page over it, and the wished interval."""
    typed = {path: to_worksheet(PLAN_FIELD_BY_PATH[path], text) for path, text in planned.items()}
    return enter_all(worksheet, typed)


def plan_state(plan: Plan, opened: Worksheet, reference: Reference) -> PlanState:
    """Derive the page from a plan and the worksheet that is open beside it."""
    rows = tuple(plan_row(plan, candidate) for candidate in plan.candidates)
    return PlanState(
        fields=plan_fields(plan, opened, reference),
        results=_results(plan),
        answer=" ".join(remarks(plan)),
        notes=_notes(plan),
        also=also_counts(plan),
        counts=_counts(plan),
        rows=rows,
        chart=interval_picture(plan),
        news=_news(plan, rows),
    )


def plan_fields(plan: Plan, opened: Worksheet, reference: Reference) -> dict[str, FieldState]:
    """Say what each field of a plan means, or why it is not read."""
    reading = replace(plan.reading, findings=(), problems=plan.problems)
    states = (field_state(plan.worksheet, reference, reading, each) for each in PLAN_FIELDS)
    return {state.path: _beside_the_worksheet(state, plan.worksheet, opened) for state in states}


def _beside_the_worksheet(state: FieldState, planned: Worksheet, opened: Worksheet) -> FieldState:
    """Say what stands in the worksheet where something else is planned with."""
    if state.path == INTERVAL.path or planned.texts.get(state.path) == opened.texts.get(state.path):
        return state
    text = opened.texts.get(state.path)
    there = "nothing" if text is None else to_field(PLAN_FIELD_BY_PATH[state.path], text)
    said = f"only here; the worksheet has {there}"
    if state.problem:
        return state
    return replace(state, meaning=f"{state.meaning}; {said}" if state.meaning else f"{said[0].upper()}{said[1:]}")


def _results(plan: Plan) -> tuple[ResultState, ...]:
    """Return the concentrations that the plan works out, each with its working; the first in large type."""
    lowest, highest = RESULTS
    if plan.lowest is not None and plan.facts.is_constant_flow():
        lowest = replace(lowest, label="Needed concentration", assumption="for the fixed flow, whatever is wished")
    elif plan.interval is not None:
        wished = show_entered(plan.interval, plan.worksheet.decimal_mark)
        lowest = replace(lowest, assumption=f"that reaches {wished}, with boluses and tolerance as entered")
    limit = None if limit_by_flow(plan) is None else plan.highest
    return _result(plan, lowest, plan.lowest), _result(plan, highest, limit)


def _result(plan: Plan, place: ResultState, worked: Worked | None) -> ResultState:
    if worked is None or not isinstance(worked.value, Amount):
        return place
    mark = plan.worksheet.decimal_mark
    written = write_out(worked, mark)
    working = (
        f"Formula: {written.formula}",
        f"Numbers put in: {written.substitution}",
        f"Answer: {written.answer}",
        f"Check backwards: {written.check}",
    )
    return replace(place, standing=Standing.SHOWN, text=show_amount(worked.value, mark), working=working)


def _notes(plan: Plan) -> str:
    """Say what every candidate has against it."""
    shared = [f"{finding.severity.shape} {finding.rule}: {finding.message}" for finding in plan.shared]
    return f"For every candidate: {' '.join(shared)}" if shared else ""


def _counts(plan: Plan) -> str:
    if not plan.candidates:
        return ""
    fitting, total = len(plan.fitting), len(plan.candidates)
    if not fitting:
        return f"None of {total} fits."
    verb = "fits" if fitting == 1 else "fit"
    return f"{fitting} of {total} {verb}, the fittest first. Enter takes one over into the worksheet."


def _news(plan: Plan, rows: tuple[PlanRow, ...]) -> str:
    said = " ".join(answer(plan))
    return f"{said} {len(plan.fitting)} of {len(rows)} fit. First: {rows[0].spoken}" if plan.fitting else said
