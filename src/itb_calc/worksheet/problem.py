"""A field whose text is not read, and why."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.refusal import Reason, Refusal
from itb_calc.visit.field import Field


@dataclass(frozen=True, slots=True)
class Problem:
    """The field's path, its text as typed, why it is not read, a sentence or two, and a safe suggestion."""

    field: str
    text: str
    reason: Reason
    message: str
    suggestion: str | None = None


def problem_of(field: Field[object], text: str, refusal: Refusal) -> Problem:
    """Make a refusal of a field's text the field's problem."""
    return Problem(field.path, text, refusal.reason, refusal.message, refusal.suggestion)
