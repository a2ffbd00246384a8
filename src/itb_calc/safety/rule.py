"""A rule: one small pure function with what must be known about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from itb_calc.core.amount import Amount
from itb_calc.core.show_number import show_against, show_entered
from itb_calc.reference.reference import Reference
from itb_calc.reference.thresholds import Thresholds
from itb_calc.safety.finding import Severity
from itb_calc.visit.facts import Facts
from itb_calc.visit.field import Field
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing, NotComputed
from itb_calc.visit.results import Results
from itb_calc.visit.visit import Visit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule may look at: the facts, the results not withheld so far, and today's date."""

    facts: Facts
    results: Results
    today: date

    @property
    def inputs(self) -> Inputs:
        """What was typed, as read."""
        return self.facts.inputs

    @property
    def reference(self) -> Reference:
        """The reviewed figures."""
        return self.facts.reference

    @property
    def thresholds(self) -> Thresholds:
        """The limits of the rules; Missing where the reference data is not usable (REF-01 speaks then)."""
        if self.reference.thresholds is None:
            raise NotComputed("thresholds")
        return self.reference.thresholds

    @property
    def visit(self) -> Visit:
        """The visit as the formulas see it."""
        return Visit(self.facts, self.results)

    def show(self, amount: Amount) -> str:
        """Show an amount as it was typed, in the document's decimal mark."""
        return show_entered(amount, self.inputs.mark)

    def show_against(self, amount: Amount, limit: Amount) -> str:
        """Show an amount so that it looks different from the limit that it breaks."""
        return show_against(amount, limit, self.inputs.mark)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that fires: its message, and severity and fields where they are not the rule's own."""

    message: str
    severity: Severity | None = None
    fields: tuple[Field[Any], ...] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its metadata. `severity` is the gravest that it can have; `fields` are those that it reads.

    The check does not run where something that it reads is absent: reading it raises Missing. It is not shown where a
    rule of `silent_after` has fired.
    """

    id: str
    severity: Severity
    title: str
    fields: tuple[Field[Any], ...]
    why: str
    source: str
    check: Callable[[Case], Trigger | None]
    silent_after: tuple[str, ...] = ()


def met(*conditions: Callable[[], T | None]) -> list[T]:
    """Return what the met conditions say. A condition that reads what is not there is passed over, not the others."""
    found: list[T] = []
    for condition in conditions:
        try:
            answer = condition()
        except Missing:
            continue
        if answer is not None:
            found.append(answer)
    return found
