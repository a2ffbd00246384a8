"""A pump with a flow fixed by its maker: what concentration it needs, and what it gives."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given

from itb_calc.core.amount import Amount
from itb_calc.core.constant_flow import delivered, fixed_flow, needed_concentration
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import amount, amounts, exact
from tests.core.conftest import Spoil

_DOSE, _FLOW, _RESERVOIR = amount(500, "mcg/day"), amount("0.5", "mL/day"), amount(40, "mL")
_PRINTED = "(printed: Codman Archimedes AS-10 manual, appendix B)"


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: fixed_flow(_FLOW),
            "1/2",
            "mL/day",
            Working(
                "flow = fixed flow of the pump, given by its maker",
                "0.5 mL/day",
                "0.5 mL/day",
                "0.5 mL/day = 0.5 mL/day",
            ),
        ),
        (
            lambda: needed_concentration(_DOSE, _FLOW, None),
            "1000",
            "mcg/mL",
            Working(
                f"needed concentration = daily dose ÷ fixed flow {_PRINTED}",
                "500 mcg/day ÷ 0.5 mL/day",
                "1,000 mcg/mL",
                "1,000 mcg/mL × 0.5 mL/day = 500 mcg/day",
            ),
        ),
        (
            lambda: needed_concentration(_DOSE, _FLOW, _RESERVOIR),
            "1000",
            "mcg/mL",
            Working(
                "needed concentration = daily dose ÷ fixed flow;"
                f" time = reservoir ÷ fixed flow; total drug = daily dose × time {_PRINTED}",
                "500 mcg/day ÷ 0.5 mL/day; 40 mL ÷ 0.5 mL/day → 80 days; 500 mcg/day × 80 days → 40,000 mcg",
                "1,000 mcg/mL",
                "1,000 mcg/mL × 0.5 mL/day = 500 mcg/day; 40,000 mcg ÷ 40 mL = 1,000 mcg/mL",
            ),
        ),
        (
            lambda: needed_concentration(_DOSE, amount("0.6", "mL/day"), _RESERVOIR),
            "2500/3",
            "mcg/mL",
            Working(
                "needed concentration = daily dose ÷ fixed flow;"
                f" time = reservoir ÷ fixed flow; total drug = daily dose × time {_PRINTED}",
                "500 mcg/day ÷ 0.6 mL/day; 40 mL ÷ 0.6 mL/day → ≈66.6 days; 500 mcg/day × ≈66.6 days → ≈33,333.3 mcg",
                "≈833.3 mcg/mL",
                "≈833.3 mcg/mL × 0.6 mL/day ≈ 500 mcg/day; ≈33,333.3 mcg ÷ 40 mL ≈ 833.3 mcg/mL",
            ),
        ),
        (
            lambda: delivered(amount("0.6", "mL/day"), amount(1, "mg/mL")),
            "600",
            "mcg/day",
            Working(
                "delivered dose = concentration × fixed flow, whatever the ordered dose",
                "1,000 mcg/mL × 0.6 mL/day",
                "600 mcg/day",
                "600 mcg/day ÷ 0.6 mL/day = 1,000 mcg/mL",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: Callable[[], Worked], number: str, unit: str, working: Working) -> None:
    worked = calculate()
    assert exact(worked.value) == (Fraction(number), unit)
    assert worked.holds
    assert write_out(worked) == working


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: fixed_flow(amount("0.5", "mL/day")), "to"),
        (lambda: needed_concentration(_DOSE, _FLOW, None), "__truediv__"),
        (lambda: needed_concentration(_DOSE, _FLOW, None), "__mul__"),
        (lambda: needed_concentration(_DOSE, _FLOW, _RESERVOIR), "__truediv__"),
        (lambda: needed_concentration(_DOSE, _FLOW, _RESERVOIR), "__mul__"),
        (lambda: delivered(_FLOW, amount(1000, "mcg/mL")), "__mul__"),
        (lambda: delivered(_FLOW, amount(1000, "mcg/mL")), "__truediv__"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: Callable[[], Worked], operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@pytest.mark.parametrize("unit", ["mcg/day", "mcg/mL"])
def test_one_wrong_product_of_two_is_noticed(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    right = Amount.__mul__

    def wrong(self: Amount, other: Amount) -> Amount:
        return right(self, other) + right(self, other) if self.unit == unit else right(self, other)

    monkeypatch.setattr(Amount, "__mul__", wrong)
    assert not needed_concentration(_DOSE, _FLOW, _RESERVOIR).holds


@given(amounts("mcg/day"), amounts("mL/day"), amounts("mL"))
def test_the_needed_concentration_gives_the_dose_and_empties_the_reservoir(
    dose: Amount, flow: Amount, reservoir: Amount
) -> None:
    worked = needed_concentration(dose, flow, reservoir)
    needed, unit = exact(worked.value)
    assert (needed, unit) == (dose.magnitude / flow.magnitude, "mcg/mL")
    assert worked.holds
    assert exact(worked.terms["time"]) == (reservoir.magnitude / flow.magnitude, "day")
    assert exact(worked.terms["drug"]) == (reservoir.magnitude * needed, "mcg")
    given_back = delivered(flow, Amount(needed, "mcg/mL"))
    assert given_back.holds
    assert exact(given_back.value) == (dose.magnitude, "mcg/day")
    in_mg = needed_concentration(dose.to("mg/day"), flow, None), delivered(flow, Amount(needed / 1000, "mg/mL"))
    assert [exact(each.value) for each in in_mg] == [(needed, "mcg/mL"), (dose.magnitude, "mcg/day")]
    assert fixed_flow(flow.to("mL/hour")).holds
    assert exact(fixed_flow(flow.to("mL/hour")).value) == exact(flow)
