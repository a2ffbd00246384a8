"""Worksheets that people vouch for."""

from dataclasses import replace
from datetime import date

from itb_calc.documents.blind_check import Match, with_round
from itb_calc.documents.names import Refused
from itb_calc.documents.signatures import named, sign
from itb_calc.safety.finding import Severity
from itb_calc.worksheet.edit import confirm
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, read_sheet

AT, LATER = "2026-11-23T14:05", "2026-11-23T15:30"
ROUTINE_SHEET = read_sheet(ROUTINE)
# Twice the dose of before: DOS-03 asks for a reason.
CONFIRMED = read_sheet({**ROUTINE, "previous": {"daily_dose": "225 mcg/day"}})


def evaluated(worksheet: Worksheet, today: date = TODAY) -> Evaluation:
    return evaluate(worksheet, REFERENCE, today)


def signed(worksheet: Worksheet, role: str = PREPARED, name: str = "Ann Smith", at: str = AT) -> Worksheet:
    if role == CHECKED:
        worksheet = with_round(worksheet, name, at, Match())
    outcome = sign(worksheet, role, name, at, REFERENCE.sha256)
    assert not isinstance(outcome, Refused), outcome
    return outcome


def signed_by_both(worksheet: Worksheet) -> Worksheet:
    return signed(signed(worksheet), CHECKED, "Bo Lind", LATER)


def answered(worksheet: Worksheet, name: str = "Cleo Diaz") -> Worksheet:
    """Give a reason for each finding that asks for one, and a name to each."""
    for finding in evaluated(worksheet).findings:
        if finding.severity is Severity.CONFIRM:
            worksheet = confirm(worksheet, finding.rule, "The prescriber confirmed it.", finding.message)
            outcome = named(worksheet, finding.rule, name, AT)
            assert not isinstance(outcome, Refused), outcome
            worksheet = outcome
    return worksheet


def refused(outcome: Worksheet | Refused) -> str:
    assert isinstance(outcome, Refused)
    return outcome.message


def changed_outside(worksheet: Worksheet, path: str, text: str) -> Worksheet:
    """Change a text as an editor of the file would, without the program knowing."""
    return replace(worksheet, texts={**worksheet.texts, path: text})
