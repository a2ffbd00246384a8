"""Laws of the checks over generated visits: none misfires, and no result that is there can be off unnoticed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from unittest.mock import patch

from hypothesis import event, given, settings
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.working import Value, Worked
from itb_calc.visit import calculate as module
from itb_calc.visit.calculate import calculate
from itb_calc.visit.conserve import mismatches
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.visit.visit import Visit
from itb_calc.worksheet.read import read
from itb_calc.worksheet.text import Worksheet
from tests.safety.worksheets import REFERENCE
from tests.visit.generated import full_worksheets, worksheets
from tests.visit.visits import with_value

_TINY = Fraction(1, 10**12)
_SLIPS = (Fraction(1000), Fraction(1, 1000), Fraction(24), Fraction(1, 24))


def _facts(worksheet: Worksheet) -> Facts:
    return Facts(read(worksheet, REFERENCE)[0], REFERENCE)


def _wrong(value: Value) -> Sequence[Value]:
    """What a result might be instead."""
    match value:
        case Amount():
            near = [Amount(value.magnitude + by, value.unit) for by in (_TINY, -_TINY)]
            return [*near, *(Amount(value.magnitude * slip, value.unit) for slip in _SLIPS if value.magnitude)]
        case date():
            return [value + timedelta(days=days) for days in (1, -1, 7, -7)]
        case str():
            return ["stability" if value == "alarm" else "alarm"]


@settings(max_examples=400)
@given(worksheets())
def test_no_check_misfires(worksheet: Worksheet) -> None:
    facts = _facts(worksheet)
    of = calculate(facts)
    event(f"{len(of.worked) // 10 * 10} results or more")
    assert mismatches(facts, of) == ()


@settings(max_examples=150)
@given(worksheets())
def test_no_result_that_is_there_can_be_off_unnoticed(worksheet: Worksheet) -> None:
    facts = _facts(worksheet)
    of = calculate(facts)
    for name, worked in of.worked.items():
        for value in _wrong(worked.value):
            assert mismatches(facts, with_value(of, name, value)), (name, worked.value, value)


@settings(max_examples=300)
@given(
    full_worksheets(), st.sampled_from([result.name for result in RESULT_NAMES if result.unit]), st.sampled_from(_SLIPS)
)
def test_a_slip_in_one_formula_is_noticed_though_all_that_follows_is_computed_from_it(
    worksheet: Worksheet, name: str, slip: Fraction
) -> None:
    facts = _facts(worksheet)
    right = module._FORMULAS[name]

    def wrong(visit: Visit) -> Worked:
        worked = right(visit)
        assert isinstance(worked.value, Amount)
        return replace(worked, value=worked.value * slip)

    with patch.dict(module._FORMULAS, {name: wrong}):
        of = calculate(facts)
    is_off = name in of.worked and of.amount(name).magnitude != 0
    event(f"{'off' if is_off else 'absent or 0'}")
    assert bool(mismatches(facts, of)) == is_off
