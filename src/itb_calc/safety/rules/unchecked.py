"""CHK: what was not checked, so that an empty field does not read as a passed check."""

from __future__ import annotations

from typing import Any

from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.missing import Missing

_AGAINST_PREVIOUS: tuple[tuple[str, tuple[Field[Any], ...]], ...] = (
    ("dose change", (fields.PREVIOUS_DAILY_DOSE, fields.PATIENT_GROUP, fields.PHASE)),
    ("concentration change", (fields.PREVIOUS_CONCENTRATION,)),
    ("residual volume", (fields.ASPIRATED_VOLUME,)),
)


def not_checked(case: Case) -> Trigger | None:
    """List the checks that could not run because a field is empty or not read."""
    unchecked: list[tuple[str, tuple[Field[Any], ...]]] = []
    if not _is_first_fill(case):
        unchecked = [(name, empty) for name, needed in _AGAINST_PREVIOUS if (empty := _empty(case, needed))]
    if not _minimum_flow_is_known(case):
        is_pump_unread = fields.PUMP_ID.path in case.inputs.unreadable
        unchecked.append(("minimum flow", (fields.PUMP_ID if is_pump_unread else fields.MINIMUM_FLOW,)))
    if not unchecked:
        return None
    names = "; ".join(_named(name, empty) for name, empty in unchecked)
    return Trigger(
        f"Not checked, because a field is empty or not read: {names}. Enter them, or check by other means.",
        fields=tuple(field for _, empty in unchecked for field in empty),
    )


def _named(check: str, empty: tuple[Field[Any], ...]) -> str:
    labels = ", ".join(field.label.lower() for field in empty)
    return check if labels == check else f"{check} ({labels})"


def _is_first_fill(case: Case) -> bool:
    try:
        return case.inputs.get(fields.FIRST_FILL) is True
    except Missing:
        return False


def _empty(case: Case, needed: tuple[Field[Any], ...]) -> tuple[Field[Any], ...]:
    return tuple(field for field in needed if field.path not in case.inputs.values)


def _minimum_flow_is_known(case: Case) -> bool:
    try:
        return case.facts.minimum_flow() is not None
    except Missing:
        return False


RULES = (
    Rule(
        "CHK-02",
        Severity.CAUTION,
        "Checks that could not run",
        (*(field for _, needed in _AGAINST_PREVIOUS for field in needed), fields.MINIMUM_FLOW),
        "An empty field must not read as a passed check.",
        "project rule",
        not_checked,
    ),
)
