"""A table that is typed into: which cell says what, where to go first, and how rows are named."""

import pytest

from itb_calc.core.refusal import DecimalMark, Reason, Refusal
from itb_calc.desktop.viewmodels.field_state import Mark
from itb_calc.desktop.viewmodels.offers import Offer
from itb_calc.desktop.viewmodels.schedule_state import FORM
from itb_calc.desktop.viewmodels.table_state import (
    CellState,
    Note,
    RowState,
    TableState,
    cells_of,
    empty_row,
    in_words,
    removed_row,
)
from itb_calc.desktop.viewmodels.visits_state import FORM as VISITS_FORM
from itb_calc.safety.finding import Severity
from tests.worksheet.sheets import REFERENCE

_HOW = (DecimalMark.POINT, REFERENCE)
_WELL = CellState("Start", is_typed=True)
_REFUSED = CellState("End", "8 is not a time of day. Write 08:00.", is_typed=True)
_EMPTY = CellState("Dose", "Step dose is missing. Enter it.")


def _row(*cells: CellState, worked: str = "", warning: str = "") -> RowState:
    return RowState("Step 1", cells, worked, warning)


def test_the_cells_have_paths_names_and_units() -> None:
    assert [FORM.place(1, column) for column in range(3)] == [
        *("dose.schedule[1].start", "dose.schedule[1].end", "dose.schedule[1].dose")
    ]
    assert [VISITS_FORM.place(0, column) for column in range(3)] == [
        *("visits[0].date", "visits[0].expected_residual", "visits[0].aspirated_volume")
    ]
    assert [(column.heading, column.unit) for column in (*FORM.columns, *VISITS_FORM.columns)] == [
        *(("Start", "HH:MM"), ("End", "HH:MM"), ("Dose", "mcg")),
        *(("Date", "YYYY-MM-DD"), ("Expected", "mL"), ("Aspirated", "mL")),
    ]


@pytest.mark.parametrize(
    ("row", "line", "is_wrong", "first_wrong"),
    [
        (_row(_WELL, worked="15 mcg/hour"), "15 mcg/hour", False, None),
        (_row(_WELL, worked="1 mcg/hour.", warning="Too slow."), "1 mcg/hour. Too slow.", True, None),
        (_row(_WELL, _REFUSED), f"Not read: {_REFUSED.problem}", True, 1),
        (_row(_WELL, CellState("End", "x"), _EMPTY), "Still missing: end, dose.", False, 1),
        (_row(_EMPTY, _REFUSED), f"Not read: {_REFUSED.problem}\nStill missing: dose.", True, 0),
        (_row(CellState("Start")), "", False, None),
    ],
)
def test_what_stands_under_a_row(row: RowState, line: str, first_wrong: int | None, *, is_wrong: bool) -> None:
    assert (row.line, row.is_wrong, row.first_wrong) == (line, is_wrong, first_wrong)


def test_a_listener_hears_unit_refusal_offer_and_help() -> None:
    column = FORM.columns[1]
    assert CellState("End").description(column) == "HH:MM. When the step of the day ends."
    offered = CellState("End", "8:00 is not a time. Write it.", is_typed=True, offer=Offer("08:00", "the same time"))
    assert offered.description(column) == (
        "HH:MM. Not read: 8:00 is not a time. Write it. Control and Enter writes 08:00, the same time."
        " When the step of the day ends."
    )
    assert CellState("End", "Step end is missing.").description(column).startswith("HH:MM. Step end is missing. ")


@pytest.mark.parametrize(
    ("rows", "suspect", "first"),
    [
        ((), None, (0, 0)),
        ((_row(_WELL), _row(_WELL)), None, (0, 0)),
        ((_row(_WELL), _row(_WELL)), (1, 0), (1, 0)),
        ((_row(_WELL), _row(_WELL, _REFUSED)), (0, 0), (1, 1)),
        ((_row(_WELL), _row(_WELL, _WELL, _WELL, warning="Slow.")), None, (1, 2)),
        ((_row(_WELL), _row(_WELL, _WELL, _WELL, warning="Slow.")), (0, 1), (0, 1)),
        ((_row(_WELL, _WELL, _WELL, warning="Slow."), _row(_WELL, _EMPTY)), None, (1, 1)),
    ],
)
def test_the_first_cell_to_go_to(
    rows: tuple[RowState, ...], suspect: tuple[int, int] | None, first: tuple[int, int]
) -> None:
    assert TableState(rows, suspect=suspect).first_wrong == first


def test_a_table_says_its_notes_and_its_findings() -> None:
    notes = (Note("The steps make 1 mcg/day.", is_problem=True), Note("More."))
    state = TableState(notes=notes, marks=(Mark(Severity.BLOCK, "DOS-08"),))
    assert state.spoken == "The steps make 1 mcg/day. More. block DOS-08."


def test_a_cell_offers_what_the_table_offers_else_the_same_number_written_well() -> None:
    refusals = {
        "start": Refusal(Reason.PARTNER_MISSING, "", "Step start is missing."),
        "dose": Refusal(Reason.WRONG_MARK, "1,5 mcg", "1,5 is not read.", "1.5 mcg"),
    }
    offers = {"start": Offer("08:00", "where the step before ends")}
    start, end, dose = cells_of(FORM, {"dose": "1,5 mcg"}, refusals, offers, _HOW)
    assert start == CellState("Start", "Step start is missing.", offer=offers["start"])
    assert end == CellState("End")
    assert dose == CellState(
        "Dose", "1,5 is not read.", is_typed=True, offer=Offer("1.5", "the same number, written so that it is read")
    )


def test_a_suggestion_that_the_cell_would_not_read_is_not_offered() -> None:
    refusals = {"dose": Refusal(Reason.WRONG_MARK, "1,5 mL", "1,5 is not read.", "1.5 mL")}
    assert cells_of(FORM, {"dose": "1,5 mL"}, refusals, {}, _HOW)[2].offer is None


def test_an_empty_row_and_a_removed_one_say_nothing_is_wrong() -> None:
    for row in (empty_row(FORM, 4), removed_row(FORM)):
        assert [cell.heading for cell in row.cells] == ["Start", "End", "Dose"]
        assert not any(cell.problem or cell.is_typed or cell.offer for cell in row.cells)
        assert not row.is_wrong
    assert empty_row(FORM, 4).title == "Step 4"
    assert removed_row(FORM).line == "Control and Z in a cell brings its text back."


@pytest.mark.parametrize(
    ("numbers", "words"), [((2,), "step 2"), ((2, 3), "steps 2 and 3"), ((1, 4, 9), "steps 1, 4 and 9")]
)
def test_rows_are_named_by_their_numbers(numbers: tuple[int, ...], words: str) -> None:
    assert in_words(numbers, FORM) == words
