"""Every rule, in the order in which findings of one severity are shown. Ids are never reused."""

from __future__ import annotations

from itb_calc.safety.rule import Rule
from itb_calc.safety.rules import (
    dates,
    dose,
    flow,
    preparation,
    products,
    pump,
    reference_data,
    reservoir,
    screening,
    slip,
    transition,
    unchecked,
    volume,
)

RULES: tuple[Rule, ...] = (
    *products.RULES,
    *preparation.RULES,
    *flow.RULES,
    *pump.RULES,
    *reservoir.RULES,
    *dates.RULES,
    *dose.RULES,
    *transition.RULES,
    *volume.RULES,
    *slip.RULES,
    dates.EXPIRED,
    *reference_data.RULES,
    *unchecked.RULES,
)

# A screening trial is another visit, with fields and rules of its own.
SCREENING_RULES: tuple[Rule, ...] = (*screening.RULES, *reference_data.RULES)

# The patient may already be without drug: these stand before everything else.
FIRST = ("RES-05", "VOL-05")
