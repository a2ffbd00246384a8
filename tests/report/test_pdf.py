"""Paper as PDF: one page where it fits, numbered pages where not, not final across each, the code as it must be."""

import io
import re

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from itb_calc.reference.paper import label_sizes
from itb_calc.report.papers import CARD, LABEL, WORKSHEET, Wanted
from itb_calc.report.pdf import FAMILY, LaidOut, lay_out, page_image
from itb_calc.report.pdf_papers import laid_out
from itb_calc.report.printed_card import Site
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.qr_code import qr_code
from itb_calc.report.sheets import PAPERS
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Worksheet
from tests.report.papers import RECORDED, made, names_of, signed
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, TODAY, VISIT, Sheet, put, read_sheet

_SITE = Site("St. Elsewhere", "+1 555 0100")
_FULL: Sheet = {
    **put(
        put(
            CHANGED,
            "dose.schedule",
            [{"start": f"{at:02d}:00", "end": f"{at + 1:02d}:00", "dose": "18.75 mcg"} for at in range(13)],
        ),
        "notes",
        "\n".join(["A note that goes on and on about what happened at this refill. " * 4] * 8),
    ),
    "visits": [{**VISIT, "date": f"2025-{month:02d}-01"} for month in range(1, 13)],
}

pytestmark = pytest.mark.usefixtures("qapp")


def _pages(worksheet: Worksheet, wanted: Wanted) -> list[str]:
    return [_plain(page.extract_text()) for page in _reader(worksheet, wanted).pages]


def _reader(worksheet: Worksheet, wanted: Wanted) -> PdfReader:
    content = made(worksheet, wanted)
    assert isinstance(content, bytes)
    return PdfReader(io.BytesIO(content))


def _plain(text: str) -> str:
    """Return a page's text with one space for each gap; Qt writes a tab for what keeps a unit on one line."""
    return re.sub(r"\s+", " ", re.sub(r"/\s+(?=[a-zA-Z])", "/", text))


def _laid_out(worksheet: Worksheet, wanted: Wanted) -> LaidOut:
    outcome = laid_out(wanted, worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY), names_of(worksheet))
    assert isinstance(outcome, LaidOut)
    return outcome


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_routine_worksheet_is_one_page(paper: str) -> None:
    reader = _reader(signed(RECORDED), Wanted(WORKSHEET, paper))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(PAPERS[paper], abs=1)
    text = _plain(page.extract_text())
    for part in (
        "Worksheet 2026-0012",
        "Ward 3, bed 12",
        "1.5 mg/mL = 1,500 mcg/mL",
        "0.3 mL/day",
        "Fri 5 Mar 2027",
        "Ada Lovelace, Mon 23 Nov 2026 09:40",
        "Grace Hopper, Mon 23 Nov 2026 09:40",
        "read back on the telephone".capitalize(),
        "A12345",
        "itb-calc",
        REFERENCE.sha256[:12],
        "Page 1 of 1",
    ):
        assert part in text
    assert "NOT FINAL" not in text


def test_the_working_of_every_result_is_on_paper() -> None:
    (text,) = _pages(signed(RECORDED), Wanted(WORKSHEET, "a4"))
    evaluation = evaluate(read_sheet(RECORDED), REFERENCE, TODAY)
    for worked in evaluation.results.worked.values():
        assert _plain(worked.formula) in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_long_worksheet_takes_pages_that_are_numbered(paper: str) -> None:
    pages = _pages(read_sheet(put(_FULL, "number", "2026-0099")), Wanted(WORKSHEET, paper))
    assert len(pages) > 1
    head = "Worksheet 2026-0099 · Patient identifier: not entered"
    assert [head in text for text in pages] == [False, *[True] * (len(pages) - 1)]
    for place, text in enumerate(pages, start=1):
        assert f"Page {place} of {len(pages)}" in text
        assert "Worksheet 2026-0099" in text
        assert "NOT FINAL" in text
    whole = " ".join(pages)
    assert all(f"2025-{month:02d}-01" in whole for month in range(1, 13))
    assert whole.count("18.75 mcg ") >= 13


@pytest.mark.parametrize("what", [WORKSHEET, LABEL, CARD])
def test_not_final_stands_across_until_it_is(what: str) -> None:
    wanted = Wanted(what, "a4", site=_SITE)
    unsigned, final = read_sheet(RECORDED), signed(RECORDED)
    assert all("NOT FINAL" in text for text in _pages(unsigned, wanted))
    assert not any("NOT FINAL" in text for text in _pages(final, wanted))


@pytest.mark.parametrize("size", [size.id for size in label_sizes()])
def test_a_label_has_its_size_and_everything_on_it(size: str) -> None:
    reader = _reader(signed(RECORDED), Wanted(LABEL, "a4", size))
    (page,) = reader.pages
    width, height = (int(part) * 72 / 25.4 for part in size.split("x"))
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((width, height), abs=1)
    text = _plain(page.extract_text())
    for part in (
        "BACLOFEN intrathecal",
        "1.5 mg/mL = 1,500 mcg/mL",
        "64.5 mg in 43 mL",
        "FOR INTRATHECAL PUMP USE ONLY",
        "Patient: Ward 3, bed 12",
        "Drug lot: A12345",
        "Diluent lot: NaCl-9981",
        "Prepared: Mon 23 Nov 2026 09:30",
        "Beyond use: Tue 24 Nov 2026 09:30",
        "Prepared by: Ada Lovelace",
        "Checked by: Grace Hopper",
        "Worksheet: 2026-0012",
    ):
        assert part in text


def test_a_label_without_a_number_says_that_it_has_no_code() -> None:
    (text,) = _pages(read_sheet(ROUTINE), Wanted(LABEL, "a4"))
    assert "no number yet (so no QR code)" in text


def test_what_does_not_fit_on_a_label_is_refused_not_cut_off() -> None:
    long = put(put(RECORDED, "patient.identifier", "W" * 40), "lots.drug_lot", "W" * 30)
    long = put(put(long, "lots.diluent_lot", "W" * 30), "number", "W" * 200)
    refused = made(read_sheet(long), Wanted(LABEL, "a4", "89x36"))
    assert isinstance(refused, NoPaper)
    assert refused.message.startswith("What must stand on the label does not fit on 89 × 36 mm, even in the smallest")


def test_a_size_that_is_not_known_is_refused_with_those_that_are() -> None:
    refused = made(read_sheet(ROUTINE), Wanted(LABEL, "a4", "1x1"))
    assert refused == NoPaper(
        "1x1 is not the size of a label that is known. Choose one of 100x50, 102x51, 76x51, 89x36."
    )


def test_the_card_says_when_and_whom_to_call() -> None:
    (text,) = _pages(signed(RECORDED), Wanted(CARD, "letter", site=_SITE))
    for part in ("Friday 5 March 2027", "Friday 12 March 2027", "+1 555 0100", "St. Elsewhere", "Itching"):
        assert part in text
    assert "Always carry your pump card" in text
    (without,) = _pages(signed(RECORDED), Wanted(CARD, "letter"))
    assert "not entered; write it here" in without


@pytest.mark.parametrize("wanted", [Wanted(WORKSHEET, "a4"), *(Wanted(LABEL, "a4", size.id) for size in label_sizes())])
def test_the_code_is_drawn_square_by_square(wanted: Wanted) -> None:
    """Look into the middle of each square of the drawn page."""
    laid = _laid_out(read_sheet(RECORDED), wanted)
    qr, zoom = laid.sheet.qr, 8
    assert qr is not None
    image = page_image(laid, 0, round(laid.sheet.paper[0] * zoom))
    squares = qr_code("2026-0012")
    side = qr.side * zoom / len(squares)
    for row, line in enumerate(squares):
        for column, is_dark in enumerate(line):
            at = (qr.left * zoom + (column + 0.5) * side, qr.top * zoom + (row + 0.5) * side)
            assert (image.pixelColor(int(at[0]), int(at[1])).lightness() < 128) is is_dark


def test_the_bundled_font_is_used(qapp: QApplication) -> None:
    assert qapp is not None
    _laid_out(read_sheet(ROUTINE), Wanted(CARD, "a4"))
    assert FAMILY in QFontDatabase.families()
    reader = _reader(signed(RECORDED), Wanted(CARD, "a4"))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert {str(font.get_object()["/BaseFont"]).split("+")[-1] for font in fonts} == {
        "/InterPaper-Regular",
        "/InterPaper-SemiBold",
    }


def test_the_type_is_as_large_as_it_fits() -> None:
    short = _laid_out(Worksheet(), Wanted(WORKSHEET, "a4"))
    routine = _laid_out(signed(RECORDED), Wanted(WORKSHEET, "a4"))
    assert short.scale == max(short.sheet.scales)
    assert min(routine.sheet.scales) <= routine.scale < short.scale
    full = _laid_out(read_sheet(_FULL), Wanted(WORKSHEET, "a4"))
    assert full.scale >= full.sheet.comfortable
    assert lay_out(full.sheet).pages == full.pages
