"""A code is scanned on the worksheet page: understood in one step that can be taken back, or left where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.viewmodels.scan_state import DESCRIPTION
from itb_calc.desktop.widgets import scan_row
from itb_calc.desktop.widgets.scan_row import ScanRow
from itb_calc.worksheet.text import Worksheet
from tests.desktop.desk import ALT, CONTROL, Key, focused, paste, place, press, row_of, write
from tests.desktop.pages.test_hostile_text import HOSTILE
from tests.documents.encoder import GS, element_string, gtin_14, upc_a
from tests.worksheet.sheets import ROUTINE, read_sheet

_GTIN = gtin_14("7012125031")
_ELEMENTS = (("01", _GTIN), ("21", "S-1"), ("10", "AB12"), ("17", "270331"))
_CODE = f"]d2{element_string(*_ELEMENTS)}"
_TEXTS = {"product.id": "ndc-70121-2503-01", "lots.drug_lot": "AB12", "lots.drug_expiry": "2027-03-31"}
_UNDERSTOOD = "Understood: Lioresal Intrathecal 40 mg/20 mL, 1 ampule, lot AB12, expiry Wed 31 Mar 2027."


def row(contents: Contents) -> ScanRow:
    return contents.bench.refill.scan


def under_it(contents: Contents) -> str:
    label = row(contents).meaning
    return label.said if label.isVisible() else ""  # type: ignore[attr-defined]


def scan(text: str) -> None:
    """Type as a scanner does: the separator as Ctrl and ], and Enter at the end."""
    for character in text:
        if character == GS:
            press(Key.Key_BracketRight, CONTROL)
        else:
            write(character)
    press(Key.Key_Return)


def texts(contents: Contents) -> dict[str, str]:
    entered = contents.document.worksheet.texts
    return {path: entered[path] for path in _TEXTS if path in entered}


def test_a_scanned_code_picks_the_product_with_lot_and_expiry(contents: Contents) -> None:
    press(Key.Key_B, CONTROL)
    assert place() == "scan"
    scan(_CODE)
    assert texts(contents) == _TEXTS
    assert row_of(contents, "lots.drug_lot").text == "AB12"
    assert row_of(contents, "lots.drug_expiry").text == "2027-03-31"
    assert row(contents).editor.text() == ""
    assert under_it(contents) == _UNDERSTOOD
    assert place() == "scan"


@pytest.mark.usefixtures("contents")
def test_what_comes_of_a_scan_is_told_to_those_who_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(scan_row, "announce", lambda _, text: told.append(text))
    press(Key.Key_B, CONTROL)
    scan(_CODE)
    scan("x")
    assert told[0] == _UNDERSTOOD
    assert told[1].startswith("x is no code of a package")
    assert len(told) == 2


def test_it_is_one_step_that_can_be_taken_back(contents: Contents) -> None:
    contents.document.open(read_sheet(ROUTINE), "")
    before = contents.document.worksheet
    press(Key.Key_B, CONTROL)
    scan(_CODE)
    assert contents.document.worksheet != before
    assert under_it(contents).startswith(f"{_UNDERSTOOD} Changed: product Baclofen 40mg/20ml Inj, 20ml → Lioresal")
    contents.document.undo()
    assert contents.document.worksheet == before
    assert under_it(contents) == ""


def test_the_separator_is_kept_however_it_comes(contents: Contents) -> None:
    editor = row(contents).editor
    press(Key.Key_B, CONTROL)
    QTest.keyClick(editor, Key.Key_BracketRight, CONTROL)
    write("|")
    QTest.sendKeyEvent(QTest.KeyAction.Click, editor, Key.Key_unknown, GS, Qt.KeyboardModifier.NoModifier)
    assert editor.text() == f"{GS}|{GS}"
    paste(_CODE)
    assert editor.text() == _CODE
    press(Key.Key_Enter)
    assert texts(contents) == _TEXTS


def test_an_unknown_code_stays_in_the_field_with_a_sentence(contents: Contents) -> None:
    press(Key.Key_B, CONTROL)
    scan(upc_a("7012199999"))
    assert contents.document.worksheet == Worksheet()
    assert row(contents).editor.text() == upc_a("7012199999")
    assert under_it(contents).startswith("NDC 7012199999 (GTIN ")
    assert row(contents).meaning.property("role") == "problem"
    assert row(contents).editor.property("unread") is True
    described = QAccessible.queryAccessibleInterface(row(contents).editor).text(QAccessible.Text.Description)
    assert described == f"{contents.bench.refill.scan.meaning.said} {DESCRIPTION}"  # type: ignore[attr-defined]
    # Coming back, the next code takes its place.
    press(Key.Key_Tab)
    press(Key.Key_B, CONTROL)
    scan(_CODE)
    assert texts(contents) == _TEXTS
    assert row(contents).editor.property("unread") is False


def test_hostile_text_stays_in_the_field_and_enters_nothing(contents: Contents) -> None:
    press(Key.Key_B, CONTROL)
    for text in HOSTILE:
        paste(text)
        typed = row(contents).editor.text()
        press(Key.Key_Return)
        assert row(contents).editor.text() == typed
        assert contents.document.worksheet == Worksheet()
        sentence = under_it(contents)
        assert sentence.endswith(".")
        assert sentence.isprintable()
        assert len(sentence) < 300
        assert row(contents).meaning.textFormat() is Qt.TextFormat.PlainText


def test_what_is_typed_after_a_refusal_takes_the_sentence_away(contents: Contents) -> None:
    press(Key.Key_B, CONTROL)
    scan("x")
    assert under_it(contents) != ""
    write("y")
    assert under_it(contents) == ""


def test_what_was_scanned_for_one_worksheet_is_not_said_of_another(contents: Contents) -> None:
    press(Key.Key_B, CONTROL)
    scan(_CODE)
    contents.document.open(Worksheet(), "")
    assert under_it(contents) == ""
    scan("x")
    contents.document.open(read_sheet(ROUTINE), "")
    assert (row(contents).editor.text(), under_it(contents)) == ("", "")


def test_what_was_understood_goes_when_it_is_changed_by_hand(contents: Contents) -> None:
    press(Key.Key_B, CONTROL)
    scan(_CODE)
    row_of(contents, "lots.drug_lot").editor.setFocus()
    write("9")
    assert under_it(contents) == ""


def test_the_field_is_reached_by_its_letter_and_by_its_key_and_tab_goes_past_it(contents: Contents) -> None:
    row_of(contents, "fill_date").editor.setFocus()
    press(Key.Key_Tab)
    assert place() == "product.id"
    press(Key.Key_N, ALT)
    if place() != "scan":
        press(Key.Key_N, ALT)
    assert focused() is row(contents).editor
    press(Key.Key_Tab)
    assert place() == "product.id"
    assert row(contents).label.buddy() is row(contents).editor
    assert row(contents).editor.accessibleName() == "Scan the package"


@pytest.mark.parametrize("path", ["dose.daily_dose", "preparation.final_volume", "fill_date"])
def test_a_scan_that_lands_in_another_field_is_not_read_there(contents: Contents, path: str) -> None:
    row_of(contents, path).editor.setFocus()
    scan(_CODE)
    QApplication.processEvents()
    assert path in {problem.field for problem in contents.document.evaluation.problems}  # type: ignore[union-attr]
    assert texts(contents) == {}


def test_before_the_reference_data_is_there_nothing_happens(contents: Contents) -> None:
    contents.document.reference = None
    press(Key.Key_B, CONTROL)
    scan(_CODE)
    assert row(contents).editor.text() == _CODE
    assert under_it(contents) == ""
