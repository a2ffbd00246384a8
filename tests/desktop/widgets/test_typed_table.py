"""A table that is typed into: nothing is lost, a row comes by typing and goes when it is emptied and left."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.beside_unit import row_to_worksheet
from itb_calc.visit.fields import SCHEDULE_STEP
from itb_calc.worksheet.codec import read_worksheet
from itb_calc.worksheet.text import Worksheet
from tests.desktop.desk import CONTROL, Key, focused, press, write, write_anew
from tests.desktop.pages.test_hostile_text import HOSTILE
from tests.desktop.widgets.shown import dress
from tests.desktop.widgets.tables import PARTS, Desk, Row

_TEXTS = st.text(max_size=8) | st.sampled_from(["", "00:00", "08:00", "8:00", "24:00", "120", "1,5", "120 mcg", " 30 "])
_ROWS = st.lists(st.tuples(_TEXTS, _TEXTS, _TEXTS), max_size=6)
MORNING, EVENING = (
    {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
    {"start": "08:00", "end": "24:00", "dose": "330 mcg"},
)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    # Whatever size another test has left: a text that has no room in its cell stands under it too.
    dress(Theme())
    desk = Desk()
    desk.show(qtbot)
    desk.cell(0, 0).setFocus()
    return desk


def three_steps(desk: Desk) -> None:
    for row, texts in enumerate((("00:00", "08:00", "120"), ("08:00", "16:00", "210"), ("16:00", "24:00", "120"))):
        desk.write(row, *texts)


def offer_of(desk: Desk) -> QPushButton:
    offer = desk.lines[0].offer
    assert offer is not None
    return offer


def test_typing_in_the_empty_row_makes_a_step_and_another_empty_row(desk: Desk) -> None:
    assert desk.texts == [("", "", "")]
    write("0")
    assert desk.steps == [{"start": "0"}]
    assert desk.texts == [("0", "", ""), ("", "", "")]
    assert focused() is desk.cell(0, 0)
    assert [line.title.text() for line in desk.lines] == ["Step 1", "Step 2"]


def test_a_bare_dose_gets_the_unit_of_its_column_and_a_dose_with_a_unit_keeps_it(desk: Desk) -> None:
    desk.write(0, "00:00", "12:00", "30")
    desk.write(1, "12:00", "24:00", "30 mcg")
    assert [step["dose"] for step in desk.steps] == ["30 mcg", "30 mcg"]
    assert [texts[2] for texts in desk.texts] == ["30", "30 mcg", ""]


def test_taking_the_last_letter_back_takes_the_step_back_and_the_focus_stays(desk: Desk) -> None:
    write("0")
    press(Key.Key_Backspace)
    assert desk.steps == []
    assert desk.document.worksheet == Worksheet()
    assert desk.texts == [("", "", "")]
    assert focused() is desk.cell(0, 0)
    write("1")
    assert desk.steps == [{"start": "1"}]


def test_a_step_emptied_between_others_is_none_at_once_and_its_row_goes_when_it_is_left(desk: Desk) -> None:
    three_steps(desk)
    kept = desk.lines[2]
    desk.cell(1, 2).setFocus()
    desk.write(1, "", "", "")
    assert [step["start"] for step in desk.steps] == ["00:00", "16:00"]
    assert [line.title.text() for line in desk.lines] == ["Step 1", "Removed", "Step 2", "Step 3"]
    assert desk.lines[1].line.said == "Control and Z in a cell brings its text back."
    press(Key.Key_Tab)
    QApplication.processEvents()
    assert [line.title.text() for line in desk.lines] == ["Step 1", "Step 2", "Step 3"]
    assert desk.lines[1] is kept, "the row that is kept is the same, with what it can take back"
    assert focused() is desk.cell(1, 0)
    assert [step["start"] for step in desk.steps] == ["00:00", "16:00"]


def test_typing_again_in_an_emptied_row_makes_it_the_same_step_again(desk: Desk) -> None:
    three_steps(desk)
    desk.cell(1, 0).setFocus()
    desk.write(1, "", "", "")
    write("09:00")
    assert [step["start"] for step in desk.steps] == ["00:00", "09:00", "16:00"]
    assert [line.title.text() for line in desk.lines] == ["Step 1", "Step 2", "Step 3", "Step 4"]


def test_control_and_delete_empties_a_row_and_each_cell_takes_it_back(desk: Desk) -> None:
    three_steps(desk)
    desk.cell(1, 0).setFocus()
    press(Key.Key_Delete, CONTROL)
    assert [step["start"] for step in desk.steps] == ["00:00", "16:00"]
    assert desk.texts[1] == ("", "", "")
    for column, text in enumerate(("08:00", "16:00", "210")):
        desk.cell(1, column).setFocus()
        press(Key.Key_Z, CONTROL)
        assert desk.cell(1, column).text() == text
    assert [step["start"] for step in desk.steps] == ["00:00", "08:00", "16:00"]


def test_control_and_delete_again_goes_on_to_the_next_row(desk: Desk) -> None:
    three_steps(desk)
    desk.cell(0, 1).setFocus()
    press(Key.Key_Delete, CONTROL)
    press(Key.Key_Delete, CONTROL)
    QApplication.processEvents()
    assert [step["start"] for step in desk.steps] == ["08:00", "16:00"]
    assert focused() is desk.cell(0, 1)
    assert desk.cell(0, 1).text() == "16:00"


def test_control_and_delete_in_the_last_step_makes_it_the_empty_row(desk: Desk) -> None:
    desk.write(0, "00:00", "24:00", "450")
    desk.cell(0, 2).setFocus()
    press(Key.Key_Delete, CONTROL)
    assert desk.steps == []
    assert desk.texts == [("", "", "")]
    press(Key.Key_Delete, CONTROL)
    assert focused() is desk.cell(0, 2)
    press(Key.Key_Z, CONTROL)
    assert desk.steps == [{"dose": "450 mcg"}]


def test_control_and_delete_evaluates_once(desk: Desk, qtbot: QtBot) -> None:
    three_steps(desk)
    with qtbot.waitSignals([desk.document.changed], timeout=100):
        desk.lines[1].empty()
    assert len(desk.steps) == 2


def test_thirteen_rows_are_all_and_a_file_with_more_is_shown_whole(desk: Desk) -> None:
    for hour in range(13):
        desk.write(hour, f"{hour:02}:00", f"{hour + 1:02}:00", "1")
    assert len(desk.lines) == 13
    desk.cell(12, 0).setFocus()
    desk.write(12, "", "", "")
    assert (len(desk.steps), len(desk.lines)) == (12, 13)
    write("12:00")
    assert (len(desk.steps), len(desk.lines)) == (13, 13)
    desk.cell(4, 0).setFocus()
    desk.write(4, "", "", "")
    desk.leave()
    assert (len(desk.steps), len(desk.lines)) == (12, 13)

    desk.open(*({"start": f"{hour:02}:00"} for hour in range(15)))
    assert (len(desk.steps), len(desk.lines)) == (15, 15)


def test_an_empty_step_of_a_file_is_shown_until_it_is_removed(desk: Desk) -> None:
    desk.open(MORNING, {}, EVENING)
    assert desk.texts == [("00:00", "08:00", "120"), ("", "", ""), ("08:00", "24:00", "330"), ("", "", "")]
    assert desk.lines[1].line.said == "Still missing: start, end, dose."
    desk.cell(1, 0).setFocus()
    desk.leave()
    assert desk.steps == [MORNING, {}, EVENING]
    desk.cell(1, 0).setFocus()
    press(Key.Key_Delete, CONTROL)
    desk.leave()
    assert desk.steps == [MORNING, EVENING]
    assert len(desk.lines) == 3


def test_the_arrows_go_up_and_down_in_a_column(desk: Desk) -> None:
    three_steps(desk)
    desk.cell(0, 2).setFocus()
    press(Key.Key_Down)
    assert focused() is desk.cell(1, 2)
    assert desk.cell(1, 2).selectedText() == "210"
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert focused() is desk.cell(0, 2)


def test_tab_goes_from_start_to_end_to_dose_to_the_next_row(desk: Desk) -> None:
    three_steps(desk)
    desk.cell(0, 0).setFocus()
    for place in range(1, 12):
        press(Key.Key_Tab)
        assert focused() is desk.cell(place // 3, place % 3)
    for place in range(10, -1, -1):
        press(Key.Key_Backtab)
        assert focused() is desk.cell(place // 3, place % 3)
    press(Key.Key_Backtab)
    assert focused() is desk.block.button


def test_what_is_offered_is_typed_by_control_and_enter_alone(desk: Desk) -> None:
    assert offer_of(desk).text() == "Write 00:00 as start  (Ctrl+Enter)"
    press(Key.Key_Return, CONTROL)
    assert desk.cell(0, 0).text() == "00:00"
    press(Key.Key_Tab)
    press(Key.Key_Return, CONTROL)
    assert desk.cell(0, 1).text() == ""
    write("8:00")
    press(Key.Key_Enter, CONTROL)
    assert desk.cell(0, 1).text() == "08:00"
    press(Key.Key_Tab)
    write("120")
    press(Key.Key_Tab)
    press(Key.Key_Return, CONTROL)
    assert desk.cell(1, 0).text() == "08:00"
    assert desk.steps == [{"start": "00:00", "end": "08:00", "dose": "120 mcg"}, {"start": "08:00"}]


def test_the_offer_is_taken_by_a_click_too(desk: Desk) -> None:
    offer_of(desk).click()
    assert offer_of(desk).isHidden()
    assert desk.texts[0] == ("00:00", "", "")
    assert focused() is desk.cell(0, 0)


def test_a_cell_that_is_not_read_is_marked_at_once_and_one_that_is_missing_when_the_row_is_left(desk: Desk) -> None:
    write("8")
    assert [edit.property("unread") for edit in desk.lines[0].edits] == [True, False, False]
    assert desk.lines[0].line.said == (
        "Not read: 8 is not a time of day. Write hours and minutes from 00:00 to 24:00, such as 08:30.\n"
        "Still missing: end, dose."
    )
    write_anew("08:00")
    assert desk.lines[0].line.said == "Still missing: end, dose."
    assert [edit.property("unread") for edit in desk.lines[0].edits] == [False, False, False]
    assert desk.lines[0].line.property("role") == "small"
    desk.leave()
    assert [edit.property("unread") for edit in desk.lines[0].edits] == [False, True, True]
    assert desk.lines[0].line.property("role") == "problem"


def test_a_cell_is_named_by_its_row_and_column_and_says_unit_and_reason(desk: Desk) -> None:
    desk.write(0, "00:00", "8", "")
    names = [edit.accessibleName() for line in desk.lines for edit in line.edits]
    assert names == [f"Step {step}, {part}" for step in (1, 2) for part in PARTS]
    assert desk.cell(0, 0).accessibleDescription() == "HH:MM. When the step of the day begins."
    assert desk.cell(0, 1).accessibleDescription().startswith("HH:MM. Not read: 8 is not a time of day. ")
    assert desk.cell(0, 2).accessibleDescription() == (
        "mcg. Step dose is missing. Enter start, end and dose of each step. The whole dose of the step, in micrograms."
    )
    assert desk.lines[0].title.buddy() is desk.cell(0, 0)
    assert [edit.objectName() for edit in desk.lines[1].edits] == [f"dose.schedule[1].{part}" for part in PARTS]


@pytest.mark.parametrize("column", range(3))
def test_hostile_text_is_kept_to_the_letter_and_explained(desk: Desk, column: int) -> None:
    desk.open(MORNING, EVENING)
    for text in HOSTILE:
        desk.cell(0, column).setText(text)
        kept = desk.cell(0, column).text()
        assert desk.document.rows["dose.schedule"][0][PARTS[column]] == kept
        assert kept in desk.steps[0][PARTS[column]]
        assert desk.lines[0].line.said.startswith("Not read: ")
        assert desk.lines[0].line.said.endswith(".")
        assert desk.lines[0].line.said.isprintable()
        assert len(desk.lines[0].line.said) < 300
        assert len(desk.document.page.schedule.table.rows) == 2
        assert desk.document.evaluation is not None
        assert [problem.field for problem in desk.document.evaluation.problems] == ["dose.schedule"]
    desk.cell(0, column).setText(("00:00", "08:00", "120")[column])
    assert desk.steps == [MORNING, EVENING]


def typed(rows: list[tuple[str, str, str]]) -> list[Row]:
    """What a table of these texts holds: each row with any text, each part that is not empty."""
    named = [{part: text for part, text in zip(PARTS, row, strict=True) if text} for row in rows]
    return [row for row in named if row]


@settings(max_examples=60)
@given(_ROWS)
def test_any_typed_rows_come_out_as_they_went_in_and_stand_there_again_when_opened(
    qapp: QApplication, rows: list[tuple[str, str, str]]
) -> None:
    assert qapp is not None
    desk = Desk()
    desk.block.open()
    for texts in rows:
        if any(texts):
            desk.write(len(desk.lines) - 1, *texts)
    # Qt itself knows no lone half of a pair of code units, and ends no line in a line edit.
    kept = [tuple(edit.text() for edit in line.edits) for line in desk.lines if not line.is_void]
    assert [tuple(row.values()) for row in typed(rows)] == [tuple(text for text in row if text) for row in kept]
    expected = [row_to_worksheet(SCHEDULE_STEP, row) for row in typed(rows)]
    assert desk.steps == expected

    again = Desk()
    reread = read_worksheet(json.dumps({"schema": 1, "dose": {"schedule": desk.steps}}).encode())
    assert isinstance(reread, Worksheet)
    assert list(reread.schedule) == expected
    again.document.open(reread, "")
    assert again.steps == expected
    if expected:
        again.write(0, *again.texts[0])
        assert again.steps == expected


_CHANGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.sampled_from(["", "", "08:00", "x", "5"])))


@settings(max_examples=60)
@given(_CHANGES)
def test_the_rows_are_what_was_typed_whatever_is_typed_and_emptied(
    qapp: QApplication, changes: list[tuple[int, int, str]]
) -> None:
    """Against a plain list: a row with a text is a step, any other is none, and one empty row always follows."""
    assert qapp is not None
    desk, model = Desk(), [["", "", ""]]
    desk.block.open()
    for row, column, text in changes:
        place = min(row, len(model) - 1)
        model[place][column] = text
        desk.cell(place, column).setText(text)
        desk.table._tidy()
        model = [*(each for each in model if any(each)), ["", "", ""]]
        assert desk.texts == [tuple(each) for each in model]
        assert desk.steps == [row_to_worksheet(SCHEDULE_STEP, each) for each in typed([(a, b, c) for a, b, c in model])]
        assert [line.title.text() for line in desk.lines] == [f"Step {number + 1}" for number in range(len(model))]
