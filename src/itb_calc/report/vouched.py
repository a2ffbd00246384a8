"""Who vouches for what is printed, and what keeps it from being final, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from itb_calc.documents.finality import finality
from itb_calc.documents.signatures import Standing, reason_state, signature_state
from itb_calc.safety.finding import Severity
from itb_calc.worksheet.evaluate import Evaluation
from itb_calc.worksheet.text import CHECKED, PREPARED, Worksheet

_DROPPED = "The settings of the site require none."


@dataclass(frozen=True, slots=True)
class Answered:
    """The reason for a finding, and who answers for it: a name and a time, UNSIGNED, or why the name is void."""

    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """The names under a worksheet in words, the reasons by rule, and each thing that keeps it from being final.

    `unchecked` says whose setting it is that there is no second check; empty where there is one, or must be.
    """

    prepared: str
    checked: str
    answers: Mapping[str, Answered] = field(default_factory=dict)
    against_final: tuple[str, ...] = ()
    unchecked: str = ""

    @property
    def is_final(self) -> bool:
        """Whether nothing stands in the way of a final print."""
        return not self.against_final


def vouched(
    worksheet: Worksheet, evaluation: Evaluation, *, second_check_required: bool, dropped_by: str = _DROPPED
) -> Vouched:
    """Return what the names under a worksheet are worth now, and whether it is final.

    `dropped_by` says whose setting it is that no second check is required.
    """
    prepared, checked = (
        signature_state(worksheet, role, evaluation.reference_sha256, evaluation.version)
        for role in (PREPARED, CHECKED)
    )
    is_unchecked = not second_check_required and checked.standing is Standing.UNSIGNED
    states = {
        each.rule: reason_state(worksheet, each) for each in evaluation.findings if each.severity is Severity.CONFIRM
    }
    return Vouched(
        prepared=prepared.words,
        checked=checked.words,
        answers={rule: Answered(state.reason, state.words) for rule, state in states.items()},
        against_final=finality(worksheet, evaluation, second_check_required=second_check_required).reasons,
        unchecked=dropped_by if is_unchecked else "",
    )
