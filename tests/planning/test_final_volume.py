"""A final volume that is not too little: which are tried, and which is taken."""

from dataclasses import dataclass, replace

import pytest

from itb_calc.core.amount import Amount
from itb_calc.planning.final_volume import final_volumes, first_that_is_enough
from itb_calc.safety.finding import Finding, Severity
from itb_calc.visit.facts import Facts
from itb_calc.worksheet.evaluate import Evaluation, evaluate
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from tests.core.amounts import amount
from tests.planning.plans import REFERENCE
from tests.safety.worksheets import TODAY

_STOCK, _DILUENT = "preparation.graduation", "preparation.diluent_graduation"
_NOTHING = evaluate(Worksheet(), REFERENCE, TODAY)


@pytest.mark.parametrize(
    ("texts", "finals"),
    [
        ({}, ["40.4"]),
        ({_STOCK: "1 mL"}, ["40.4", "41.4"]),
        ({_DILUENT: "0.5 mL"}, ["40.4", "40.9"]),
        ({_STOCK: "0.5 mL", _DILUENT: "2 mL"}, ["40.4", "42.4"]),
        ({_STOCK: "2 mL", _DILUENT: "0.5 mL"}, ["40.4", "42.4"]),
        ({_STOCK: "1"}, ["40.4"]),
        ({_STOCK: "1 mL", _DILUENT: "x"}, ["40.4"]),
    ],
)
def test_one_graduation_more_is_tried_and_of_two_the_larger(texts: dict[str, str], finals: list[str]) -> None:
    facts = Facts(read(Worksheet(texts), REFERENCE)[0], REFERENCE)
    assert final_volumes(amount("40.4", "mL"), facts) == tuple(amount(each, "mL") for each in finals)


@dataclass(frozen=True, slots=True)
class _Found:
    final: Amount
    evaluation: Evaluation


def _needs(least: int, rule: str = "DIL-05") -> list[int]:
    """What is evaluated of 40, 41 and 42 mL where less than `least` mL has a finding; the last is what is taken."""
    tried: list[Amount] = []

    def evaluated(final: Amount) -> _Found:
        tried.append(final)
        findings = (Finding(rule, Severity.BLOCK, (), "Too little.", ""),) if final < amount(least, "mL") else ()
        return _Found(final, replace(_NOTHING, findings=findings))

    found = first_that_is_enough([amount(each, "mL") for each in (40, 41, 42)], evaluated)
    assert found.final == tried[-1]
    return [int(final.number("mL")) for final in tried]


def test_the_first_that_is_enough_is_taken_and_nothing_more_is_tried() -> None:
    assert _needs(40) == [40]
    assert _needs(41) == [40, 41]
    assert _needs(42) == [40, 41, 42]


def test_where_none_is_enough_the_last_says_so() -> None:
    assert _needs(50) == [40, 41, 42]


def test_what_another_rule_says_of_a_volume_makes_no_larger_one_tried() -> None:
    assert _needs(50, "DIL-02") == [40]
