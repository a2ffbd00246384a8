"""CHK: what was not checked, so that an empty field does not read as a passed check."""

from __future__ import annotations

from typing import Any

from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Case, Rule, Trigger, met
from itb_calc.visit import fields
from itb_calc.visit.field import Field
from itb_calc.visit.missing import Missing

_AGAINST_PREVIOUS: tuple[tuple[str, tuple[Field[Any], ...]], ...] = (
    ("dose change", (fields.PREVIOUS_DAILY_DOSE, fields.PATIENT_GROUP, fields.PHASE)),
    ("concentration change", (fields.PREVIOUS_CONCENTRATION,)),
)
_FOR_RESIDUAL: tuple[Field[Any], ...] = (fields.PREVIOUS_PROGRAMMED_VOLUME, fields.PREVIOUS_FILL_DATE)
_FOR_FLOW: tuple[Field[Any], ...] = (fields.PREVIOUS_DAILY_DOSE, fields.PREVIOUS_CONCENTRATION)


def not_checked(case: Case) -> Trigger | None:
    """List the checks that could not run because a field is empty or not read."""
    unchecked: list[tuple[str, tuple[Field[Any], ...]]] = []
    if not _is_first_fill(case):
        needs = (*_AGAINST_PREVIOUS, ("residual volume", _needed_for_residual(case)))
        unchecked = [(name, empty) for name, needed in needs if (empty := _empty(case, needed))]
    if fields.FIRST_FILL.path in case.inputs.unreadable:
        unchecked.append(("whether there is a previous fill", (fields.FIRST_FILL,)))
    if not _minimum_flow_is_known(case):
        is_pump_unread = fields.PUMP_ID.path in case.inputs.unreadable
        unchecked.append(("minimum flow", (fields.PUMP_ID if is_pump_unread else fields.MINIMUM_FLOW,)))
    if not unchecked:
        return None
    names = "; ".join(_named(name, empty) for name, empty in unchecked)
    return Trigger(
        f"Not checked, because a field is empty or not read: {names}. Enter them, or check by other means.",
        fields=tuple(dict.fromkeys(field for _, empty in unchecked for field in empty)),
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


def _needed_for_residual(case: Case) -> tuple[Field[Any], ...]:
    """Return what the residual is checked from; before anything is aspirated, that alone is missing."""
    aspirated: tuple[Field[Any], ...] = (fields.ASPIRATED_VOLUME,)
    if _empty(case, aspirated):
        return aspirated
    if fields.EXPECTED_RESIDUAL.path in case.inputs.unreadable:
        return (fields.EXPECTED_RESIDUAL,)
    if not _empty(case, (fields.EXPECTED_RESIDUAL,)):
        return ()
    return _FOR_RESIDUAL if any(met(case.facts.is_constant_flow)) else (*_FOR_RESIDUAL, *_FOR_FLOW)


def _minimum_flow_is_known(case: Case) -> bool:
    """Whether the minimum flow is known, or the pump has one flow only."""
    return any(met(case.facts.is_constant_flow)) or bool(met(case.facts.minimum_flow))


RULES = (
    Rule(
        "CHK-02",
        Severity.CAUTION,
        "Checks that could not run",
        (
            *(field for _, needed in _AGAINST_PREVIOUS for field in needed),
            fields.ASPIRATED_VOLUME,
            *_FOR_RESIDUAL,
            fields.MINIMUM_FLOW,
        ),
        "An empty field must not read as a passed check.",
        "project rule",
        not_checked,
    ),
)
