"""What a plan asks for: fields of the worksheet, and one of its own, the wished interval."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from itb_calc.core.amount import Amount
from itb_calc.core.refusal import Reason, Refusal
from itb_calc.core.show_number import show_entered
from itb_calc.reference.reference import Reference
from itb_calc.visit import fields
from itb_calc.visit.facts import Facts
from itb_calc.visit.field import Field
from itb_calc.visit.kinds import AmountKind
from itb_calc.visit.missing import Unreadable
from itb_calc.worksheet.problem import Problem, problem_of
from itb_calc.worksheet.read_field import read_field
from itb_calc.worksheet.text import Worksheet

INTERVAL: Field[Any] = Field(
    "plan.interval",
    AmountKind(("day",), whole=True),
    "Wished interval",
    "I",
    "How many days the fill should last until the alarm volume is left; not longer than the stability limit.",
)

PLAN_FIELDS: tuple[Field[Any], ...] = (
    fields.DAILY_DOSE,
    fields.BOLUS_DOSE,
    fields.BOLUSES_PER_DAY,
    INTERVAL,
    fields.PUMP_ID,
    fields.ALARM_VOLUME,
    fields.FLOW_TOLERANCE,
    fields.STABILITY_LIMIT,
    fields.BOOKING_BUFFER,
    fields.FILL_DATE,
    fields.PRIMING_VOLUME,
    fields.RESERVOIR_VOLUME,
    fields.RESIDUAL_VOLUME,
    fields.MINIMUM_FLOW,
    fields.FIXED_FLOW,
)
PLAN_FIELD_BY_PATH: dict[str, Field[Any]] = {field.path: field for field in PLAN_FIELDS}

# A candidate says what stands here.
OF_A_CANDIDATE: frozenset[str] = frozenset(
    field.path
    for field in (
        fields.PRODUCT_ID,
        fields.LABEL_STRENGTH,
        fields.CONTAINER_VOLUME,
        fields.TARGET_CONCENTRATION,
        fields.FINAL_VOLUME,
        fields.SECOND_STRENGTH,
        fields.SECOND_CONTAINER_VOLUME,
        fields.INJECTED_VOLUME,
        fields.PROGRAMMED_VOLUME,
    )
)


def base_of(worksheet: Worksheet) -> Worksheet:
    """Return the worksheet without the interval and without everything that a candidate says for itself."""
    texts = {path: text for path, text in worksheet.texts.items() if path not in {*OF_A_CANDIDATE, INTERVAL.path}}
    return replace(worksheet, texts=texts)


def read_interval(worksheet: Worksheet, facts: Facts, reference: Reference) -> Amount | Problem | None:
    """Read the wished interval (whole days), or say why it is not read; None where it is empty.

    One that is longer than the stability limit is a problem.
    """
    text = worksheet.texts.get(INTERVAL.path)
    if text is None:
        return None
    outcome = read_field(INTERVAL, text, worksheet.decimal_mark, reference)
    if isinstance(outcome, Refusal):
        return problem_of(INTERVAL, text, outcome)
    if not isinstance(outcome, Amount):
        raise TypeError(type(outcome))
    limit = _stability_limit(facts)
    if limit is None or outcome <= limit:
        return outcome
    shown, at_most = (show_entered(each, worksheet.decimal_mark) for each in (outcome, limit))
    message = (
        f"{shown} is longer than the stability limit of {at_most}: the drug would be too old before the refill."
        " Wish for fewer days."
    )
    return Problem(INTERVAL.path, text, Reason.OUT_OF_RANGE, message)


def _stability_limit(facts: Facts) -> Amount | None:
    try:
        return facts.inputs.get(fields.STABILITY_LIMIT)
    except Unreadable:
        return None
