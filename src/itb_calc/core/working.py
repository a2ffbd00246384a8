"""How a result was made: formula, the numbers put in, the answer and the check backwards, to follow on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.show_date import show_date
from itb_calc.core.show_number import APPROXIMATELY, show_amount, show_entered

Value = Amount | date | str
_NEARLY_EQUAL = re.compile(f" = {APPROXIMATELY}?")


@dataclass(frozen=True, slots=True)
class Worked:
    """A result with what made it.

    `substitution` and `check` are sentences with the names of `terms` in braces; `{answer}` is the value itself.
    `holds` is the outcome of the check: the value was put back into the relation and gave back what went in.
    """

    value: Value
    formula: str
    substitution: str
    check: str
    terms: Mapping[str, Value]
    holds: bool


@dataclass(frozen=True, slots=True)
class Working:
    """The four lines of working as text."""

    formula: str
    substitution: str
    answer: str
    check: str


def write_out(worked: Worked, mark: DecimalMark = DecimalMark.POINT) -> Working:
    """Write the working out, with numbers in this decimal mark."""
    answer = show_value(worked.value, mark)
    terms = {name: _show_term(term, mark) for name, term in worked.terms.items()}
    terms["answer"] = _show_term(worked.value, mark)
    return Working(
        formula=worked.formula,
        substitution=worked.substitution.format_map(terms),
        answer=answer,
        check=_nearly(worked.check.format_map(terms)),
    )


def _nearly(check: str) -> str:
    """With a rounded number in it, a check on paper comes out nearly, not exactly."""
    return _NEARLY_EQUAL.sub(f" {APPROXIMATELY} ", check) if APPROXIMATELY in check else check


def show_value(value: Value, mark: DecimalMark = DecimalMark.POINT) -> str:
    """Show a result: an amount rounded for display, a date with its weekday, a text as it is."""
    match value:
        case Amount():
            return show_amount(value, mark)
        case date():
            return show_date(value)
        case str():
            return value
        case _ as never:
            assert_never(never)


def _show_term(term: Value, mark: DecimalMark) -> str:
    return show_entered(term, mark) if isinstance(term, Amount) else show_value(term, mark)
