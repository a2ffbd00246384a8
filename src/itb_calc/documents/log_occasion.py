"""What the log says of a worksheet: hashes, names and a few figures, never a text that could tell whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from itb_calc.core.refusal import visible
from itb_calc.core.show_result import show_result
from itb_calc.documents.log_entry import UNSIGNED, Happened, Occasion, moment_of
from itb_calc.visit.field import Field
from itb_calc.visit.fields import DAILY_DOSE, FINAL_VOLUME, PRODUCT_ID, PROGRAMMED_VOLUME, PUMP_ID, TARGET_CONCENTRATION
from itb_calc.worksheet.content import printed_sha256, signed_sha256
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet

# Ids, names of fields and of rules; whatever else a file may have there is not taken over.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_LONGEST = 80


def occasion_of(
    worksheet: Worksheet, evaluation: Evaluation, happened: Happened, at: datetime, printed: str = ""
) -> Occasion:
    """Return what the log says of a worksheet that was finished or printed, with its evaluation of the same moment.

    `at` is any moment with a time zone; `printed` is the program's word for the document.
    """
    content = printed_sha256(worksheet) if happened is Happened.PRINTED else signed_sha256(worksheet)
    return Occasion(
        at=moment_of(at),
        happened=happened.value,
        number=_names((worksheet.number,)),
        printed=printed,
        content=content,
        reference_version=_short(evaluation.reference_version),
        reference_sha256=evaluation.reference_sha256,
        program_version=evaluation.version,
        prepared_by=_signed(worksheet, PREPARED),
        checked_by=_signed(worksheet, CHECKED),
        rounds=str(len(worksheet.rounds)),
        caught=_names(item for each in worksheet.rounds for item in each.differing),
        product=_names((_typed(worksheet, evaluation, PRODUCT_ID),)),
        target_concentration=_typed(worksheet, evaluation, TARGET_CONCENTRATION),
        pump_concentration=_result(evaluation, "pump_concentration"),
        final_volume=_typed(worksheet, evaluation, FINAL_VOLUME),
        pump=_names((_typed(worksheet, evaluation, PUMP_ID),)),
        programmed_volume=_typed(worksheet, evaluation, PROGRAMMED_VOLUME),
        daily_dose=_typed(worksheet, evaluation, DAILY_DOSE),
        book_by=_book_by(evaluation),
        confirmed=_names(rule for rule, given in worksheet.confirmations.items() if not given.is_void),
    )


def _typed(worksheet: Worksheet, evaluation: Evaluation, field: Field[Any]) -> str:
    """Return what was typed where it is read: of a text that is not, nobody knows what it tells."""
    is_read = all(problem.field != field.path for problem in evaluation.problems)
    return _short(worksheet.texts.get(field.path, "")) if is_read else ""


def _signed(worksheet: Worksheet, role: str) -> str:
    signature = worksheet.signatures.get(role)
    return UNSIGNED if signature is None or signature.is_void or not signature.name else _short(signature.name)


def _result(evaluation: Evaluation, name: str) -> str:
    worked = evaluation.results.worked.get(name)
    return "" if worked is None else show_result(worked.value, evaluation.decimal_mark)


def _book_by(evaluation: Evaluation) -> str:
    is_known = "book_by_date" in evaluation.results.worked
    return evaluation.results.day("book_by_date").isoformat() if is_known else ""


def _names(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if _NAME.fullmatch(name)))


def _short(text: str) -> str:
    return visible(text)[:_LONGEST]
