"""The papers of a worksheet: itself, the syringe label, the patient's card; each made ready, or why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from itb_calc.reference.reference import Reference
from itb_calc.report.printed import printed_worksheet
from itb_calc.report.qr_code import qr_code
from itb_calc.report.sheets import Sheet
from itb_calc.report.vouched import Vouched
from itb_calc.report.worksheet_sheet import worksheet_sheet
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import Worksheet

if TYPE_CHECKING:
    from itb_calc.report.pdf import LaidOut

WORKSHEET, LABEL, CARD = "worksheet", "label", "card"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper, on which sheet (`a4`, `letter`), and for a label the id of its size."""

    what: str
    paper: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """Why there is no such paper of this worksheet, and what to do."""

    message: str


def sheet_of(
    wanted: Wanted, worksheet: Worksheet, reference: Reference, evaluation: Evaluation, names: Vouched
) -> Sheet | NotPrinted:
    """Return a paper of a worksheet, ready to be laid out."""
    page = printed_worksheet(worksheet, reference, evaluation, names)
    return worksheet_sheet(page, wanted.paper, qr_code(worksheet.number))


def laid_out(
    wanted: Wanted, worksheet: Worksheet, reference: Reference, evaluation: Evaluation, names: Vouched
) -> LaidOut | NotPrinted:
    """Return a paper of a worksheet in pages. Whoever calls it has an application of Qt."""
    # Qt is loaded only where something is laid out.
    from itb_calc.report.pdf import SheetTooSmallError, lay_out  # noqa: PLC0415

    sheet = sheet_of(wanted, worksheet, reference, evaluation, names)
    if isinstance(sheet, NotPrinted):
        return sheet
    try:
        return lay_out(sheet)
    except SheetTooSmallError as refused:
        return NotPrinted(str(refused))


def pdf_of(
    wanted: Wanted, worksheet: Worksheet, reference: Reference, evaluation: Evaluation, names: Vouched
) -> bytes | NotPrinted:
    """Return a paper of a worksheet as a PDF file."""
    from itb_calc.report.pdf import application, as_pdf  # noqa: PLC0415

    running = application()
    made = laid_out(wanted, worksheet, reference, evaluation, names)
    if isinstance(made, NotPrinted):
        return made
    content = as_pdf(made, TITLES[wanted.what])
    del running
    return content


TITLES = {WORKSHEET: "Refill worksheet", LABEL: "Syringe label", CARD: "Patient's card"}
