"""What the menus do: nothing typed is lost without a question, and a refused file changes nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from itb_calc.core.refusal import DecimalMark
from itb_calc.desktop.commands import TRIAL_IS_LOST
from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.screening import Kept
from itb_calc.desktop.widgets.page_list import REFILL
from itb_calc.worksheet.text import Worksheet
from tests.desktop.closing import closes
from tests.desktop.conftest import Fill
from tests.desktop.desk import CONTROL, SHIFT, Key, copied, press, row_of, shown, write
from tests.worksheet.sheets import ROUTINE, Sheet, content_of, put, read_sheet


def written(folder: Path, sheet: Sheet, name: str = "Test.itb.json") -> str:
    path = folder / name
    path.write_bytes(content_of(sheet))
    return str(path)


def note(contents: Contents) -> str:
    label = contents.bench.refill.header.note
    return label.text() if label.isVisible() else ""


def test_a_file_is_opened_shown_and_named(contents: Contents, tmp_path: Path) -> None:
    contents.files.open_file(written(tmp_path, ROUTINE))
    assert contents.document.worksheet == read_sheet(ROUTINE)
    assert row_of(contents, "dose.daily_dose").text == "450"
    assert row_of(contents, "product.label_strength").text == "40 mg/20 mL"
    assert shown(contents, "book_by_date") == "Fri 5 Mar 2027"
    assert contents.window.windowTitle() == "Test.itb.json – itb-calc"
    assert note(contents) == "Test.itb.json is open."
    assert contents.bench.spoken == "Test.itb.json is open."


def test_a_file_keeps_its_decimal_mark(contents: Contents, tmp_path: Path) -> None:
    sheet = put(put(ROUTINE, "decimal_mark", ","), "preparation.graduation", "0,5 mL")
    contents.files.open_file(written(tmp_path, put(sheet, "preparation.diluent_graduation", "0,5 mL")))
    assert contents.document.worksheet.decimal_mark is DecimalMark.COMMA
    assert contents.bench.refill.header.mark.text() == "decimal mark: 0,5"
    assert shown(contents, "flow_rate") == "0,3 mL/day"


BAD_FILES = {
    "cut off": b'{"schema": 1, "dose": {"daily_dose": "45',
    "not json": b"\x00\xff",
    "empty": b"",
    "a number": content_of(put(ROUTINE, "dose.daily_dose", 450)),
    "unknown field": content_of(put(ROUTINE, "dose.hourly", "1")),
    "future": content_of({**ROUTINE, "schema": 2}),
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_a_damaged_file_is_refused_in_one_sentence_and_nothing_changes(
    contents: Contents, tmp_path: Path, content: bytes
) -> None:
    row_of(contents, "dose.daily_dose").editor.setFocus()
    write("450")
    worksheet = contents.document.worksheet
    path = tmp_path / "Bad.itb.json"
    path.write_bytes(content)
    contents.files.open_file(str(path))
    assert contents.document.worksheet is worksheet
    assert row_of(contents, "dose.daily_dose").text == "450"
    assert note(contents).startswith("Bad.itb.json is not opened: ")
    assert contents.bench.refill.header.note.property("role") == "problem"
    assert path.read_bytes() == content
    assert not contents.document.has_former


def test_a_missing_file_and_a_folder_are_refused(contents: Contents, tmp_path: Path) -> None:
    contents.files.open_file(str(tmp_path / "none.itb.json"))
    assert note(contents) == "none.itb.json is not opened: there is no such file."
    contents.files.open_file(str(tmp_path))
    assert note(contents) == f"{tmp_path.name} is not opened: this is a folder, not a worksheet file."


def test_the_name_of_a_file_is_no_markup(contents: Contents, tmp_path: Path) -> None:
    contents.files.open_file(written(tmp_path, ROUTINE, "<b>x<b>.itb.json"))
    assert contents.bench.refill.header.title.text() == "Refill worksheet: <b>x<b>.itb.json"
    assert contents.bench.refill.header.title.textFormat().name == "PlainText"
    assert contents.bench.refill.header.note.textFormat().name == "PlainText"


def test_the_dialog_opens_what_is_chosen_and_nothing_without_a_choice(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [("", ""), (written(tmp_path, ROUTINE), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answers.pop(0))
    press(Key.Key_O, CONTROL)
    assert contents.document.worksheet.is_empty
    press(Key.Key_O, CONTROL)
    assert contents.document.name == "Test.itb.json"


def test_a_message_about_a_file_is_shown_on_the_worksheet_page(contents: Contents, tmp_path: Path) -> None:
    press(Key.Key_1, CONTROL)
    contents.files.open_file(written(tmp_path, ROUTINE))
    assert contents.bench.place == REFILL


def test_a_new_worksheet_is_empty_and_the_one_before_is_brought_back(contents: Contents) -> None:
    row_of(contents, "dose.daily_dose").editor.setFocus()
    write("450 ")
    contents.document.answer("previous.first_fill", says=True)
    before = contents.document.worksheet
    press(Key.Key_N, CONTROL)
    assert contents.document.worksheet.is_empty
    assert [path for path, row in contents.bench.refill.rows.items() if row.text] == []
    assert shown(contents, "hourly_dose") == ""
    press(Key.Key_N, CONTROL | SHIFT)
    assert contents.document.worksheet == before
    assert row_of(contents, "dose.daily_dose").text == "450 "
    assert row_of(contents, "previous.first_fill").text == "true"
    press(Key.Key_N, CONTROL | SHIFT)
    assert contents.document.worksheet == before


def test_a_worksheet_outlives_two_new_ones_and_a_file(contents: Contents, tmp_path: Path) -> None:
    contents.document.enter("dose.daily_dose", "450")
    press(Key.Key_N, CONTROL)
    press(Key.Key_N, CONTROL)
    contents.files.open_file(written(tmp_path, ROUTINE))
    contents.document.enter("dose.daily_dose", "460")
    contents.files.new()
    assert contents.document.is_a_former_lost
    contents.files.bring_back()
    assert contents.document.typed["dose.daily_dose"] == "460"
    contents.files.bring_back()
    assert contents.document.worksheet.texts == {"dose.daily_dose": "450 mcg/day"}
    contents.files.bring_back()
    assert contents.document.typed["dose.daily_dose"] == "460"


def test_bringing_back_says_so_and_keeps_what_was_planned_for_that_worksheet(contents: Contents) -> None:
    contents.document.enter("dose.daily_dose", "450")
    contents.document.planned["plan.interval"] = "90"
    contents.files.new()
    assert contents.document.planned == {}
    contents.files.bring_back()
    assert contents.document.planned == {"plan.interval": "90"}
    assert contents.bench.refill.header.note.text().startswith("The worksheet before is back.")


def test_a_new_worksheet_keeps_the_decimal_mark(contents: Contents) -> None:
    contents.document.set_mark(DecimalMark.COMMA)
    contents.files.new()
    assert contents.document.worksheet == Worksheet(decimal_mark=DecimalMark.COMMA)


def test_before_anything_was_open_nothing_is_brought_back(contents: Contents) -> None:
    contents.document.enter("dose.daily_dose", "450")
    contents.files.bring_back()
    assert contents.document.worksheet.texts == {"dose.daily_dose": "450 mcg/day"}


def test_the_whole_evaluation_is_copied(contents: Contents, tmp_path: Path) -> None:
    contents.files.open_file(written(tmp_path, ROUTINE))
    contents.commands.copy_everything()
    assert copied().startswith("REFILL WORKSHEET, evaluated for Mon 23 Nov 2026\n\nFINDINGS  none\n")
    assert note(contents) == "The whole evaluation is copied as text."


def test_the_sentence_to_read_back_is_copied_shown_and_said(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    press(Key.Key_R, CONTROL)
    assert copied().startswith("baclofen two thousand micrograms per millilitre, that is 2 milligrams per millilitre, ")
    assert copied().endswith("; book by Friday 5 March 2027.")
    assert note(contents) == contents.bench.spoken == f"Copied: {copied()}"
    assert contents.bench.refill.header.note.property("role") == "small"


def test_a_refused_sentence_is_shown_as_a_refusal_and_nothing_is_copied(contents: Contents) -> None:
    QApplication.clipboard().setText("before")
    contents.document.open(read_sheet(put(ROUTINE, "pump.programmed_volume", "20 mL")), "")
    press(Key.Key_R, CONTROL)
    assert copied() == "before"
    assert note(contents).startswith("Nothing is read back while VOL-01 blocks this worksheet: ")
    assert contents.bench.spoken == note(contents)
    assert contents.bench.refill.header.note.property("role") == "problem"


def test_the_sentence_of_an_earlier_order_is_taken_off_the_clipboard_by_a_refusal(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    press(Key.Key_R, CONTROL)
    contents.document.enter("dose.daily_dose", "1,5")
    press(Key.Key_R, CONTROL)
    assert copied() == ""


def test_before_the_reference_data_nothing_is_copied(fill: Fill) -> None:
    contents = fill(None)
    QApplication.clipboard().setText("before")
    contents.commands.copy_everything()
    contents.commands.copy_read_back()
    assert copied() == "before"


@pytest.mark.parametrize(("answer", "closes_then"), [("Close without it", True), ("Go back", False)])
def test_a_typed_screening_is_asked_about_before_it_is_lost(
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    closes_then: bool,  # noqa: FBT001
) -> None:
    asked: list[str] = []

    def press_button(box: QMessageBox) -> int:
        asked.append(box.text())
        (button,) = [each for each in box.buttons() if each.text().replace("&", "") == answer]
        assert isinstance(button, QPushButton)
        assert box.defaultButton().text().replace("&", "") == "Go back"
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press_button)
    assert closes(contents)
    contents.bench.trial = Kept({}, {"screening.dose": "75"})
    assert closes(contents)
    assert asked == []
    contents.bench.trial = Kept({"screening.dose": "75"}, {})
    assert closes(contents) is closes_then
    assert asked == [TRIAL_IS_LOST]
