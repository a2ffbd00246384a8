"""The day schedule on the page: each step with what it amounts to, what is wrong in words, and what is offered."""

from typing import Any

import pytest

from itb_calc.desktop.viewmodels.field_state import Mark
from itb_calc.desktop.viewmodels.schedule_state import ScheduleState, schedule_state
from itb_calc.desktop.viewmodels.table_state import Note, RowState
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from itb_calc.worksheet.evaluate import evaluate
from tests.worksheet.sheets import REFERENCE, ROUTINE, STEP, TODAY, Sheet, put, read_sheet

Step = dict[str, str]
MORNING, DAY, NIGHT = (
    {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
    {"start": "08:00", "end": "16:00", "dose": "210 mcg"},
    {"start": "16:00", "end": "24:00", "dose": "120 mcg"},
)
_FITS = Note("The steps make 450 mcg/day, as ordered.")


def state(*steps: Step, sheet: Sheet = ROUTINE, reference: Reference = REFERENCE) -> ScheduleState:
    worksheet = read_sheet(put(sheet, "dose.schedule", list(steps)))
    return schedule_state(worksheet, reference, evaluate(worksheet, reference, TODAY))


def _notes(shown: ScheduleState) -> list[tuple[str, bool]]:
    return [(note.text, note.is_problem) for note in shown.table.notes]


def _offers(row: RowState | None) -> list[str]:
    assert row is not None
    return ["" if cell.offer is None else cell.offer.text for cell in row.cells]


def test_without_steps_there_is_one_empty_row_that_offers_where_the_day_begins() -> None:
    shown = state()
    assert shown == ScheduleState()
    assert (shown.table.rows, shown.table.notes, shown.table.marks, shown.picture) == ((), (), (), None)
    assert shown.table.following is not None
    assert shown.table.following.title == "Step 1"
    assert _offers(shown.table.following) == ["00:00", "", ""]


def test_steps_that_fit_are_shown_with_dose_per_hour_and_flow() -> None:
    shown = state(MORNING, DAY, NIGHT)
    assert [(row.title, row.line, row.is_wrong) for row in shown.table.rows] == [
        ("Step 1", "15 mcg/hour, 0.24 mL/day", False),
        ("Step 2", "26.25 mcg/hour, 0.42 mL/day", False),
        ("Step 3", "15 mcg/hour, 0.24 mL/day", False),
    ]
    assert shown.table.notes == (_FITS,)
    assert shown.table.marks == ()
    assert shown.table.suspect is None
    assert _offers(shown.table.following) == ["", "", ""], "the day is over"


@pytest.mark.parametrize(
    ("steps", "words", "suspect"),
    [
        ((MORNING, DAY | {"start": "09:00"}, NIGHT), "08:00 to 09:00 is in no step", (1, 0)),
        ((MORNING, DAY | {"start": "07:00"}, NIGHT), "07:00 to 08:00 is in more than one step", (1, 0)),
        ((MORNING | {"start": "00:30"}, DAY, NIGHT), "00:00 to 00:30 is in no step", (0, 0)),
        ((MORNING, DAY, NIGHT | {"end": "23:00"}), "23:00 to 24:00 is in no step", (2, 1)),
        ((NIGHT, MORNING), "08:00 to 16:00 is in no step", (0, 0)),
        (
            (MORNING, DAY | {"start": "09:00", "end": "17:00"}, NIGHT),
            "08:00 to 09:00 is in no step, 16:00 to 17:00 is in more than one step",
            (1, 0),
        ),
    ],
)
def test_what_does_not_add_up_says_which_hour_and_leads_to_its_cell(
    steps: tuple[Step, ...], words: str, suspect: tuple[int, int]
) -> None:
    shown = state(*steps)
    assert _notes(shown)[0] == (f"The steps do not cover the day once: {words}.", True)
    assert Mark(Severity.BLOCK, "DOS-08") in shown.table.marks
    assert shown.table.suspect == suspect


@pytest.mark.parametrize(
    ("dose", "note"),
    [
        ("450 mcg/day", ("The steps make 450 mcg/day, as ordered.", False)),
        ("450.5 mcg/day", ("The steps make 450 mcg/day, but the daily dose is 450.5 mcg/day.", True)),
        (None, ("The steps make 450 mcg/day; the daily dose is not entered.", False)),
        ("45O mcg/day", ("The steps make 450 mcg/day; the daily dose is not read.", False)),
    ],
)
def test_the_sum_is_held_against_the_daily_dose(dose: str | None, note: tuple[str, bool]) -> None:
    shown = state(MORNING, DAY, NIGHT, sheet=put(ROUTINE, "dose.daily_dose", dose))
    assert _notes(shown) == [note]
    assert shown.table.suspect == ((0, 2) if note[1] else None)


def test_a_sum_that_would_look_like_the_daily_dose_is_shown_so_that_it_does_not() -> None:
    thirds = (
        {"start": "00:00", "end": "12:00", "dose": "225.0001 mcg"},
        {"start": "12:00", "end": "24:00", "dose": "225 mcg"},
    )
    assert _notes(state(*thirds)) == [("The steps make 450.0001 mcg/day, but the daily dose is 450 mcg/day.", True)]


@pytest.mark.parametrize(
    ("steps", "line", "note"),
    [
        (
            (MORNING | {"end": "8 am"}, DAY, NIGHT),
            "Not read: 8 am is not a time of day. Write hours and minutes from 00:00 to 24:00, such as 08:30.",
            "The sum of the steps is shown when step 1 is read.",
        ),
        (
            ({"start": "00:00"}, {"dose": "1 mcg"}),
            "Still missing: end, dose.",
            "The sum of the steps is shown when steps 1 and 2 are read.",
        ),
        (
            (MORNING | {"end": "00:00"}, DAY, NIGHT),
            "Not read: Step end is not after its start. Write a later end; the end of the day is 24:00.",
            "The sum of the steps is shown when step 1 is read.",
        ),
        (
            (MORNING | {"dose": "120 mcg/day"}, DAY, NIGHT),
            "Not read: 120 mcg/day is in mcg/day, but step dose takes mcg. Write it in mcg.",
            "The sum of the steps is shown when step 1 is read.",
        ),
    ],
)
def test_a_step_that_is_not_read_says_why_and_no_sum_is_shown(steps: tuple[Step, ...], line: str, note: str) -> None:
    shown = state(*steps)
    assert shown.table.rows[0].line == line
    assert _notes(shown) == [(note, False)]
    assert shown.table.marks == ()
    assert shown.table.first_wrong[0] == 0


def test_a_step_below_the_minimum_flow_says_so_where_it_stands() -> None:
    shown = state(MORNING | {"dose": "23 mcg"}, DAY | {"dose": "400 mcg"}, NIGHT | {"dose": "27 mcg"})
    assert [row.is_wrong for row in shown.table.rows] == [True, False, False]
    # 23 mcg in 8 hours are 69 mcg/day, of 1,500 mcg/mL.
    assert shown.table.rows[0].line == (
        "≈2.88 mcg/hour, 0.046 mL/day. Below the pump's minimum flow, 0.048 mL/day: the pump cannot deliver this step."
    )
    assert shown.table.marks == (Mark(Severity.BLOCK, "FLW-01"),)
    assert shown.table.first_wrong == (0, 2)


def test_without_a_concentration_a_step_has_its_dose_per_hour_alone() -> None:
    sheet = {key: value for key, value in ROUTINE.items() if key != "product"}
    shown = state(STEP, sheet={**sheet, "preparation": {}})
    assert shown.table.rows[0].line == "18.75 mcg/hour"


def test_a_pump_with_a_fixed_flow_takes_no_steps_and_says_so_once() -> None:
    shown = state(STEP, sheet={**ROUTINE, "pump": {"id": "constant-flow"}})
    assert _notes(shown)[0] == (
        "A pump with a flow fixed by its maker gives the same all day. Choose another pump, or remove the steps.",
        True,
    )


@pytest.mark.parametrize(("count", "has_next"), [(12, True), (13, False), (14, False)])
def test_thirteen_steps_are_the_most_and_what_a_file_holds_beyond_is_shown(count: int, *, has_next: bool) -> None:
    steps = [{"start": f"{hour:02}:00", "end": f"{hour + 1:02}:00", "dose": "1 mcg"} for hour in range(count)]
    shown = state(*steps)
    assert len(shown.table.rows) == count
    assert (shown.table.following is not None) is has_next
    said = "14 steps are entered, but a pump takes at most 13 a day. Put steps together."
    assert ((said, True) in _notes(shown)) is (count == 14)


def test_without_usable_reference_data_no_step_is_turned_away() -> None:
    steps = [STEP] * 14
    assert state(*steps, reference=Reference(defect="It is damaged.")).table.following is not None


@pytest.mark.parametrize(
    ("steps", "offers"),
    [
        ((MORNING,), ["08:00", "", ""]),
        ((MORNING, {"end": "16:00"}), ["", "", ""]),
        ((MORNING | {"end": "x"},), ["", "", ""]),
        (({"dose": "1 mcg"},), ["", "", ""]),
        ((NIGHT,), ["", "", ""]),
    ],
)
def test_the_empty_row_offers_to_begin_where_the_step_before_ends(steps: tuple[Step, ...], offers: list[str]) -> None:
    shown = state(*steps)
    assert shown.table.following is not None
    if len(steps) == 2:
        offers = ["16:00", *offers[1:]]
    assert _offers(shown.table.following) == offers


def test_a_start_that_is_missing_is_offered_and_one_that_is_typed_is_not() -> None:
    shown = state(MORNING, {"end": "16:00"}, {"start": "x", "end": "24:00"})
    assert [_offers(row)[0] for row in shown.table.rows] == ["", "08:00", ""]
    offer = shown.table.rows[1].cells[0].offer
    assert offer is not None
    assert offer.why == "where the step before ends"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        *(("8:00", "08:00"), ("0:00", "00:00"), ("0800", "08:00"), ("2400", "24:00"), ("1630", "16:30")),
        *(("8", ""), ("800", ""), ("8.00", ""), ("08.00", ""), ("24:30", ""), ("2530", ""), ("8:60", ""), ("8:0", "")),
        *(("08:00 ", ""), (" 8:00", ""), ("٨:٠٠", ""), ("8:00\n", ""), ("08:00:00", ""), ("8:00 pm", "")),
    ],
)
def test_a_time_is_offered_in_full_where_it_can_be_no_other(typed: str, offered: str) -> None:
    shown = state({"start": "00:00", "end": typed, "dose": "1 mcg"})
    assert _offers(shown.table.rows[0])[1] == offered


def test_a_number_is_offered_as_the_cell_reads_it() -> None:
    shown = state(MORNING | {"dose": "1,5 mcg"})
    assert _offers(shown.table.rows[0]) == ["", "", "1.5"]


@pytest.mark.parametrize("mark", [".", ","])
def test_every_number_is_in_the_documents_mark(mark: str) -> None:
    sheet: dict[str, Any] = {**ROUTINE, "decimal_mark": mark}
    for section in ("product", "preparation", "pump", "dose"):
        sheet[section] = {key: text.replace(".", mark) for key, text in ROUTINE[section].items()}
    shown = state(MORNING, DAY | {"dose": f"215{mark}5 mcg"}, NIGHT | {"start": "15:00"}, sheet=sheet)
    said = " ".join([*(row.line for row in shown.table.rows), *(note.text for note in shown.table.notes)])
    other = "," if mark == "." else "."
    assert shown.picture is not None
    numbers = [word for word in f"{said} {shown.picture.alternative}".split() if any(sign.isdigit() for sign in word)]
    assert not any(other in word.strip(",.;") for word in numbers)
    assert f"455{mark}5 mcg/day" in said
