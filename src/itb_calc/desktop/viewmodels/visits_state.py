"""The earlier visits, as the page shows them: what is typed, by how much each was off, and the trend up to this one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from itb_calc.core.amount import Amount
from itb_calc.core.reconciliation import volume_discrepancy
from itb_calc.core.refusal import Reason
from itb_calc.core.show_date import show_date
from itb_calc.desktop.viewmodels.field_state import marks_for
from itb_calc.desktop.viewmodels.table_state import Column, Note, RowState, TableForm, TableState, cells_of, empty_row
from itb_calc.desktop.viewmodels.trend_picture import TrendPicture, TrendPoint, discrepancy_in_words, trend_picture
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.read_visits import MOST_VISITS, EarlierVisit, VisitReading, read_visits
from itb_calc.worksheet.text import Worksheet

FORM = TableForm(
    fields.VISITS,
    fields.VISITS_LABEL,
    "Visit",
    (
        Column(fields.VISIT_DATE, "Date"),
        Column(fields.VISIT_EXPECTED, "Expected"),
        Column(fields.VISIT_ASPIRATED, "Aspirated"),
    ),
    "For the trend of what was left at each refill.",
    "Each visit has its date, the residual volume that was expected, and what came out with the needle."
    " Control and Delete empties a visit, Control and Z in a cell brings its text back.",
)
_ABOUT_ALL = frozenset({Reason.CONTRADICTION, Reason.TOO_MANY_VISITS})


@dataclass(frozen=True, slots=True)
class VisitsState:
    """The table of the earlier visits, and the trend; None where no earlier visit is read."""

    table: TableState = field(default_factory=lambda: TableState(following=empty_row(FORM, 1)))
    picture: TrendPicture | None = None


def visits_state(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> VisitsState:
    """Return the state of the earlier visits."""
    if not worksheet.visits:
        return VisitsState()
    readings, mark = read_visits(worksheet, reference), worksheet.decimal_mark
    count = len(readings)
    table = TableState(
        tuple(_row(number, worksheet, reading, reference) for number, reading in enumerate(readings, start=1)),
        empty_row(FORM, count + 1) if count < MOST_VISITS else None,
        notes=_notes(evaluation),
        marks=marks_for(fields.VISITS, evaluation),
    )
    visits = [reading.visit for reading in readings if reading.visit is not None]
    if not visits:
        return VisitsState(table)
    points = (*_points(visits), *_this_visit(worksheet, reference, evaluation))
    unread = tuple(number for number, reading in enumerate(readings, start=1) if reading.visit is None)
    return VisitsState(table, trend_picture(points, _limits(reference), unread, mark))


def _row(number: int, worksheet: Worksheet, reading: VisitReading, reference: Reference) -> RowState:
    typed, mark = worksheet.visits[number - 1], worksheet.decimal_mark
    cells = cells_of(FORM, typed, reading.refusals, {}, (mark, reference))
    worked = "" if reading.visit is None else discrepancy_in_words(_discrepancy(reading.visit), mark)
    return RowState(f"{FORM.row_name} {number}", cells, worked)


def _discrepancy(visit: EarlierVisit) -> Amount:
    value = volume_discrepancy(visit.expected, visit.aspirated).value
    if not isinstance(value, Amount):
        raise TypeError(type(value))
    return value


def _notes(evaluation: Evaluation) -> tuple[Note, ...]:
    problem = next((each for each in evaluation.problems if each.field == fields.VISITS), None)
    if problem is None or problem.reason not in _ABOUT_ALL:
        return ()
    return (Note(problem.message, is_problem=True),)


def _points(visits: list[EarlierVisit]) -> tuple[TrendPoint, ...]:
    ordered = sorted(visits, key=lambda visit: visit.day)
    return tuple(TrendPoint(show_date(visit.day), _short(visit.day), _discrepancy(visit)) for visit in ordered)


def _short(day: date) -> str:
    """Write a day without its weekday, the year on a line of its own."""
    _, number, month, year = show_date(day).split()
    return f"{number} {month}\n{year}"


def _this_visit(worksheet: Worksheet, reference: Reference, evaluation: Evaluation) -> tuple[TrendPoint, ...]:
    """Return the point of this visit, where its discrepancy is known and not withheld."""
    if "volume_discrepancy" not in evaluation.results.worked:
        return ()
    text = worksheet.texts.get(fields.FILL_DATE.path, "")
    day = read_field(fields.FILL_DATE, text, worksheet.decimal_mark, reference)
    when = f", {show_date(day)}" if isinstance(day, date) else ""
    return (TrendPoint(f"this visit{when}", "This\nvisit", evaluation.results.amount("volume_discrepancy")),)


def _limits(reference: Reference) -> tuple[Amount | None, Amount | None]:
    limits = reference.thresholds
    return (None, None) if limits is None else (limits.discrepancy_caution.value, limits.discrepancy_confirm.value)
