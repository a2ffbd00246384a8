"""What a screen reader finds in the tables: a name for every cell, unit and refusal in words, pictures in words."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from itb_calc.desktop.widgets.picture import Picture
from itb_calc.desktop.widgets.table_block import TableBlock
from itb_calc.visit.fields import SCHEDULE, VISITS
from tests.desktop.desk import Key, focused, press, turn_wheel
from tests.desktop.pages.test_accessibility import description, interface, labels, name, tab_stops, tree
from tests.worksheet.sheets import CHANGED, VISIT, put, read_sheet

WRONG = [
    {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
    {"start": "8", "end": "24:00", "dose": "330 mcg"},
]
UNITS = ("HH:MM.", "HH:MM.", "mcg.", "YYYY-MM-DD.", "mL.", "mL.")


@pytest.fixture
def filled(contents: Contents) -> Contents:
    sheet = {**put(CHANGED, "dose.schedule", WRONG), "visits": [VISIT, {"date": "x"}]}
    contents.document.open(read_sheet(sheet), "")
    QApplication.processEvents()
    return contents


def blocks(contents: Contents) -> list[TableBlock]:
    return [contents.bench.refill.tables.blocks[path] for path in (SCHEDULE, VISITS)]


def cells(block: TableBlock) -> list[ClinicalEdit]:
    assert block.table is not None
    return [edit for line in block.table.lines for edit in line.edits]


def test_every_cell_has_a_name_of_its_own_with_row_and_column_and_its_unit_first(filled: Contents) -> None:
    for place, block in enumerate(blocks(filled)):
        names = [name(edit) for edit in cells(block)]
        assert len(set(names)) == len(names) == 9
        headings = [column.heading.lower() for column in block.form.columns]
        assert names == [f"{block.form.row_name} {row}, {heading}" for row in (1, 2, 3) for heading in headings]
        for number, edit in enumerate(cells(block)):
            assert interface(edit).role() is QAccessible.Role.EditableText
            assert description(edit).startswith(UNITS[place * 3 + number % 3])
            assert description(edit).endswith(block.form.columns[number % 3].field.help)
        assert labels(cells(block)[0]) == [f"{block.form.row_name} 1"]


def test_a_cell_says_why_it_is_not_read(filled: Contents) -> None:
    schedule, visits = blocks(filled)
    assert description(cells(schedule)[3]).startswith(
        "HH:MM. Not read: 8 is not a time of day. Write hours and minutes"
    )
    assert description(cells(visits)[4]).startswith(
        "mL. Residual expected at the visit is missing. Enter date, expected"
    )


def test_every_stop_is_in_the_tree_by_its_name_and_tab_comes_back_to_where_it_started(filled: Contents) -> None:
    heard = {id(each.object()): each.text(QAccessible.Text.Name) for each in tree(interface(filled.window))}
    stops = tab_stops(filled)
    for block in blocks(filled):
        for stop in (block.button, *cells(block)):
            assert stop in stops
            assert heard.get(id(stop), "").strip()
    filled.bench.refill.go_to_first()
    for stop in stops[1:]:
        press(Key.Key_Tab)
        assert focused() is stop
    press(Key.Key_Tab)
    assert focused() is stops[0]


def test_the_tables_stand_in_the_way_of_the_work(filled: Contents) -> None:
    order = [stop.objectName() for stop in tab_stops(filled)]
    schedule, visits = order.index("dose.schedule[]"), order.index("visits[]")
    assert order[visits - 1] == "previous.aspirated_volume"
    assert order[visits + 10] == "dose.daily_dose"
    assert order[schedule - 1] == "dose.age_years"
    assert order[schedule + 1 : schedule + 10] == [
        f"dose.schedule[{row}].{part}" for row in range(3) for part in ("start", "end", "dose")
    ]
    assert order[schedule + 10] == "system.tubing_volume"


def test_the_button_says_whether_it_is_open_and_what_is_wrong(filled: Contents) -> None:
    schedule, visits = blocks(filled)
    assert name(schedule.button) == "Day schedule, open"
    assert description(schedule.button).startswith(
        "Enter goes to its rows. The sum of the steps is shown when step 2 is read."
    )
    assert name(visits.button) == "Earlier visits, open"
    filled.files.new()
    assert name(schedule.button) == "Day schedule, closed"
    assert description(schedule.button).startswith("Enter opens it.")


def test_the_pictures_say_what_they_show(filled: Contents) -> None:
    for block, said in zip(blocks(filled), ("00:00 to 08:00: 15 mcg/hour.", "Sat 1 Aug 2026: −0.4 mL"), strict=True):
        (picture,) = block.findChildren(Picture)
        assert name(picture)
        assert description(picture).startswith(said)
        assert picture.caption.said == description(picture)


def test_nothing_is_told_by_colour_alone(filled: Contents) -> None:
    for block in blocks(filled):
        assert block.table is not None
        for line in block.table.lines:
            unread = [edit for edit in line.edits if edit.property("unread")]
            assert bool(unread) == (line.line.property("role") == "problem")
            assert not unread or line.line.said.startswith(("Not read: ", "Still missing: "))


def test_no_cell_validates_masks_completes_or_follows_the_wheel(filled: Contents) -> None:
    worksheet = filled.document.worksheet
    for block in blocks(filled):
        for edit in block.findChildren(QLineEdit):
            assert edit.validator() is None
            assert edit.completer() is None
            assert edit.inputMask() == ""
            edit.setFocus()
            turn_wheel(edit, 3)
    assert filled.document.worksheet is worksheet


def test_what_is_typed_is_never_taken_for_markup(filled: Contents) -> None:
    schedule, _ = blocks(filled)
    cells(schedule)[4].setText("<b>9</b>")
    assert schedule.table is not None
    line: QLabel = schedule.table.lines[1].line
    assert line.textFormat() is line.textFormat().PlainText
    assert "<b>9</b>" in line.text()
