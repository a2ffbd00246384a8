"""What the rules of the screening could not look at, so that an empty field does not read as a passed check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from itb_calc.visit import screening_fields as fields
from itb_calc.visit.field import Field
from itb_calc.visit.inputs import Inputs

_TIMES = (fields.INJECTION_DATE, fields.INJECTION_TIME, fields.LAST_DATE, fields.LAST_TIME)
_STEP = (fields.DOSE, fields.LAST_DOSE, fields.LAST_RESPONSE)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A check that did not run: its rule, what it looks at, and the fields that are empty or not read."""

    rule: str
    what: str
    fields: tuple[Field[Any], ...]

    @property
    def text(self) -> str:
        """The whole in words."""
        labels = ", ".join(field.label.lower() for field in self.fields)
        return f"{self.rule} is not checked: {self.what} ({labels})."


def unchecked(inputs: Inputs) -> tuple[Unchecked, ...]:
    """Return the checks that did not run, in the order of the rules."""
    found: list[Unchecked] = []
    if len(no_product := _empty(inputs, (fields.PRODUCT, fields.STRENGTH))) == 2:
        found.append(Unchecked("SCR-01", "the product", no_product))
    if inputs.values.get(fields.FIRST_DOSE.path) is True:
        return tuple(found)
    if no_times := _empty(inputs, _TIMES):
        found.append(Unchecked("SCR-03", "the time since the last dose", no_times))
    had_no_response = inputs.values.get(fields.LAST_RESPONSE.path) == fields.NO_RESPONSE
    if (no_step := _empty(inputs, _STEP)) and not had_no_response:
        found.append(Unchecked("SCR-04", "a step up after a response", no_step))
    return tuple(found)


def _empty(inputs: Inputs, needed: tuple[Field[Any], ...]) -> tuple[Field[Any], ...]:
    return tuple(field for field in needed if field.path not in inputs.values)
