"""Printing from the window: what is previewed is what is printed, and a final paper is kept as such."""

import io
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.pages.preview import Preview
from itb_calc.desktop.viewmodels.preview_state import (
    FINAL,
    NOT_FINAL,
    WITHOUT_A_CHECK,
    picture_name,
    preview_state,
    printed_in_words,
)
from itb_calc.documents.prints import void_prints_in_words
from itb_calc.documents.site_settings import Origin, SiteSettings
from itb_calc.report.papers import CARD, LABEL, WORKSHEET, Wanted
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.vouched import Vouched
from itb_calc.worksheet.content import printed_sha256
from itb_calc.worksheet.text import PREPARED, Print, Worksheet
from tests.desktop.conftest import Fill
from tests.desktop.test_commands import note
from tests.report.papers import RECORDED, signed
from tests.worksheet.sheets import ROUTINE, put, read_sheet

_NOW = datetime(2026, 11, 23, 10, 5)  # noqa: DTZ001 - the clock on the wall


# Of the site, only the telephone is told.
_SETTINGS = SiteSettings({"phone": "+1 555 0100"})


def _preview(contents: Contents, worksheet: Worksheet) -> Preview:
    contents.document.open(worksheet, "Test")
    contents.document.settings = _SETTINGS
    contents.document.now = lambda: _NOW
    preview = contents.printing.build()
    assert preview is not None
    preview.open()
    preview.activateWindow()
    assert QTest.qWaitForWindowActive(preview)
    QApplication.processEvents()
    return preview


def _pictures(preview: Preview) -> list[QLabel]:
    return [label for label in preview.findChildren(QLabel) if not (label.isHidden() or label.pixmap().isNull())]


def _text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)


def test_before_the_reference_data_is_there_nothing_opens(fill: Fill) -> None:
    contents = fill(None)
    assert contents.printing.build() is None
    contents.printing.open()
    assert contents.printing.preview is None


def test_the_key_opens_the_preview(contents: Contents, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    QTest.keyClick(contents.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["Print"]
    assert contents.printing.preview is None


def test_it_shows_the_pages_and_says_why_they_are_not_final(contents: Contents) -> None:
    preview = _preview(contents, read_sheet(RECORDED))
    (picture,) = _pictures(preview)
    assert picture.accessibleName() == "Refill worksheet, page 1 of 1"
    assert "Ward 3, bed 12" in picture.accessibleDescription()
    assert preview.heading.said == "Refill worksheet, 1 page"
    assert preview.standing.said.splitlines() == [
        NOT_FINAL,
        "– Prepared by: UNSIGNED; sign as prepared.",
        "– Checked by: UNSIGNED; do the second check.",
    ]


def test_a_worksheet_without_a_number_gets_one_and_an_empty_one_does_not(contents: Contents) -> None:
    _preview(contents, read_sheet(ROUTINE))
    number = contents.document.worksheet.number
    assert number
    _preview(contents, Worksheet())
    assert contents.document.worksheet.number == ""


def test_the_other_papers_are_a_key_away(contents: Contents) -> None:
    preview = _preview(contents, read_sheet(RECORDED))
    preview.what.buttons[WORKSHEET].setFocus()
    QTest.keyClick(preview.what.buttons[WORKSHEET], Qt.Key.Key_Right)
    assert preview.wanted.what == LABEL
    assert (preview.paper.isVisible(), preview.label.isVisible()) == (False, True)
    assert [picture.accessibleName() for picture in _pictures(preview)] == ["Syringe label, page 1 of 1"]
    preview.label.buttons["76x51"].click()
    assert preview.laid is not None
    assert preview.laid.sheet.paper[0] == pytest.approx(76 * 72 / 25.4)
    QTest.keyClick(preview.what.buttons[LABEL], Qt.Key.Key_Right)
    assert preview.wanted.what == CARD
    assert "+1 555 0100" in _pictures(preview)[0].accessibleDescription()
    preview.paper.buttons["letter"].click()
    assert preview.laid.sheet.paper == (612.0, 792.0)


def test_every_choice_and_button_has_a_name_and_a_letter_of_its_own(contents: Contents) -> None:
    preview = _preview(contents, read_sheet(RECORDED))
    choices = (preview.what, preview.paper, preview.label)
    buttons = [button for choice in choices for button in choice.buttons.values()]
    assert all(button.accessibleName() for button in buttons)
    letters = [text[text.index("&") + 1].lower() for button in buttons if "&" in (text := button.text())]
    letters += ["p", "d", "s", "g", "m"]
    assert [button.text() for button in (preview.larger, preview.smaller)] == ["Lar&ger", "S&maller"]
    assert len(letters) == len(set(letters))
    assert preview.area.accessibleName()


def test_what_is_refused_is_said_and_cannot_be_printed(contents: Contents) -> None:
    preview = _preview(contents, read_sheet(put(ROUTINE, "pump.programmed_volume", "20 mL")))
    preview.what.buttons[CARD].click()
    assert preview.standing.said.startswith("No card is made while VOL-01 withholds the refill date: ")
    assert _pictures(preview) == []
    assert not preview.printer.isEnabled()
    assert not preview.file.isEnabled()
    preview.what.buttons[WORKSHEET].click()
    assert preview.printer.isEnabled()
    assert preview.file.isEnabled()


def test_a_paper_that_is_not_final_is_saved_and_not_kept_as_printed(contents: Contents, tmp_path: Path) -> None:
    preview = _preview(contents, read_sheet(RECORDED))
    path = tmp_path / "out.pdf"
    contents.printing.save_as(str(path), preview.wanted)
    assert "NOT" in _text(path)
    assert contents.document.worksheet.prints == ()
    assert note(contents) == "Refill worksheet is saved as out.pdf. It is not final, and says so."


def test_one_person_alone_makes_nothing_final_by_a_setting_of_their_own(contents: Contents) -> None:
    worksheet = signed(RECORDED)
    alone = replace(worksheet, signatures={PREPARED: worksheet.signatures[PREPARED]})
    contents.document.open(alone, "Test")
    texts = {"second_check": "not required", "reviewed_by": "A. Pharmacist", "reviewed_on": "2026-11-23"}
    contents.document.settings = SiteSettings(texts, Origin.OWN, "x")
    preview = contents.printing.build()
    assert preview is not None
    assert preview.standing.said.splitlines()[0] == NOT_FINAL
    contents.document.settings = SiteSettings(texts, Origin.SITE, "x")
    preview = contents.printing.build()
    assert preview is not None
    assert preview.standing.said == (
        f"{WITHOUT_A_CHECK} Second check: None is required by the file of your site."
        " Reviewed by A. Pharmacist on Mon 23 Nov 2026."
    )


def test_a_final_paper_is_kept_until_an_edit_voids_it(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worksheet, path = signed(RECORDED), tmp_path / "out.pdf"
    preview = _preview(contents, worksheet)
    assert preview.standing.said == FINAL
    preview.what.buttons[LABEL].click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    preview.file.click()
    document = contents.document
    assert document.worksheet.prints == (Print(LABEL, "2026-11-23T10:05", printed_sha256(worksheet)),)
    assert (document.worksheet.signatures, void_prints_in_words(document.worksheet)) == (worksheet.signatures, "")
    assert "FINAL" not in _text(path)
    document.enter("dose.daily_dose", "440")
    assert document.worksheet.prints[0].is_void
    assert "the label of Mon 23 Nov 2026 10:05" in void_prints_in_words(document.worksheet)


def test_nothing_is_written_without_a_name_or_over_a_worksheet(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = _preview(contents, signed(RECORDED))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    preview.file.click()
    contents.printing.save_as(str(tmp_path / "x.itb.json"), preview.wanted)
    assert note(contents).startswith("x.itb.json: this is a worksheet, or named like one")
    contents.printing.save_as(str(tmp_path / "none" / "x.pdf"), preview.wanted)
    assert note(contents) == "x.pdf: the folder that it is to stand in does not exist."
    assert contents.document.worksheet.prints == ()
    assert list(tmp_path.rglob("x*")) == []


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_what_is_refused_is_said_in_the_preview_that_stands_in_front(contents: Contents, tmp_path: Path) -> None:
    preview = _preview(contents, signed(RECORDED))
    assert not preview.note.isVisible()
    contents.printing.save_as(str(tmp_path / "x.itb.json"), preview.wanted)
    assert preview.note.isVisible()
    assert preview.note.said == note(contents)
    assert preview.note.property("role") == "problem"
    contents.printing.print_on(_to_file(tmp_path / "none" / "x.pdf"), preview.wanted)
    assert preview.note.said.startswith("The printer did not take it.")
    contents.printing.save_as(str(tmp_path / "x.pdf"), preview.wanted)
    assert preview.note.said == "Refill worksheet is saved as x.pdf."
    assert preview.note.property("role") == "strong"
    preview.what.buttons[LABEL].click()
    assert not preview.note.isVisible()


def test_a_page_is_as_wide_as_the_preview_and_can_be_made_larger_by_keys(contents: Contents) -> None:
    preview = _preview(contents, signed(RECORDED))

    def width() -> int:
        (picture,) = _pictures(preview)
        return picture.pixmap().width()

    fitting = width()
    assert preview.area.viewport().width() - 60 < fitting < preview.area.viewport().width()
    QTest.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert width() == pytest.approx(fitting * 1.25, abs=1)
    for _ in range(9):
        preview.larger.click()
    assert (width(), preview.larger.isEnabled()) == (pytest.approx(fitting * 3, abs=1), False)
    for _ in range(9):
        QTest.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert (width(), preview.smaller.isEnabled()) == (pytest.approx(fitting / 2, abs=1), False)
    assert preview.larger.accessibleDescription() == "Shows the pages larger, Ctrl++"
    preview.larger.click()
    preview.larger.click()
    preview.resize(preview.width() - 100, preview.height())
    QApplication.processEvents()
    assert width() == pytest.approx(fitting - 100, abs=1)


def _to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_what_is_printed_is_what_was_previewed(contents: Contents, tmp_path: Path) -> None:
    preview, path = _preview(contents, signed(RECORDED)), tmp_path / "printed.pdf"
    contents.printing.print_on(_to_file(path), preview.wanted)
    (page,) = PdfReader(path).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((595, 842), abs=1)
    assert "2026-0012" in page.extract_text()
    assert [each.what for each in contents.document.worksheet.prints] == [WORKSHEET]
    assert note(contents) == "Refill worksheet was sent to the printer."


def test_every_page_goes_to_the_printer(contents: Contents, tmp_path: Path) -> None:
    long = put(RECORDED, "notes", "\n".join(["A line of notes."] * 110))
    preview, path = _preview(contents, read_sheet(long)), tmp_path / "printed.pdf"
    contents.printing.print_on(_to_file(path), preview.wanted)
    assert preview.laid is not None
    assert len(PdfReader(path).pages) == preview.laid.pages > 1


def test_a_printer_that_stops_between_pages_is_said(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = _preview(contents, read_sheet(put(RECORDED, "notes", "\n".join(["A line of notes."] * 110))))
    printer = _to_file(tmp_path / "printed.pdf")
    monkeypatch.setattr(printer, "newPage", lambda: False)
    contents.printing.print_on(printer, preview.wanted)
    assert note(contents).startswith("The printer did not take it.")


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_take_it_is_said_and_nothing_is_kept(contents: Contents, tmp_path: Path) -> None:
    preview = _preview(contents, signed(RECORDED))
    contents.printing.print_on(_to_file(tmp_path / "none" / "printed.pdf"), preview.wanted)
    assert note(contents).startswith("The printer did not take it.")
    assert contents.document.worksheet.prints == ()


def test_a_paper_that_is_refused_is_neither_printed_nor_saved(contents: Contents, tmp_path: Path) -> None:
    _preview(contents, read_sheet(put(ROUTINE, "pump.programmed_volume", "20 mL")))
    card, path = Wanted(CARD, "a4"), tmp_path / "out.pdf"
    contents.printing.save_as(str(path), card)
    assert note(contents).startswith("No card is made while VOL-01")
    contents.printing.print_on(_to_file(path), card)
    assert note(contents).startswith("No card is made while VOL-01")
    assert not path.exists()


@pytest.mark.parametrize("is_taken", [True, False])
def test_the_printer_is_asked_for(contents: Contents, monkeypatch: pytest.MonkeyPatch, is_taken: bool) -> None:  # noqa: FBT001
    preview = _preview(contents, signed(RECORDED))
    printed: list[Wanted] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: is_taken)
    monkeypatch.setattr(contents.printing, "print_on", lambda _, wanted: printed.append(wanted))
    preview.printer.click()
    assert printed == ([preview.wanted] if is_taken else [])


def test_the_words_beside_the_preview() -> None:
    wanted, unsigned = Wanted(CARD, "a4"), Vouched("UNSIGNED", "UNSIGNED", {}, ("Sign.",))
    state = preview_state(wanted, unsigned, 2, None)
    assert (state.heading, state.reasons) == ("Patient's card, 2 pages", ("Sign.",))
    assert state.spoken == f"Patient's card, 2 pages. {NOT_FINAL} Sign."
    refused = preview_state(wanted, unsigned, 0, NoPaper("There is none."))
    assert refused.spoken == "Patient's card. There is none."
    assert picture_name(wanted, 1, 2) == "Patient's card, page 1 of 2"
    assert preview_state(wanted, Vouched("A", "B"), 1, None).standing == FINAL
    alone = preview_state(wanted, Vouched("A", "UNSIGNED", unchecked="None is required by X."), 1, None)
    assert alone.standing == f"{WITHOUT_A_CHECK} Second check: None is required by X."
    assert printed_in_words(wanted, Vouched("A", "B")) == "Patient's card was sent to the printer."


def test_the_window_starts_without_what_only_paper_needs(qapp: QApplication) -> None:
    assert qapp is not None
    code = (
        "import sys, itb_calc.desktop.start, itb_calc.desktop.contents, itb_calc.desktop.without_qt;"
        "print([n for n in ('jinja2', 'segno', 'PySide6.QtPrintSupport', 'itb_calc.report.pdf') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
