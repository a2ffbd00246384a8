"""The log page by keyboard: turned on by a person, searched, verified, taken along as CSV."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.log import LogPage
from itb_calc.desktop.widgets.page_list import PAGES
from itb_calc.documents.log_record import append, is_on, log_file
from itb_calc.documents.log_verify import verify
from tests.desktop.desk import ALT, CONTROL, Key, copied, focused, press, write
from tests.documents.logs import FINISHED, log_of, record, unguarded

LOG = PAGES.index("Log")


def page_of(contents: Contents) -> LogPage:
    press(Key(Key.Key_1 + LOG), CONTROL)
    page = contents.bench.page(LOG)
    assert isinstance(page, LogPage)
    return page


@pytest.fixture
def page(contents: Contents) -> LogPage:
    """The page of somebody who has no log."""
    return page_of(contents)


@pytest.fixture
def full(contents: Contents, state: Path) -> LogPage:
    """The page of a log with three worksheets."""
    log_of(state, 2)
    append(state, replace(FINISHED, at="2026-11-27T00:00:00Z", number="W-3", checked_by="<b>=1+1</b>"))
    return page_of(contents)


def push(letter: Qt.Key) -> None:
    """Push a button by its letter; Qt shows it pressed for a moment before it acts."""
    press(letter, ALT)
    QTest.qWait(150)


def first_cells(page: LogPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()).partition(":")[0] for row in range(model.rowCount())]


def test_the_log_is_off_and_says_what_it_would_keep(page: LogPage, state: Path) -> None:
    assert page.state.said.startswith("The log is off: nothing is recorded. Turned on, it is kept in ")
    assert page.state.said.replace("\u200b", "").endswith(str(log_file(state)))
    assert focused() is page.switch
    assert not page.table.isVisible()
    assert not page.verify_button.isVisible()
    assert not state.exists()


def test_a_person_turns_it_on_and_off_again(page: LogPage, state: Path, contents: Contents) -> None:
    push(Key.Key_U)
    assert is_on(state)
    assert page.state.said.startswith("The log is on: ")
    assert contents.bench.spoken.startswith("The log is on: ")
    assert first_cells(page) == ["1"]
    assert focused() is page.switch
    press(Key.Key_Space)
    assert not is_on(state)
    assert first_cells(page) == ["2", "1"]
    assert page.switch.text() == "T&urn on"
    assert verify(log_file(state)).holds


def test_a_log_that_cannot_be_turned_on_says_why(page: LogPage, state: Path) -> None:
    state.write_text("no folder", encoding="utf-8")
    push(Key.Key_U)
    assert page.answer.said == "The log stays off: nothing may be written there. Ask whoever looks after this machine."
    assert page.answer.property("role") == "problem"
    assert page.switch.text() == "T&urn on"


def test_the_newest_entry_stands_first_and_the_search_narrows(full: LogPage) -> None:
    assert focused() is full.fields.search
    assert first_cells(full) == ["4", "3", "2", "1"]
    assert full.count.said == "4 entries."
    write("w-2")
    assert first_cells(full) == ["3"]
    assert full.count.said == "1 of 4 entries."


def test_a_day_narrows_and_one_that_is_not_read_shows_nothing(full: LogPage) -> None:
    press(Key.Key_F, ALT)
    assert focused() is full.fields.first
    write("2026-11-2")
    assert first_cells(full) == []
    assert full.count.said.startswith("From: 2026-11-2 is not a date of the calendar. Write year, month and day")
    assert full.count.property("role") == "problem"
    assert not full.export_button.isEnabled()
    write("6")
    assert first_cells(full) == ["4"]
    assert full.count.property("role") == "muted"
    assert full.export_button.isEnabled()
    press(Key.Key_T, ALT)
    write("2026-11-26")
    assert first_cells(full) == []


def test_another_order_is_chosen(full: LogPage) -> None:
    press(Key.Key_D, ALT)
    assert focused() is full.fields.order
    full.fields.order.set_value("Oldest first")
    full.fields.order.chosen.emit("Oldest first")
    assert first_cells(full) == ["1", "2", "3", "4"]


def test_verify_says_that_it_holds_and_shows_the_head(full: LogPage, state: Path, contents: Contents) -> None:
    push(Key.Key_V)
    assert full.answer.said == "The log holds: 4 entries fit together from the first to the last."
    head = verify(log_file(state)).head
    assert full.head.said.replace(" ", "").startswith(f"Head:{head}.")
    assert full.head.isVisible()
    assert contents.bench.spoken == f"{full.answer.said} {full.head.said}"


def test_verify_says_what_does_not_fit(full: LogPage, state: Path) -> None:
    with unguarded(log_file(state)) as forged:
        forged.execute("UPDATE entries SET number = 'W-9' WHERE sequence = 2")
    push(Key.Key_V)
    assert full.answer.said == ("The log does not hold: entry 2 was changed. Keep the file for whoever looks into it.")
    assert full.answer.property("role") == "problem"
    assert not full.head.isVisible()


def test_what_another_window_recorded_is_there_when_the_page_is_shown_again(
    full: LogPage, state: Path, contents: Contents
) -> None:
    record(state, 1)
    contents.bench.show_page(LOG - 1)
    contents.bench.show_page(LOG)
    assert first_cells(full)[0] == "5"


def test_a_damaged_log_is_said_and_can_be_verified(contents: Contents, state: Path) -> None:
    log_of(state, 1).write_bytes(b"damaged, and long enough that it cannot be the beginning of a database")
    page = page_of(contents)
    assert page.answer.said.startswith("The log cannot be read: its file is damaged, or is no log at all. ")
    assert first_cells(page) == []
    push(Key.Key_V)
    assert page.answer.said.startswith("The log cannot be read: ")


def test_a_log_that_is_gone_is_said(contents: Contents, state: Path) -> None:
    log_of(state, 1).unlink()
    page = page_of(contents)
    assert page.state.said.startswith("The log is on")
    assert "there is no such file" in page.answer.said


def test_an_entry_is_copied_with_its_hash(full: LogPage, state: Path, contents: Contents) -> None:
    full.table.setFocus()
    press(Key.Key_C, CONTROL)
    press(Key.Key_Down)
    full.table.selectRow(0)
    press(Key.Key_C, CONTROL)
    assert copied().endswith(f"; hash {verify(log_file(state)).head}")
    assert contents.bench.spoken == f"Copied: {copied()}"


def test_nothing_is_copied_where_no_entry_is_chosen(full: LogPage, contents: Contents) -> None:
    said = contents.bench.spoken
    full.table.copy()
    assert contents.bench.spoken == said


def test_cells_are_plain_text_and_heard_with_their_heading(full: LogPage) -> None:
    cell = full.table.model().index(0, 3)
    assert str(cell.data()).endswith("Checked: <b>=1+1</b>")
    assert str(cell.data(0x0B)).startswith("Signed by: ")  # Qt::AccessibleTextRole


def test_what_is_asked_for_is_written_to_the_file_that_is_chosen(
    full: LogPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: Contents
) -> None:
    path = tmp_path / "chosen.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    write("w-3")
    push(Key.Key_E)
    with path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [(row["number"], row["checked_by"]) for row in rows] == [("W-3", "'<b>=1+1</b>")]
    assert full.answer.said == "1 entry is in chosen.csv."
    assert contents.bench.spoken == full.answer.said


def test_no_file_chosen_writes_none(full: LogPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = sorted(tmp_path.rglob("*"))
    full.export_button.click()
    assert sorted(tmp_path.rglob("*")) == before


def test_an_export_that_fails_says_why(full: LogPage, tmp_path: Path, state: Path) -> None:
    full.write(str(tmp_path / "none" / "log.csv"))
    assert full.answer.said == "log.csv: the folder that it is to stand in does not exist."
    full.write(str(state / ".." / state.name / "log.sqlite"))
    assert full.answer.said == "log.sqlite: this is the log itself, which nothing replaces. Choose another name."
    full.write(str(tmp_path / "visit.itb.json"))
    assert full.answer.said.startswith("visit.itb.json: this is a worksheet, or named like one")
    assert verify(log_file(state)).count == 4
    full.write(str(tmp_path / "all.csv"))
    assert full.answer.said == "4 entries are in all.csv."


def test_every_field_has_a_name_and_a_description(full: LogPage) -> None:
    fields = full.fields
    for each in (fields.search, fields.first, fields.last, fields.order, full.table):
        assert each.accessibleName()
        assert each.accessibleDescription()
    assert full.switch.accessibleName() == "Turn the log off"
