"""What an evaluation of a worksheet must say, worked out from the specification alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tests.oracle.blocks import BLOCKS
from tests.oracle.calculate import calculate
from tests.oracle.case import Case
from tests.oracle.comparisons import COMPARISONS
from tests.oracle.reading import read
from tests.oracle.remarks import REMARKS

# The order of the rules in the specification's table: by section, then by number.
_SECTIONS: Final = ("PRD", "CON", "DIL", "FLW", "PMP", "RES", "DAT", "DOS", "TRN", "VOL", "SLP", "CHK")
_SEVERITIES: Final = ("block", "confirm", "caution", "info")
_FIRST: Final = frozenset({"RES-05", "VOL-05"})


def _place_in_table(rule_id: str) -> tuple[int, str]:
    return _SECTIONS.index(rule_id[:3]), rule_id


_IDS: Final = (*(each[0] for each in BLOCKS), *(each[0] for each in (*REMARKS, *COMPARISONS)))
RULE_IDS: Final = tuple(sorted(_IDS, key=_place_in_table))
"""The rules that are judged here, in the table's order; an evaluation may have findings of others."""


@dataclass(frozen=True, slots=True)
class Expected:
    """results: name -> "n", "n/d", ISO date or word, in the public unit; rules: id -> severity, in
    the order of the findings; problems: paths of the fields that cannot be read; status: the exit
    status.
    """

    results: dict[str, str]
    rules: dict[str, str]
    problems: frozenset[str]
    status: int


def _in_order(rules: Mapping[str, str]) -> dict[str, str]:
    def place(rule_id: str) -> tuple[bool, int, tuple[int, str]]:
        return rule_id not in _FIRST, _SEVERITIES.index(rules[rule_id]), _place_in_table(rule_id)

    return {rule_id: rules[rule_id] for rule_id in sorted(rules, key=place)}


def _status(rules: Mapping[str, str], problems: frozenset[str]) -> int:
    if "block" in rules.values():
        return 1
    return 2 if problems else 0


def expect(worksheet: Mapping[str, object], today: str) -> Expected:
    """What the evaluation on that ISO date must say."""
    reading = read(worksheet)
    case = Case(reading, calculate(reading), date.fromisoformat(today))
    rules: dict[str, str] = {}
    for rule_id, rule, withheld in BLOCKS:
        if (severity := rule(case)) is not None:
            rules[rule_id] = severity
        if severity == "block":
            case.results.withhold(withheld)
    for rule_id, remark in (*REMARKS, *COMPARISONS):
        if (severity := remark(case)) is not None:
            rules[rule_id] = severity
    return Expected(case.results.shown(), _in_order(rules), reading.problems, _status(rules, reading.problems))
