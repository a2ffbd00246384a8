"""Nothing that is entered is out of sight: what has no field is listed, and can be removed by keyboard."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.widgets.other_entries import OtherEntries
from tests.desktop.desk import Key, cards, focused, shown
from tests.worksheet.sheets import ROUTINE, STEP, put, read_sheet

SHEET = put(put(ROUTINE, "system.catheter_volume", "<b>0.2</b> mL"), "dose.schedule", [STEP, STEP])


@pytest.fixture
def others(contents: Contents) -> OtherEntries:
    contents.document.open(read_sheet(SHEET), "")
    return contents.bench.refill._others


def lines(others: OtherEntries) -> list[str]:
    spaces = str.maketrans({"\N{WORD JOINER}": None, "\N{NO-BREAK SPACE}": " "})
    return [label.text().translate(spaces) for label in others.findChildren(QLabel) if label.isVisible()]


def test_without_other_entries_nothing_is_shown(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    assert not contents.bench.refill._others.isVisible()
    assert contents.bench.refill._others.first_stop() is None


def test_entries_without_a_field_are_listed_to_the_letter(others: OtherEntries, contents: Contents) -> None:
    contents.bench.refill.show_page()
    QTest.qWait(1)
    assert others.isVisible()
    assert lines(others)[0] == "Also in this worksheet"
    assert set(lines(others)[2:]) == {"Day schedule: 2 steps", "Catheter volume: <b>0.2</b> mL"}


def test_they_withhold_what_they_could_change(others: OtherEntries, contents: Contents) -> None:
    assert others.buttons
    assert shown(contents, "book_by_date") == "needs the day schedule, which is not read"


def test_each_button_says_what_it_removes_and_why(others: OtherEntries) -> None:
    button = others.buttons["dose.schedule"]
    assert button.text() == "Remove"
    assert button.accessibleName() == "Remove Day schedule: 2 steps"
    assert others.buttons["system.catheter_volume"].accessibleName() == "Remove Catheter volume: <b>0.2</b> mL"
    assert "does not evaluate it" in others.buttons["system.catheter_volume"].accessibleDescription()


def test_an_entry_is_removed_by_keyboard(others: OtherEntries, contents: Contents) -> None:
    QTest.qWait(1)
    contents.bench.go_to_field("system.catheter_volume")
    first = focused()
    assert isinstance(first, QPushButton)
    others.buttons["system.catheter_volume"].setFocus()
    QTest.keyClick(others.buttons["system.catheter_volume"], Key.Key_Space)
    assert "system.catheter_volume" not in contents.document.worksheet.texts
    assert set(others.buttons) == {"dose.schedule"}
    QTest.keyClick(others.buttons["dose.schedule"], Key.Key_Space)
    assert contents.document.worksheet.schedule == ()
    assert not others.isVisible()
    assert shown(contents, "book_by_date") == "Fri 5 Mar 2027"
    assert cards(contents) == []


def test_one_step_is_one_step(contents: Contents) -> None:
    contents.document.open(read_sheet(put(ROUTINE, "dose.schedule", [STEP])), "")
    QTest.qWait(1)
    assert "Day schedule: 1 step" in lines(contents.bench.refill._others)


def test_a_very_long_entry_is_shortened_in_the_list_and_kept_in_the_worksheet(contents: Contents) -> None:
    contents.document.open(read_sheet(put(ROUTINE, "system.tubing_volume", "9" * 5000)), "")
    QTest.qWait(1)
    (line,) = [text for text in lines(contents.bench.refill._others) if text.startswith("Tubing")]
    assert len(line) < 100
    assert contents.document.worksheet.texts["system.tubing_volume"] == "9" * 5000
