"""The ways to prepare in the window: closed until wanted, by keyboard alone, taken over in one step and undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels import ways_state as viewmodel
from itb_calc.desktop.widgets import ways_panel as panel_module
from itb_calc.desktop.widgets.ways_panel import WaysPanel
from itb_calc.desktop.widgets.ways_table import WaysTable, breakable
from itb_calc.reference.reference import Reference
from itb_calc.worksheet.text import Worksheet
from tests.desktop.conftest import Fill
from tests.desktop.desk import (
    CONTROL,
    SHIFT,
    Key,
    copied,
    focused,
    place,
    press,
    row_of,
    said,
    shown,
    write,
    write_anew,
)
from tests.desktop.test_nothing_cut_off import cut_off, settle
from tests.worksheet.sheets import ROUTINE, Sheet, put, read_sheet

_TARGET = "preparation.target_concentration"
_LAST = "preparation.second_stock.container_volume"
_SOLD = put(ROUTINE, _TARGET, "1000 mcg/mL")


@pytest.fixture
def routine(contents: Contents) -> Contents:
    contents.document.open(read_sheet(ROUTINE), "Routine.itb.json")
    return contents


def panel(contents: Contents) -> WaysPanel:
    return contents.bench.refill.ways


def table(contents: Contents) -> WaysTable:
    found = panel(contents).table
    assert found is not None
    return found


def turn() -> None:
    press(Key.Key_W, CONTROL | SHIFT)
    settle()


def open_from(contents: Contents, path: str = _TARGET) -> WaysTable:
    """Go to a field, and from there to the ways."""
    row_of(contents, path).editor.setFocus()
    turn()
    return table(contents)


def cells(contents: Contents, row: int) -> list[str]:
    model = table(contents).model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def words_of(contents: Contents) -> list[str]:
    return [said(label) for label in panel(contents).findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_is_closed_and_not_even_built_until_it_is_wanted(routine: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[Worksheet] = []

    def derive(worksheet: Worksheet, *_: object) -> viewmodel.WaysState:
        derived.append(worksheet)
        return viewmodel.WaysState()

    monkeypatch.setattr(panel_module, "ways_state", derive)
    routine.document.enter("dose.daily_dose", "460")
    assert panel(routine).table is None
    assert derived == []
    turn()
    assert derived == [routine.document.worksheet]
    panel(routine).button.click()
    routine.document.enter("dose.daily_dose", "470")
    assert len(derived) == 1
    panel(routine).button.click()
    assert derived[1:] == [routine.document.worksheet]
    routine.document.enter("dose.daily_dose", "480")
    assert derived[2:] == [routine.document.worksheet]


def test_its_key_opens_it_goes_to_the_first_way_and_back(routine: Contents) -> None:
    shown_table = open_from(routine)
    assert focused() is shown_table
    assert shown_table.currentIndex().row() == 0
    assert panel(routine).button.text() == "▼  Ways to prepare  (Ctrl+Shift+W)"
    assert routine.bench.spoken.startswith("43 mL at 1.5 mg/mL = 1,500 mcg/mL. Enter takes the chosen way over ")
    turn()
    assert place() == _TARGET
    assert not shown_table.isVisible()
    assert panel(routine).button.text() == "▶  Ways to prepare  (Ctrl+Shift+W)"


def test_escape_goes_back_to_the_field_and_leaves_it_open_and_its_key_returns(routine: Contents) -> None:
    shown_table = open_from(routine, _LAST)
    press(Key.Key_Down)
    press(Key.Key_Escape)
    assert place() == _LAST
    assert shown_table.isVisible()
    turn()
    assert focused() is shown_table
    assert shown_table.currentIndex().row() == 1


def test_it_opens_from_another_page(routine: Contents) -> None:
    press(Key.Key_1, CONTROL)
    turn()
    assert focused() is table(routine)


def test_the_arrows_go_from_way_to_way_and_bring_each_into_sight(routine: Contents) -> None:
    shown_table = open_from(routine)
    (scroll,) = [area for area in routine.bench.refill.findChildren(QScrollArea) if area.isAncestorOf(shown_table)]
    for row in range(8):
        assert shown_table.currentIndex().row() == row
        seen = shown_table.visualRect(shown_table.currentIndex())
        top = shown_table.viewport().mapTo(scroll.viewport(), seen.topLeft()).y()
        assert 0 <= top < top + seen.height() <= scroll.viewport().height()
        press(Key.Key_Down)
        settle()
    assert shown_table.currentIndex().row() == 7


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_takes_the_chosen_way_over_as_typed_texts(routine: Contents, key: Qt.Key) -> None:
    before = routine.document.worksheet
    shown_table = open_from(routine)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(key)
    settle()
    assert routine.document.worksheet.texts == {
        **before.texts,
        "preparation.second_stock.label_strength": "10 mg/20 mL",
        "preparation.second_stock.container_volume": "20 mL",
    }
    assert row_of(routine, "preparation.second_stock.label_strength").text == "10 mg/20 mL"
    assert row_of(routine, _LAST).text == "20"
    assert shown(routine, "second_stock_volume") == "≈14.33 mL"
    note = "Taken over: two stocks, ≈28.67 mL of stock, ≈14.33 mL of the second stock."
    assert routine.bench.spoken == f"{note} Ctrl+Z takes it back."
    assert routine.bench.refill.header.note.text() == routine.bench.spoken
    assert routine.document.title == "Routine.itb.json • changed"
    # The focus stays, on the way that is entered now.
    assert focused() is shown_table
    assert cells(routine, shown_table.currentIndex().row())[0].endswith("\nas entered")


def test_a_way_that_was_taken_over_is_undone_in_one_step_and_done_again(routine: Contents) -> None:
    before = routine.document.worksheet
    open_from(routine)
    press(Key.Key_Down)
    press(Key.Key_Return)
    taken = routine.document.worksheet
    assert taken.texts["preparation.final_volume"] == "53.3333 mL"
    press(Key.Key_Z, CONTROL)
    assert routine.document.worksheet == before
    assert row_of(routine, "preparation.final_volume").text == "43"
    assert routine.document.title == "Routine.itb.json"
    press(Key.Key_Z, CONTROL | SHIFT)
    assert routine.document.worksheet == taken
    assert routine.document.title == "Routine.itb.json • changed"


def test_another_product_takes_its_fields_and_leaves_the_rest_as_typed(contents: Contents) -> None:
    contents.document.open(read_sheet(_SOLD), "")
    open_from(contents)
    # The way that is entered is chosen; the ready-made one stands first.
    assert table(contents).currentIndex().row() == 3
    press(Key.Key_Home, CONTROL)
    press(Key.Key_Return)
    worksheet = contents.document.worksheet
    assert worksheet.texts["product.id"] == "baclofen-20mg-20ml-inj-20ml"
    assert "product.label_strength" not in worksheet.texts
    assert "product.container_volume" not in worksheet.texts
    assert worksheet.texts["dose.daily_dose"] == "450 mcg/day"
    assert row_of(contents, "product.label_strength").text == ""
    assert shown(contents, "stock_volume") == "43 mL"
    assert contents.document.is_lost


def test_a_double_click_takes_a_way_over_too(routine: Contents) -> None:
    shown_table = open_from(routine)
    middle = shown_table.visualRect(shown_table.model().index(1, 0)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(shown_table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert routine.document.worksheet.texts["preparation.final_volume"] == "53.3333 mL"


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Left, Key.Key_Right, Key.Key_A, Key.Key_Delete, Key.Key_F2])
def test_no_other_key_takes_anything_over(routine: Contents, key: Qt.Key) -> None:
    before = routine.document.worksheet
    shown_table = open_from(routine)
    press(key)
    assert routine.document.worksheet == before
    assert shown_table.currentIndex().row() == 0


def test_the_table_follows_what_is_typed_while_it_is_open(routine: Contents) -> None:
    open_from(routine)
    press(Key.Key_Escape)
    write_anew("750")
    assert cells(routine, 0)[1] == "16 mL of stock\n27 mL of diluent"
    assert words_of(routine)[0].startswith("43 mL at 0.75 mg/mL = 750 mcg/mL. ")
    write("x")
    assert words_of(routine) == ["Needs the target concentration, which is not read."]
    assert not table(routine).isVisible()


def test_what_it_waits_for_is_said_and_the_focus_stays(contents: Contents) -> None:
    row_of(contents, _TARGET).editor.setFocus()
    turn()
    assert place() == _TARGET
    assert words_of(contents) == ["Needs the target concentration."]
    assert contents.bench.spoken == "Needs the target concentration."


def test_what_cannot_be_used_stands_below_the_table(contents: Contents) -> None:
    contents.document.open(read_sheet(put(ROUTINE, "product", {"id": "baclofen-20mg-20ml-inj-20ml"})), "")
    open_from(contents)
    (below,) = [text for text in words_of(contents) if text.startswith("Cannot be used:")]
    assert "\nOne stock and diluent, Baclofen 20mg/20ml Inj 20ml (1,000 mcg/mL): DIL-01: " in below


def test_the_chosen_way_is_copied_with_all_its_headings(routine: Contents) -> None:
    open_from(routine)
    press(Key.Key_C, CONTROL)
    assert copied().startswith(
        "One stock and diluent, Baclofen 40mg/20ml Inj, 20ml (2,000 mcg/mL), as entered; Draw up: "
    )
    assert routine.bench.spoken == f"Copied: {copied()}"


def test_closing_it_with_the_mouse_brings_the_focus_back(routine: Contents) -> None:
    open_from(routine)
    panel(routine).button.click()
    assert place() == _TARGET
    panel(routine).button.click()
    assert table(routine).isVisible()
    assert place() == _TARGET


def test_it_never_stands_in_the_way_of_the_tab_key(routine: Contents) -> None:
    shown_table = open_from(routine, _LAST)
    press(Key.Key_Escape)
    press(Key.Key_Tab)
    assert place() == "pump.id"
    turn()
    assert focused() is shown_table
    press(Key.Key_Tab)
    assert place() == "pump.id"


def test_those_who_listen_hear_every_number_with_its_heading(routine: Contents) -> None:
    shown_table = open_from(routine)
    heard = QAccessible.queryAccessibleInterface(shown_table)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Ways to prepare"
    assert heard.text(QAccessible.Text.Description).startswith("43 mL at 1.5 mg/mL = 1,500 mcg/mL. ")
    model = shown_table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert [model.index(0, column).data(role) for column in (1, 2, 3)] == [
        "Draw up: 32.5 mL of stock, 11 mL of diluent",
        "Containers: 2 of 20 mL",
        "Waste: 8 mL",
    ]
    button = QAccessible.queryAccessibleInterface(panel(routine).button)
    assert button is not None
    assert button.text(QAccessible.Text.Name) == "Ways to prepare, open"


def test_a_change_of_looks_leaves_the_worksheet_and_closes_the_table(routine: Contents) -> None:
    open_from(routine)
    routine.set_zoom(125)
    assert panel(routine).table is None
    turn()
    assert focused() is table(routine)


SHEETS: dict[str, Callable[[], Sheet]] = {
    "routine": lambda: ROUTINE,
    "sold": lambda: _SOLD,
    "weak": lambda: put(ROUTINE, "product", {"id": "baclofen-20mg-20ml-inj-20ml"}),
    "tiny": lambda: put(ROUTINE, _TARGET, "1.7 mcg/mL"),
    "no container": lambda: put(ROUTINE, "preparation.second_stock.label_strength", "0.6 mg/mL"),
}


def cut_off_cells(shown_table: WaysTable) -> list[str]:
    """Name each cell that has less room than its text, and each heading that has less than its words."""
    model, header = shown_table.model(), shown_table.horizontalHeader()
    found = []
    for column in range(model.columnCount()):
        heading = str(model.headerData(column, Qt.Orientation.Horizontal))
        if QFontMetrics(header.font()).horizontalAdvance(heading) > header.sectionSize(column):
            found.append(heading)
        for row in range(model.rowCount()):
            index = model.index(row, column)
            room = shown_table.visualRect(index)
            width = max(shown_table.fontMetrics().horizontalAdvance(word) for word in breakable(str(index.data())))
            lacks_height = shown_table.sizeHintForIndex(index).height() > room.height()
            if width > room.width() or lacks_height or not shown_table.viewport().rect().contains(room):
                found.append(str(index.data()))
    return found


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("size", [(1024, 700), (1280, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.usefixtures("preferences")
def test_nothing_is_cut_off(fill: Fill, reference: Reference, size: tuple[int, int], zoom: int, sheet: str) -> None:
    contents = fill(reference, theme=Theme(zoom=zoom), size=size)
    contents.document.open(read_sheet(SHEETS[sheet]()), "")
    contents.show_ways()
    settle()
    assert cut_off(contents.bench.refill) == []
    assert cut_off_cells(table(contents)) == []
    assert table(contents).horizontalScrollBar().maximum() == 0


def test_a_cell_that_is_cut_off_is_found(routine: Contents) -> None:
    """The test itself must be able to fail."""
    shown_table = open_from(routine)
    assert cut_off_cells(shown_table) == []
    shown_table.setColumnWidth(5, 60)
    assert [text for text in cut_off_cells(shown_table) if text.startswith("≈1.4943")]


def test_a_narrow_table_has_two_columns_and_keeps_the_chosen_way(routine: Contents) -> None:
    shown_table = open_from(routine)
    press(Key.Key_Down)
    routine.window.resize(640, 600)
    settle()
    assert shown_table.model().columnCount() == 2
    assert shown_table.currentIndex().row() == 1
    assert cut_off_cells(shown_table) == []
    routine.window.resize(1280, 800)
    settle()
    assert shown_table.model().columnCount() == 7
    assert shown_table.currentIndex().row() == 1
    assert QRect(QPoint(), shown_table.size()).height() >= sum(shown_table.rowHeight(row) for row in range(8))
    assert QApplication.focusWidget() is shown_table
