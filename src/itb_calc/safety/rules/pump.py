"""PMP: is a figure entered for the pump less cautious than the listed one?"""

from __future__ import annotations

from collections.abc import Callable

from itb_calc.core.amount import Amount
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields
from itb_calc.visit.field import Field


def less_restrictive(case: Case) -> Trigger | None:
    """Fire where an entered figure allows more than the listed one."""
    pump = case.facts.pump()
    if pump is None:
        return None
    found = met(
        _looser(case, fields.RESERVOIR_VOLUME, pump.reservoir_volume, is_larger_looser=True),
        _looser(case, fields.RESIDUAL_VOLUME, pump.residual_volume, is_larger_looser=False),
        _looser(case, fields.MINIMUM_FLOW, pump.minimum_flow, is_larger_looser=False),
    )
    if not found:
        return None
    looser = " and ".join(
        f"{field.label.lower()} {case.show(entered)} against {case.show(listed)}" for field, entered, listed in found
    )
    return Trigger(
        f"What is entered allows more than what is listed for {pump.name}: {looser}. Say where each figure comes from.",
        fields=tuple(field for field, _, _ in found),
    )


def _looser(
    case: Case, field: Field[Amount], listed: Amount | None, *, is_larger_looser: bool
) -> Callable[[], tuple[Field[Amount], Amount, Amount] | None]:
    def condition() -> tuple[Field[Amount], Amount, Amount] | None:
        entered = case.inputs.need(field)
        if listed is None or entered == listed or (entered > listed) != is_larger_looser:
            return None
        return field, entered, listed

    return condition


RULES = (
    Rule(
        "PMP-01",
        Severity.CONFIRM,
        "Pump figure less cautious than the listed one",
        (fields.RESERVOIR_VOLUME, fields.RESIDUAL_VOLUME, fields.MINIMUM_FLOW),
        "A larger reservoir, a smaller residual or a lower minimum flow lifts a limit that protects the patient.",
        "the pump's specification",
        less_restrictive,
    ),
)
