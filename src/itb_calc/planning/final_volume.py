"""A final volume that is not too little: what is needed, or more where rounding to a graduation loses some of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from itb_calc.core.amount import Amount
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import Missing
from itb_calc.worksheet.evaluate import Evaluation

_TOO_LITTLE = "DIL-05"


class _Evaluated(Protocol):
    """What is judged by its evaluation."""

    @property
    def evaluation(self) -> Evaluation: ...


_T = TypeVar("_T", bound=_Evaluated)


def final_volumes(needed: Amount, facts: Facts) -> tuple[Amount, ...]:
    """Return the needed volume (mL), and one graduation more: each of two syringes loses at most half of its own.

    Only the needed one where no graduation is entered, or one is not read.
    """
    try:
        steps = [step for step in (facts.stock_graduation(), facts.diluent_graduation()) if step is not None]
    except Missing:
        steps = []
    return (needed, needed + max(steps)) if steps else (needed,)


def first_that_is_enough(finals: Sequence[Amount], evaluated: Callable[[Amount], _T]) -> _T:
    """Return what comes of the first final volume (mL) that does not leave too little, else of the last one."""
    *earlier, last = finals
    for final in earlier:
        found = evaluated(final)
        if not any(finding.rule == _TOO_LITTLE for finding in found.evaluation.findings):
            return found
    return evaluated(last)
