"""A table below a section: closed while it is empty, never while anything is entered, built when it is first needed."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.visits_state import FORM as VISITS_FORM
from itb_calc.desktop.widgets.marks import Marks
from itb_calc.desktop.widgets.table_block import TableBlock
from itb_calc.desktop.widgets.trend_chart import TrendChart
from itb_calc.worksheet.edit import enter
from itb_calc.worksheet.text import Worksheet
from tests.desktop.desk import CONTROL, Key, focused, press, write
from tests.desktop.viewmodels.test_visits_state import state as visits_of
from tests.desktop.widgets.shown import dress
from tests.desktop.widgets.tables import Desk

MORNING, EVENING = (
    {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
    {"start": "08:00", "end": "24:00", "dose": "330 mcg"},
)


def is_open(desk: Desk) -> bool:
    return desk.block.is_open


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk.block)
    with qtbot.waitActive(desk.block):
        desk.block.show()
    desk.block.button.setFocus()
    return desk


def test_an_empty_table_is_closed_and_not_even_built(desk: Desk) -> None:
    assert not is_open(desk)
    assert desk.block.table is None
    assert desk.block.findChildren(QLineEdit) == []
    assert desk.block.button.text() == "▶  Day schedule"
    assert desk.block.button.accessibleName() == "Day schedule, closed"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_the_button_opens_it_and_closes_it_while_it_is_empty(desk: Desk, key: Key) -> None:
    press(key)
    assert is_open(desk)
    assert desk.texts == [("", "", "")]
    assert desk.block.button.text() == "▼  Day schedule"
    assert desk.block.button.accessibleName() == "Day schedule, open"
    assert focused() is desk.block.button
    press(key)
    assert not is_open(desk)
    assert desk.document.worksheet.is_empty


def test_a_table_with_entries_cannot_be_closed_and_its_button_leads_to_what_is_wrong(desk: Desk) -> None:
    desk.open(MORNING, EVENING | {"start": "8"})
    assert is_open(desk)
    assert desk.block.button.text() == "Day schedule"
    press(Key.Key_Return)
    assert is_open(desk)
    assert focused() is desk.cell(1, 0)


def test_a_worksheet_with_steps_opens_it_and_one_without_closes_it(desk: Desk) -> None:
    desk.open(MORNING, EVENING)
    assert desk.texts == [("00:00", "08:00", "120"), ("08:00", "24:00", "330"), ("", "", "")]
    desk.document.open(Worksheet(), "")
    assert not is_open(desk)
    desk.document.bring_back()
    assert is_open(desk)
    assert desk.texts == [("00:00", "08:00", "120"), ("08:00", "24:00", "330"), ("", "", "")]
    desk.open(EVENING)
    assert desk.texts == [("08:00", "24:00", "330"), ("", "", "")]


def test_steps_that_are_put_in_from_elsewhere_are_shown(desk: Desk) -> None:
    desk.document.enter_schedule([{"start": "00:00"}])
    assert is_open(desk)
    assert desk.texts == [("00:00", "", ""), ("", "", "")]
    desk.document.enter_schedule([])
    assert desk.texts == [("", "", "")]


def test_texts_that_are_taken_over_into_the_worksheet_leave_the_rows_and_the_former_ones_alone(desk: Desk) -> None:
    desk.open(MORNING, EVENING)
    desk.write(0, "00:00", "08:00", "120 mcg")
    kept = desk.lines[0]
    desk.document.take_over(enter(desk.document.worksheet, "preparation.target_concentration", "1500 mcg/mL"))
    assert desk.texts[:2] == [("00:00", "08:00", "120 mcg"), ("08:00", "24:00", "330")]
    assert desk.lines[0] is kept
    desk.write(0, "01:00")
    desk.document.undo()
    desk.document.undo()
    assert desk.texts[:2] == [("00:00", "08:00", "120"), ("08:00", "24:00", "330")]
    assert desk.steps == [MORNING, EVENING]


def test_what_is_wrong_with_all_steps_stands_in_words_and_findings_stand_as_marks(desk: Desk) -> None:
    desk.document.enter("dose.daily_dose", "450")
    desk.open(MORNING, EVENING | {"start": "09:00", "dose": "300 mcg"})
    desk.document.enter("dose.daily_dose", "450")
    assert desk.block._wrong.said == (
        "The steps do not cover the day once: 08:00 to 09:00 is in no step.\n"
        "The steps make 420 mcg/day, but the daily dose is 450 mcg/day."
    )
    assert not desk.block._wrong.isHidden()
    assert desk.block._notes.isHidden()
    (mark,) = desk.block.findChildren(Marks)
    assert mark is desk.block.marks
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [label.text() for label in mark.findChildren(QLabel)] == ["■ DOS-08"]
    assert "08:00 to 09:00 is in no step" in desk.block.button.accessibleDescription()
    desk.write(1, "08:00", "24:00", "330")
    assert desk.block._wrong.isHidden()
    assert desk.block._notes.said == "The steps make 450 mcg/day, as ordered."


@pytest.mark.parametrize(
    ("steps", "path", "target"),
    [
        ((MORNING, EVENING), "dose.schedule", (0, 0)),
        ((MORNING, EVENING | {"start": "09:00"}), "dose.schedule", (1, 0)),
        ((MORNING, EVENING | {"dose": "3,5 mcg"}), "dose.schedule", (1, 2)),
        ((MORNING, EVENING), "dose.schedule[1].end", (1, 1)),
        ((MORNING, EVENING), "dose.schedule[2].dose", (2, 2)),
        ((MORNING, EVENING), "dose.schedule[9].dose", (0, 0)),
        ((), "dose.schedule", (0, 0)),
    ],
)
def test_a_path_leads_to_its_cell_and_the_path_of_the_table_to_what_is_wrong(
    desk: Desk, steps: tuple[dict[str, str], ...], path: str, target: tuple[int, int]
) -> None:
    if steps:
        desk.open(*steps)
    found = desk.block.target(path)
    assert is_open(desk)
    assert found is desk.cell(*target)


def test_the_path_of_the_button_leads_to_the_button_and_opens_nothing(desk: Desk) -> None:
    assert desk.block.target(desk.block.button.objectName()) is desk.block.button
    assert not is_open(desk)


def test_a_cell_says_why_it_is_not_read_and_nothing_while_it_is_only_empty(desk: Desk) -> None:
    desk.open({"start": "8"})
    assert desk.block.refusal_at("dose.schedule[0].start").startswith("Not read: 8 is not a time of day.")
    assert desk.block.refusal_at("dose.schedule[0].end") == ""
    assert desk.block.refusal_at("dose.schedule[7].end") == ""


def test_f1_opens_the_help_and_tells_it(desk: Desk, qtbot: QtBot) -> None:
    desk.block.open()
    desk.cell(0, 0).setFocus()
    with qtbot.waitSignal(desk.block.explained) as told:
        press(Key.Key_F1)
    assert told.args == [desk.block.help.said]
    assert desk.block.help.isVisible()
    assert desk.block.help.said.startswith(
        "Day schedule: Each step has a start, an end and the whole dose between them"
    )
    press(Key.Key_F1)
    assert not desk.block.help.isVisible()


@pytest.mark.parametrize(
    ("room", "direction", "is_tight"),
    [
        (900, QBoxLayout.Direction.LeftToRight, False),
        (800, QBoxLayout.Direction.LeftToRight, False),
        (799, QBoxLayout.Direction.TopToBottom, False),
        (480, QBoxLayout.Direction.TopToBottom, False),
        (479, QBoxLayout.Direction.TopToBottom, True),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_the_picture_goes_under_the_table_and_the_cells_become_narrow_where_there_is_no_room(
    desk: Desk, room: int, direction: QBoxLayout.Direction, *, is_tight: bool, before: bool
) -> None:
    if before:
        desk.block.set_room(room)
    desk.open(MORNING)
    if not before:
        desk.block.set_room(room)
    assert desk.block._sides.direction() is direction
    assert {line.edits[0].width() < 80 for line in desk.lines} == {is_tight}
    assert desk.table._headings.labels[0].width() == desk.cell(0, 0).width()


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("room", [400, 900])
def test_what_is_usually_typed_has_room_in_its_cell(qtbot: QtBot, zoom: int, room: int) -> None:
    theme = Theme(zoom=zoom)
    dress(theme)
    desk = Desk(theme=theme)
    desk.block.set_room(room)
    desk.show(qtbot)
    desk.write(0, "20:00", "24:00", "99.5")
    visits = TableBlock(theme, VISITS_FORM, TrendChart)
    qtbot.addWidget(visits)
    visits.set_room(room)
    row = {"date": "2026-08-28", "expected_residual": "12.25", "aspirated_volume": "10"}
    visits.show_rows((row,), visits_of({part: text if part == "date" else f"{text} mL" for part, text in row.items()}))
    visits.show()
    assert visits.table is not None
    for edit in (*desk.lines[0].edits, *visits.table.lines[0].edits):
        assert edit.text()
        assert edit.fontMetrics().horizontalAdvance(edit.text()) <= edit.width() - 16 * zoom // 100


@pytest.mark.parametrize(
    ("room", "dose", "is_said"),
    [
        *((400, "12.5", False), (400, "1200.125", True), (400, "12.5 mcg", True)),
        *((900, "1200.125", False), (900, "1200.125 mcg", True)),
    ],
)
def test_a_number_that_has_no_room_in_its_cell_stands_whole_under_it(
    qtbot: QtBot, room: int, dose: str, *, is_said: bool
) -> None:
    dress(Theme())
    desk = Desk(theme=Theme())
    desk.show(qtbot)
    desk.write(0, "00:00", "24:00", dose)
    desk.block.set_room(room)
    assert desk.lines[0].line.said.startswith(f"Dose: {dose}. ") is is_said
    assert desk.lines[0].line.said.endswith("mcg/hour")
    desk.block.set_room(2_000)
    desk.cell(0, 2).setText("1")
    assert not desk.lines[0].line.said.startswith("Dose: ")


def test_typing_in_the_table_is_told_to_the_document_only_once_a_keystroke(desk: Desk, qtbot: QtBot) -> None:
    desk.block.open()
    desk.cell(0, 0).setFocus()
    told: list[object] = []
    desk.block.typed.connect(told.append)
    write("08")
    assert told == [({"start": "0"},), ({"start": "08"},)]
    press(Key.Key_Z, CONTROL)
    assert told[-1] == ()
    assert qtbot is not None
