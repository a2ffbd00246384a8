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
_FOR_RESIDUAL: tuple[Field[Any], ...] = (
    fields.PREVIOUS_PROGRAMMED_VOLUME,
    fields.PREVIOUS_FILL_DATE,
    fields.FILL_DATE,
)
_FOR_FLOW: tuple[Field[Any], ...] = (fields.PREVIOUS_DAILY_DOSE, fields.PREVIOUS_CONCENTRATION)

# The residual is counted without them, but not with a text that is not read.
_MAY_BE_EMPTY: tuple[Field[Any], ...] = (fields.PREVIOUS_BOLUS_VOLUME, fields.PUMP_ID, fields.FIXED_FLOW)


def not_checked(case: Case) -> Trigger | None:
    """List the checks that could not run because a field is empty or not read."""
    unchecked: list[tuple[str, tuple[Field[Any], ...]]] = []
    if not _is_first_fill(case):
        missing = [(name, _empty(case, needed)) for name, needed in _AGAINST_PREVIOUS]
        missing.append(("residual volume", _missing_for_residual(case)))
        unchecked = [(name, empty) for name, empty in missing if empty]
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


def _unread(case: Case, fields_that_may_be_empty: tuple[Field[Any], ...]) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields_that_may_be_empty if field.path in case.inputs.unreadable)


def _missing_for_residual(case: Case) -> tuple[Field[Any], ...]:
    """Return what the residual cannot be checked without; before anything is aspirated, that alone is missing."""
    if _empty(case, (fields.ASPIRATED_VOLUME,)):
        return (fields.ASPIRATED_VOLUME,)
    if fields.EXPECTED_RESIDUAL.path in case.inputs.values:
        return ()
    if _unread(case, (fields.EXPECTED_RESIDUAL,)):
        return (fields.EXPECTED_RESIDUAL,)
    flow = (fields.FIXED_FLOW,) if any(met(case.facts.is_constant_flow)) else _FOR_FLOW
    missing = (*_empty(case, (*_FOR_RESIDUAL, *flow)), *_unread(case, _MAY_BE_EMPTY))
    return tuple(dict.fromkeys(missing))


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
            fields.EXPECTED_RESIDUAL,
            *_FOR_RESIDUAL,
            *_MAY_BE_EMPTY,
            fields.FIRST_FILL,
            fields.MINIMUM_FLOW,
        ),
        "An empty field must not read as a passed check.",
        "project rule",
        not_checked,
    ),
)
