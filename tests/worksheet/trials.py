"""Screening trials for the tests: a second dose of a patient who did not respond to the first, and changes to it."""

from collections.abc import Mapping
from datetime import date

from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Finding
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.screening import evaluate_screening
from itb_calc.worksheet.text import Worksheet

Changes = Mapping[str, str | bool | None]
"""Texts and answers by the last part of the field's path; None leaves the field empty."""

REFERENCE = load_reference()
TODAY = date(2026, 11, 24)
UNREADABLE = "1,5"
SCREENING_PRODUCT = "baclofen-50mcg-ml-pf-syr-1ml"

# 75 mcg, 24 hours after 50 mcg without a response: nothing to say about it.
SECOND: Changes = {
    "product": SCREENING_PRODUCT,
    "label_strength": "50 mcg/mL",
    "dose": "75 mcg",
    "date": "2026-11-24",
    "time": "08:00",
    "first_dose": False,
    "last_date": "2026-11-23",
    "last_time": "08:00",
    "last_dose": "50 mcg",
    "last_response": "none",
}
# What is asked once a dose has worked.
START: Changes = {
    "effective_dose": "75 mcg",
    "threshold": "us-label",
    "lasted_longer": False,
    "adverse_reaction": False,
}


def trial(entered: Changes, mark: DecimalMark = DecimalMark.POINT) -> Worksheet:
    """A trial with exactly this in it."""
    at = {f"screening.{name}": value for name, value in entered.items()}
    return Worksheet(
        texts={path: value for path, value in at.items() if isinstance(value, str)},
        answers={path: value for path, value in at.items() if isinstance(value, bool)},
        decimal_mark=mark,
    )


def screened(
    entered: Changes, *, reference: Reference = REFERENCE, mark: DecimalMark = DecimalMark.POINT
) -> Evaluation:
    """The evaluation of a trial with exactly this in it."""
    return evaluate_screening(trial(entered, mark), reference, TODAY)


def findings(entered: Changes, *, reference: Reference = REFERENCE) -> dict[str, Finding]:
    """The findings of a trial by rule."""
    found = screened(entered, reference=reference).findings
    by_rule = {finding.rule: finding for finding in found}
    assert len(by_rule) == len(found), "a rule speaks once"
    return by_rule
