"""CHK-01: whether a worksheet may be printed as final, and everything that stands in the way.

It gates what is printed and `report`; it is no rule of the evaluation, and changes no exit status.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from itb_calc.documents.refill_core import missing_core
from itb_calc.documents.signatures import SignatureState, Standing, reason_state, signature_state
from itb_calc.safety.finding import Severity
from itb_calc.visit.names import label_of
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet

RULE = "CHK-01"
_TO_DO = {PREPARED: "sign as prepared", CHECKED: "do the second check"}


@dataclass(frozen=True, slots=True)
class Finality:
    """Whether the worksheet is final: it is while there is no reason against it. Each reason is one sentence."""

    reasons: tuple[str, ...] = ()

    @property
    def is_final(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.reasons


def finality(worksheet: Worksheet, evaluation: Evaluation, *, second_check_required: bool) -> Finality:
    """Return what keeps a worksheet from being final, in the order in which a person settles it."""
    if worksheet.is_empty:
        return Finality(("Nothing is entered: fill in the worksheet.",))
    return Finality(
        (
            *_of_the_fields(evaluation),
            *missing_core(worksheet, evaluation),
            *_of_the_findings(worksheet, evaluation),
            *_of_the_names(worksheet, evaluation, second_check_required=second_check_required),
        )
    )


def _of_the_fields(evaluation: Evaluation) -> Iterator[str]:
    for problem in evaluation.problems:
        yield f"{label_of(problem.field)} is not read: correct it."


def _of_the_findings(worksheet: Worksheet, evaluation: Evaluation) -> Iterator[str]:
    for finding in evaluation.findings:
        if finding.severity is Severity.BLOCK:
            yield f"{finding.rule} blocks: settle what it says."
        elif finding.severity is Severity.CONFIRM:
            state = reason_state(worksheet, finding)
            if not state.reason:
                yield f"{finding.rule} has no reason: say why it may stand, or change what it is about."
            elif state.standing is Standing.UNSIGNED:
                yield f"Nobody answers for the reason of {finding.rule}: put a name to it."
            elif not state.counts:
                yield f"The name under the reason of {finding.rule} is {state.words}: put a name to it again."


def _of_the_names(worksheet: Worksheet, evaluation: Evaluation, *, second_check_required: bool) -> Iterator[str]:
    prepared, checked = (
        signature_state(worksheet, role, evaluation.reference_sha256, evaluation.version)
        for role in (PREPARED, CHECKED)
    )
    if not prepared.counts:
        yield _missing(prepared)
    # A check that was begun is not left half done: what it caught must be settled by another one.
    is_open = bool(worksheet.rounds and worksheet.rounds[-1].differing)
    is_needed = second_check_required or is_open or checked.standing is not Standing.UNSIGNED
    if is_needed and not checked.counts:
        yield _missing(checked)


def _missing(state: SignatureState) -> str:
    return f"{state.title}: {state.words}; {_TO_DO[state.role]}."
