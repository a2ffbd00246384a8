"""What an evaluation of a worksheet must say, worked out from the specification alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tests.oracle.blocks import BLOCKS, Case
from tests.oracle.remarks import REMARKS
from tests.oracle.results import calculate
from tests.oracle.text import read

RESULT_NAMES: Final = (
    "stock_concentration",
    "stock_volume",
    "diluent_volume",
    "second_stock_volume",
    "measured_stock_volume",
    "measured_diluent_volume",
    "containers",
    "leftover_volume",
    "achieved_concentration",
    "achieved_deviation",
    "pump_concentration",
    "delivered_daily_dose",
    "flow_rate",
    "hourly_dose",
    "highest_daily_dose",
    "days_to_alarm",
    "days_to_empty",
    "earliest_days_to_alarm",
    "earliest_days_to_empty",
    "latest_days_to_alarm",
    "alarm_date",
    "latest_refill_date",
    "book_by_date",
    "deciding_limit",
)
"""The public result names that a worksheet in scope can have."""

RULE_IDS: Final = (
    *(rule_id for rule_id, _, _ in BLOCKS),
    *(rule_id for rule_id, _ in REMARKS),
)
"""The rules that are judged here; an evaluation may have findings of others."""


@dataclass(frozen=True, slots=True)
class Expected:
    """results: name -> "n", "n/d", ISO date or word, in the public unit; rules: id -> severity;
    problems: paths of the fields that cannot be read; status: the exit status.
    """

    results: dict[str, str]
    rules: dict[str, str]
    problems: frozenset[str]
    status: int


def _is_entered(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_is_entered(part) for part in value.values())
    return value is not None and value != ""


def is_in_scope(worksheet: Mapping[str, object]) -> bool:
    """No previous fill but first_fill, no system volumes, no schedule, no constant flow."""
    previous, pump, dose = (
        section if isinstance(section := worksheet.get(name), Mapping) else {} for name in ("previous", "pump", "dose")
    )
    return not (
        any(_is_entered(value) for key, value in previous.items() if key != "first_fill")
        or _is_entered(worksheet.get("system"))
        or _is_entered(dose.get("schedule"))
        or _is_entered(pump.get("fixed_flow"))
        or pump.get("id") == "constant-flow"
    )


def _status(rules: Mapping[str, str], problems: frozenset[str]) -> int:
    if "block" in rules.values():
        return 1
    return 2 if problems else 0


def expect(worksheet: Mapping[str, object], today: str) -> Expected:
    """What the evaluation on that ISO date must say.

    Raises ValueError on a worksheet out of scope.
    """
    if not is_in_scope(worksheet):
        message = "a worksheet that the oracle does not cover"
        raise ValueError(message)
    reading = read(worksheet)
    case = Case(reading, calculate(reading), date.fromisoformat(today))
    rules: dict[str, str] = {}
    for rule_id, rule, withheld in BLOCKS:
        if (severity := rule(case)) is not None:
            rules[rule_id] = severity
            case.results.withhold(withheld)
    for rule_id, remark in REMARKS:
        if (severity := remark(case)) is not None:
            rules[rule_id] = severity
    return Expected(case.results.shown(), rules, reading.problems, _status(rules, reading.problems))
