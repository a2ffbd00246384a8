"""What a formula may look at: the inputs, the listed figures, and the results so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from itb_calc.core.amount import Amount
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.field import Field
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import NotApplicable, NotEntered, Unreadable
from itb_calc.visit.results import Results

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visit:
    """Facts and results of one visit. A formula that reads what is not there raises Missing, and has no result."""

    facts: Facts
    results: Results

    @property
    def inputs(self) -> Inputs:
        """What was typed, as read."""
        return self.facts.inputs

    def need_previous(self, field: Field[T]) -> T:
        """Return what is entered of the previous fill; raises NotApplicable where this fill is the first."""
        try:
            return self.inputs.need(field)
        except NotEntered:
            if self.inputs.values.get(fields.FIRST_FILL.path) is True:
                raise NotApplicable(fields.FIRST_FILL.path) from None
            raise

    @property
    def has_two_stocks(self) -> bool:
        """Whether a second stock is mixed in instead of diluent."""
        return self.inputs.get(fields.SECOND_STRENGTH) is not None

    @property
    def is_diluted(self) -> bool:
        """Whether diluent is added: one stock, and a target below it."""
        target = self.inputs.get(fields.TARGET_CONCENTRATION)
        if target is None or self.has_two_stocks:
            return False
        return target < self.results.amount("stock_concentration")

    def known(self, name: str) -> Amount | None:
        """Return a result, or None where nothing is entered for it; Unreadable where a field for it is not read."""
        if name in self.results.worked:
            return self.results.amount(name)
        cause = self.results.waits_for(name)
        if isinstance(cause, Unreadable):
            raise cause
        return None

    def need_dilution(self) -> None:
        """Raise NotApplicable where nothing is diluted."""
        if not self.is_diluted:
            raise NotApplicable(fields.TARGET_CONCENTRATION.path)
