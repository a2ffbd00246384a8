"""What a formula may look at."""

import pytest

from itb_calc.visit.missing import NotApplicable, NotComputed, Unreadable
from itb_calc.visit.visit import Visit
from tests.safety.worksheets import DILUTED, TWO_STOCKS, Changes, other_stock
from tests.visit.visits import facts, not_reading, visit

TARGET = "preparation.target_concentration"
SECOND = "preparation.second_stock.label_strength"


def test_the_inputs_are_those_of_the_facts() -> None:
    of = visit({})
    assert of.inputs is of.facts.inputs


@pytest.mark.parametrize(
    ("changes", "two_stocks", "diluted"),
    [
        ({}, False, False),
        (DILUTED, False, True),
        (TWO_STOCKS, True, False),
        ({**DILUTED, TARGET: "2000 mcg/mL"}, False, False),
        ({**DILUTED, TARGET: "2 mg/mL"}, False, False),
        ({**DILUTED, TARGET: "1999.9999 mcg/mL"}, False, True),
        ({**DILUTED, TARGET: "2000.0001 mcg/mL"}, False, False),
        ({**DILUTED, **other_stock("1500 mcg/mL")}, False, False),
        ({SECOND: "10 mg/20 mL"}, True, False),
    ],
)
def test_diluted_is_one_stock_and_a_target_below_it(changes: Changes, *, two_stocks: bool, diluted: bool) -> None:
    of = visit(changes)
    assert of.has_two_stocks is two_stocks
    assert of.is_diluted is diluted
    if diluted:
        of.need_dilution()
    else:
        with pytest.raises(NotApplicable) as missing:
            of.need_dilution()
        assert missing.value.name == TARGET


def test_whether_it_is_diluted_is_not_known_without_the_stock() -> None:
    with pytest.raises(NotComputed) as missing:
        _ = visit({**DILUTED, "product.id": None}).is_diluted
    assert missing.value.name == "stock_concentration"


@pytest.mark.parametrize("path", [TARGET, SECOND])
def test_whether_it_is_diluted_is_not_known_where_that_is_not_read(path: str) -> None:
    of = Visit(not_reading(facts(DILUTED), path), visit(DILUTED).results)
    with pytest.raises(Unreadable) as missing:
        _ = of.is_diluted
    assert missing.value.name == path
