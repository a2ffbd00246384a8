"""One field with all that belongs to it: reachable, live, and showing exactly what the state says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.field_state import FieldState, Mark
from itb_calc.desktop.viewmodels.offers import Offer
from itb_calc.desktop.viewmodels.sections import SHOWN_FIELDS
from itb_calc.desktop.widgets.field_row import FieldRow, focused_row, is_choice
from itb_calc.safety.finding import Severity
from itb_calc.visit import fields
from tests.desktop.desk import CONTROL, Key, row_of, write

CHOICES = {"system.catheter_id", "product.id", "pump.id", "previous.first_fill", "dose.patient_group", "dose.phase"}


@pytest.fixture
def row(qtbot: QtBot) -> FieldRow:
    row = FieldRow(Theme(), fields.ALARM_VOLUME)
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
    row.editor.setFocus()
    return row


def test_lists_are_chosen_from_and_everything_else_is_typed() -> None:
    assert {field.path for field in SHOWN_FIELDS if is_choice(field)} == CHOICES


@pytest.mark.parametrize("zoom", [100, 200])
def test_no_part_of_a_row_covers_its_editor(contents: Contents, zoom: int) -> None:
    contents.set_zoom(zoom)
    QApplication.processEvents()
    for path, row in contents.bench.refill.rows.items():
        for place in (
            row.editor.geometry().center(),
            row.editor.geometry().topLeft(),
            row.editor.geometry().bottomRight(),
        ):
            covering = row.childAt(place)
            assert covering is not None, path
            assert covering is row.editor or row.editor.isAncestorOf(covering), path


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("path", sorted(CHOICES))
def test_a_click_opens_the_list(contents: Contents, qtbot: QtBot, path: str) -> None:
    row = row_of(contents, path)
    contents.bench.refill.show_in_sight(row)
    QApplication.processEvents()
    window = contents.window.windowHandle()
    place = row.editor.mapTo(contents.window, row.editor.rect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert QApplication.activePopupWidget() is not None
    QTest.keyClick(window, Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_every_key_is_told(row: FieldRow) -> None:
    told: list[str] = []
    row.typed.connect(told.append)
    write("1,5")
    assert told == ["1", "1,", "1,5"]
    assert row.text == "1,5"


def test_a_text_that_is_put_in_is_not_told_as_typed(row: FieldRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.typed):
        row.show_text("20")
    assert row.text == "20"


def test_the_cursor_stays_where_the_text_is_the_same(row: FieldRow) -> None:
    write("123")
    QTest.keyClick(row.editor, Key.Key_Left)
    row.show_text("123")
    write("x")
    assert row.text == "12x3"


def test_a_state_is_shown_whole_and_taken_back_whole(row: FieldRow) -> None:
    offer = Offer("2", "Maker's manual, grade S")
    marks = (Mark(Severity.BLOCK, "VOL-01"), Mark(Severity.CAUTION, "RES-04"))
    row.show_state(FieldState("pump.alarm_volume", "means this", offer=offer, readings=("a", "b"), marks=marks))
    assert row.meaning.text() == "means this"
    assert row._offer.text() == "Write 2  (Ctrl+Enter)"
    assert row._offer.toolTip() == "Maker's manual, grade S"
    assert row._offer.accessibleName() == "Write 2: Maker's manual, grade S"
    assert [label.text() for label in row._marks.findChildren(QLabel)] == ["■ VOL-01 +1"]
    assert row._marks.findChildren(QLabel)[0].toolTip() == "■ VOL-01, ● RES-04"
    assert row._readings.isVisible()
    assert row.editor.property("unread") is False
    row.show_state(FieldState("pump.alarm_volume"))
    assert row.meaning.text() == ""
    assert not row._offer.isVisible()
    assert not row._readings.isVisible()


def test_a_problem_is_shown_in_words_and_at_the_edge_and_vanishes_with_it(row: FieldRow) -> None:
    row.show_state(FieldState("pump.alarm_volume", problem="Write 1.5.", is_typed=True))
    assert (row.meaning.text(), row.meaning.property("role")) == ("Not read: Write 1.5.", "problem")
    assert row.editor.property("unread") is True
    row.show_state(FieldState("pump.alarm_volume", meaning="1.5 mL"))
    assert (row.meaning.text(), row.meaning.property("role")) == ("1.5\N{NO-BREAK SPACE}mL", "small")
    assert row.editor.property("unread") is False


def test_markup_in_a_problem_or_meaning_is_shown_as_it_is(row: FieldRow) -> None:
    row.show_state(
        FieldState("pump.alarm_volume", problem="<b>5</b> is not read.", readings=("<i>x</i>",), is_typed=True)
    )
    assert row.meaning.textFormat() is Qt.TextFormat.PlainText
    for label in row._readings.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_an_offer_is_typed_when_it_is_taken_and_told_as_typed(row: FieldRow, qtbot: QtBot) -> None:
    row.show_state(FieldState("pump.alarm_volume", offer=Offer("2", "manual")))
    write("9")
    with qtbot.waitSignal(row.typed):
        QTest.keyClick(row.editor, Key.Key_Return, CONTROL)
    assert row.text == "2"


def test_an_offer_is_taken_with_a_click(row: FieldRow) -> None:
    row.show_state(FieldState("pump.alarm_volume", offer=Offer("2", "manual")))
    QTest.mouseClick(row._offer, Qt.MouseButton.LeftButton)
    assert row.text == "2"
    assert row.editor.hasFocus()


def test_without_an_offer_nothing_is_taken(row: FieldRow) -> None:
    write("9")
    QTest.keyClick(row.editor, Key.Key_Return, CONTROL)
    assert row.text == "9"


def test_the_help_opens_and_is_told(row: FieldRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.explained) as told:
        QTest.keyClick(row.editor, Key.Key_F1)
    assert told.args == [f"Alarm volume: {fields.ALARM_VOLUME.help}"]
    with qtbot.assertNotEmitted(row.explained):
        QTest.keyClick(row.editor, Key.Key_F1)
    assert not row._help.isVisible()


def test_the_line_under_a_field_stays_while_one_types_in_it(row: FieldRow) -> None:
    row.show_state(FieldState("pump.alarm_volume", problem="x", is_typed=True))
    assert row.meaning.isVisible()
    row.show_state(FieldState("pump.alarm_volume"))
    assert row.meaning.isVisible()
    assert row.meaning.text() == ""


@pytest.mark.parametrize("is_stacked", [True, False])
def test_every_part_has_its_place_in_both_arrangements(row: FieldRow, is_stacked: bool) -> None:  # noqa: FBT001
    row.show_state(FieldState("pump.alarm_volume", "m", marks=(Mark(Severity.BLOCK, "VOL-01"),), readings=("a",)))
    for _ in range(2):
        row.set_stacked(is_stacked=not is_stacked)
        row.set_stacked(is_stacked=is_stacked)
    row.adjustSize()
    QApplication.processEvents()
    assert (row.label.y() + row.label.height() <= row.editor.y()) is is_stacked
    assert row.unit.x() > row.editor.x()
    places = [part.geometry() for part in (row.label, row.editor, row.unit, row.meaning, row._readings)]
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])


def test_the_row_of_a_widget_is_found_from_anything_in_it(row: FieldRow, qtbot: QtBot) -> None:
    assert focused_row(row.editor) is row
    assert focused_row(row.label) is row
    alone = QLabel()
    qtbot.addWidget(alone)
    assert focused_row(alone) is None
    assert focused_row(None) is None


def test_a_long_number_has_a_wide_field(qtbot: QtBot) -> None:
    row = FieldRow(Theme(), fields.TARGET_CONCENTRATION)
    qtbot.addWidget(row)
    usual = row.editor.width()
    row.show_text("12.345 mg/mL")
    assert usual < row.editor.width()
    assert row.editor.fontMetrics().horizontalAdvance("12.345 mg/mL") < row.editor.width()
    row.show_text("5")
    assert row.editor.width() == usual
