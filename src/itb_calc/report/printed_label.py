"""The syringe label: what is in it, for whom, from which lots, until when, who answers for it; or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from itb_calc.core.refusal import visible
from itb_calc.core.show_number import show_amount, show_entered
from itb_calc.core.show_result import show_both_ways
from itb_calc.reference.reference import Reference
from itb_calc.report.printed import number_of
from itb_calc.report.printed_typed import NOT_ENTERED, NOT_READ, Entry, typed_entry, typed_or
from itb_calc.report.vouched import Vouched
from itb_calc.safety.finding import Severity
from itb_calc.visit import fields, record_fields
from itb_calc.visit.field import Field
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing, Unreadable
from itb_calc.visit.names import wanted
from itb_calc.visit.prepared_content import PreparedContent, measured_content, stated_content
from itb_calc.visit.results import Results
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet

_NO_CHECK = "(no second check: the site's settings require none)"


@dataclass(frozen=True, slots=True)
class NoPaper:
    """Why there is no such paper of a worksheet, and what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """The label's texts; `measured` is empty where the measured volumes give what the label says."""

    concentration: str
    content: str
    measured: str
    patient: str
    number: str
    has_qr: bool
    rows: tuple[tuple[Entry, ...], ...]
    against_final: tuple[str, ...]


def printed_label(
    worksheet: Worksheet, reference: Reference, evaluation: Evaluation, vouched: Vouched
) -> PrintedLabel | NoPaper:
    """Return the label; refused where concentration or volume is withheld, not read or not there."""
    withheld = _withheld(evaluation)
    if withheld is not None:
        return withheld
    inputs, _ = read(worksheet, reference)
    try:
        stated = stated_content(inputs, evaluation.results)
        second_part = _second_part(worksheet, reference, inputs, evaluation.results)
    except Missing as missing:
        return NoPaper(_lacks(missing, evaluation.results))
    mark = evaluation.decimal_mark
    measured = measured_content(evaluation.results)
    off = measured is not None and measured.concentration != stated.concentration
    return PrintedLabel(
        concentration=show_both_ways(stated.concentration, mark),
        content=_in_words(stated, evaluation),
        measured=_as_measured(measured, evaluation) if measured is not None and off else "",
        patient=typed_or(worksheet, record_fields.PATIENT_IDENTIFIER, reference),
        number=number_of(worksheet),
        has_qr=bool(worksheet.number),
        rows=(
            (
                _lot("Drug lot", worksheet, record_fields.DRUG_LOT, record_fields.DRUG_EXPIRY, reference),
                Entry("Prepared", _moment(worksheet, record_fields.PREPARED_AT, reference)),
            ),
            (second_part, Entry("Beyond use", _moment(worksheet, record_fields.BEYOND_USE, reference))),
            (Entry("Prepared by", visible(vouched.prepared)),),
            (Entry("Checked by", visible(vouched.checked), _NO_CHECK if vouched.unchecked else ""),),
        ),
        against_final=vouched.against_final,
    )


def _withheld(evaluation: Evaluation) -> NoPaper | None:
    block = next(
        (
            each
            for each in evaluation.findings
            if each.severity is Severity.BLOCK and {"pump_concentration", "stock_volume"} & set(each.withholds)
        ),
        None,
    )
    if block is None:
        return None
    return NoPaper(f"No label is made while {block.rule} withholds what is in the syringe: {block.message}")


def _lacks(missing: Missing, results: Results) -> str:
    cause = missing if missing.name in fields.BY_PATH else results.waits_for(missing.name)
    if cause is None or cause.name not in fields.BY_PATH:
        return (
            "A label needs the concentration and the volume of what was prepared. Enter the product and the fill first."
        )
    if isinstance(cause, Unreadable):
        return f"A label needs {wanted(cause.name)}, and it is not read. Correct it first."
    return f"A label needs {wanted(cause.name)}, and it is not entered. Enter it first."


def _in_words(content: PreparedContent, evaluation: Evaluation) -> str:
    mark = evaluation.decimal_mark
    return f"{show_amount(content.mass, mark)} in {show_entered(content.volume, mark)}"


def _as_measured(content: PreparedContent, evaluation: Evaluation) -> str:
    return (
        f"As measured: {_in_words(content, evaluation)}, {show_amount(content.concentration, evaluation.decimal_mark)}"
    )


def _second_part(worksheet: Worksheet, reference: Reference, inputs: Inputs, results: Results) -> Entry:
    """Return the lot of what the drug was mixed with: diluent, a second stock, or nothing."""
    if inputs.get(fields.SECOND_STRENGTH) is not None:
        return _lot("Second lot", worksheet, record_fields.SECOND_LOT, record_fields.SECOND_EXPIRY, reference)
    if "diluent_volume" in results.worked:
        return _lot("Diluent lot", worksheet, record_fields.DILUENT_LOT, record_fields.DILUENT_EXPIRY, reference)
    return Entry("Diluent lot", "none: undiluted")


def _lot(label: str, worksheet: Worksheet, lot: Field[Any], expiry: Field[Any], reference: Reference) -> Entry:
    until = _moment(worksheet, expiry, reference)
    return Entry(label, typed_or(worksheet, lot, reference), f"exp. {until}")


def _moment(worksheet: Worksheet, field: Field[Any], reference: Reference) -> str:
    """Return a day or a time with its weekday; what is not read stays as it was typed, and is said not to be read."""
    entry = typed_entry(worksheet, field, reference)
    if entry is None:
        return NOT_ENTERED
    return f"{entry.text} ({NOT_READ})" if entry.note == NOT_READ else entry.note
