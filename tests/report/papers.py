"""Papers for the tests: a worksheet that two people signed, and what each paper of it says."""

from dataclasses import replace

from itb_calc.documents.blind_check import Match, with_round
from itb_calc.documents.names import Refused
from itb_calc.documents.signatures import sign
from itb_calc.report.papers import Wanted
from itb_calc.report.pdf_papers import pdf_of
from itb_calc.report.printed import PrintedWorksheet, printed_worksheet
from itb_calc.report.printed_label import NoPaper
from itb_calc.report.vouched import Vouched, vouched
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, put, read_sheet

LOTS = {
    "drug_lot": "A12345",
    "drug_expiry": "2027-05-31",
    "diluent_lot": "NaCl-9981",
    "diluent_expiry": "2027-08-31",
    "prepared_at": "2026-11-23 09:30",
    "beyond_use": "2026-11-24 09:30",
}
# Everything that a label wants is entered.
RECORDED: Sheet = put(put(put(ROUTINE, "lots", LOTS), "patient.identifier", "Ward 3, bed 12"), "number", "2026-0012")


def signed(sheet: Sheet) -> Worksheet:
    """Return a worksheet that two people signed."""
    worksheet = read_sheet(sheet)
    for role, name in ((PREPARED, "Ada Lovelace"), (CHECKED, "Grace Hopper")):
        if role == CHECKED:
            worksheet = with_round(worksheet, name, "2026-11-23T09:39", Match())
        outcome = sign(worksheet, role, name, "2026-11-23T09:40", REFERENCE.sha256)
        assert not isinstance(outcome, Refused)
        worksheet = outcome
    return worksheet


def names_of(worksheet: Worksheet, *, second_check_required: bool = True) -> Vouched:
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    return vouched(worksheet, evaluation, second_check_required=second_check_required)


def page_of(worksheet: Worksheet) -> PrintedWorksheet:
    return printed_worksheet(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY), names_of(worksheet))


def made(worksheet: Worksheet, wanted: Wanted) -> bytes | NoPaper:
    evaluation = evaluate(worksheet, REFERENCE, TODAY)
    return pdf_of(wanted, worksheet, REFERENCE, evaluation, names_of(worksheet))


def numbered(worksheet: Worksheet, number: str) -> Worksheet:
    return replace(worksheet, number=number)
