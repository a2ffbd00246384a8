"""The papers of a worksheet in pages, and as PDF files."""

from __future__ import annotations

from itb_calc.reference.reference import Reference
from itb_calc.report.papers import TITLES, Wanted, sheet_of
from itb_calc.report.pdf import LaidOut, SheetTooSmallError, application, as_pdf, lay_out
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.vouched import Vouched
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet


def laid_out(
    wanted: Wanted, worksheet: Worksheet, reference: Reference, evaluation: Evaluation, names: Vouched
) -> LaidOut | NoPaper:
    """Return a paper of a worksheet in pages. Whoever calls it has an application of Qt."""
    sheet = sheet_of(wanted, worksheet, reference, evaluation, names)
    if isinstance(sheet, NoPaper):
        return sheet
    try:
        return lay_out(sheet)
    except SheetTooSmallError as refused:
        return NoPaper(str(refused))


def pdf_of(
    wanted: Wanted, worksheet: Worksheet, reference: Reference, evaluation: Evaluation, names: Vouched
) -> bytes | NoPaper:
    """Return a paper of a worksheet as a PDF file."""
    running = application()
    made = laid_out(wanted, worksheet, reference, evaluation, names)
    content = made if isinstance(made, NoPaper) else as_pdf(made, TITLES[wanted.what])
    # The documents need the application for as long as they live.
    del made, running
    return content
