"""The reservoir: flow, days until the alarm and until empty, and what the worst case makes of them."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.reservoir import (
    WorstCase,
    days_to_alarm,
    days_to_empty,
    earliest_days,
    flow_rate,
    latest_days_to_alarm,
)
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import COMMA, amount, amounts, exact, positive_numbers, whole_numbers
from tests.core.conftest import Spoil

_DOSE, _STRENGTH, _FLOW = amount(450, "mcg/day"), amount(2000, "mcg/mL"), amount("0.225", "mL/day")
_FULL, _ALARM, _RESIDUAL = amount(40, "mL"), amount(4, "mL"), amount("1.4", "mL")
_BOTH = WorstCase(amount(25, "mcg"), Fraction(4), amount(10, "%"))
_BOLUSES = WorstCase(amount(25, "mcg"), Fraction(4), None)
_TOLERANCE = WorstCase(None, None, amount(10, "%"))
_NEITHER = WorstCase(None, None, None)
_EXTRA = amount("0.2", "mL")
_BRIDGE = WorstCase(None, None, None, _EXTRA)
_ALL_THREE = WorstCase(amount(25, "mcg"), Fraction(4), amount(10, "%"), _EXTRA)
_tolerances = st.integers(min_value=0, max_value=50).map(lambda percent: amount(percent, "%"))


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: flow_rate(_DOSE, _STRENGTH),
            "9/40",
            "mL/day",
            Working(
                "flow = daily dose ÷ concentration (follows from the units)",
                "450 mcg/day ÷ 2,000 mcg/mL",
                "0.225 mL/day",
                "450 mcg/day ÷ 0.225 mL/day = 2,000 mcg/mL",
            ),
        ),
        (
            lambda: days_to_alarm(_FULL, _ALARM, _FLOW),
            "160",
            "day",
            Working(
                "days to alarm = (programmed volume − alarm volume) ÷ flow (no boluses, exact pump)",
                "(40 mL − 4 mL) ÷ 0.225 mL/day",
                "160 days",
                "160 days × 0.225 mL/day + 4 mL = 40 mL",
            ),
        ),
        (
            lambda: days_to_empty(_FULL, _RESIDUAL, _FLOW),
            "1544/9",
            "day",
            Working(
                "days to empty = (programmed volume − pump's residual volume) ÷ flow (no boluses, exact pump)",
                "(40 mL − 1.4 mL) ÷ 0.225 mL/day",
                "≈171.5 days",
                "≈171.5 days × 0.225 mL/day + 1.4 mL ≈ 40 mL",
            ),
        ),
        (
            lambda: earliest_days(_FULL, _ALARM, (_FLOW, _STRENGTH), _TOLERANCE),
            "1600/11",
            "day",
            Working(
                "earliest days = (programmed volume − volume kept) ÷ worst-case flow;"
                " worst-case flow = flow × (1 + flow tolerance)",
                "(40 mL − 4 mL) ÷ 0.2475 mL/day; 0.225 mL/day × (1 + 10 %) → 0.2475 mL/day",
                "≈145.4 days",
                "≈145.4 days × 0.2475 mL/day + 4 mL ≈ 40 mL",
            ),
        ),
        (
            lambda: earliest_days(_FULL, _RESIDUAL, (_FLOW, _STRENGTH), _BOTH),
            "15440/121",
            "day",
            Working(
                "earliest days = (programmed volume − volume kept) ÷ worst-case flow;"
                " worst-case flow = (flow + boluses per day × bolus dose ÷ concentration) × (1 + flow tolerance)",
                "(40 mL − 1.4 mL) ÷ 0.3025 mL/day;"
                " (0.225 mL/day + 4 × 25 mcg ÷ 2,000 mcg/mL per day) × (1 + 10 %) → 0.3025 mL/day",
                "≈127.6 days",
                "≈127.6 days × 0.3025 mL/day + 1.4 mL ≈ 40 mL",
            ),
        ),
        (
            lambda: earliest_days(_FULL, _ALARM, (_FLOW, _STRENGTH), _BOLUSES),
            "1440/11",
            "day",
            Working(
                "earliest days = (programmed volume − volume kept) ÷ worst-case flow;"
                " worst-case flow = (flow + boluses per day × bolus dose ÷ concentration)",
                "(40 mL − 4 mL) ÷ 0.275 mL/day; (0.225 mL/day + 4 × 25 mcg ÷ 2,000 mcg/mL per day) → 0.275 mL/day",
                "≈130.9 days",
                "≈130.9 days × 0.275 mL/day + 4 mL ≈ 40 mL",
            ),
        ),
        (
            lambda: earliest_days(_FULL, _ALARM, (_FLOW, _STRENGTH), _BRIDGE),
            "1432/9",
            "day",
            Working(
                "earliest days = (programmed volume − volume kept − extra volume of the bridge) ÷ worst-case flow;"
                " worst-case flow = flow",
                "(40 mL − 4 mL − 0.2 mL) ÷ 0.225 mL/day; 0.225 mL/day → 0.225 mL/day",
                "≈159.1 days",
                "≈159.1 days × 0.225 mL/day + 4 mL + 0.2 mL ≈ 40 mL",
            ),
        ),
        (
            lambda: earliest_days(_FULL, _RESIDUAL, (_FLOW, _STRENGTH), _ALL_THREE),
            "15360/121",
            "day",
            Working(
                "earliest days = (programmed volume − volume kept − extra volume of the bridge) ÷ worst-case flow;"
                " worst-case flow = (flow + boluses per day × bolus dose ÷ concentration) × (1 + flow tolerance)",
                "(40 mL − 1.4 mL − 0.2 mL) ÷ 0.3025 mL/day;"
                " (0.225 mL/day + 4 × 25 mcg ÷ 2,000 mcg/mL per day) × (1 + 10 %) → 0.3025 mL/day",
                "≈126.9 days",
                "≈126.9 days × 0.3025 mL/day + 1.4 mL + 0.2 mL ≈ 40 mL",
            ),
        ),
        (
            lambda: earliest_days(_FULL, _ALARM, (_FLOW, None), _TOLERANCE),
            "1600/11",
            "day",
            Working(
                "earliest days = (programmed volume − volume kept) ÷ worst-case flow;"
                " worst-case flow = flow × (1 + flow tolerance)",
                "(40 mL − 4 mL) ÷ 0.2475 mL/day; 0.225 mL/day × (1 + 10 %) → 0.2475 mL/day",
                "≈145.4 days",
                "≈145.4 days × 0.2475 mL/day + 4 mL ≈ 40 mL",
            ),
        ),
        (
            lambda: latest_days_to_alarm(_FULL, _ALARM, _FLOW, amount(10, "%")),
            "1600/9",
            "day",
            Working(
                "latest days = (programmed volume − alarm volume) ÷ slowest flow;"
                " slowest flow = flow × (1 − flow tolerance)",
                "(40 mL − 4 mL) ÷ 0.2025 mL/day; 0.225 mL/day × (1 − 10 %) → 0.2025 mL/day",
                "≈177.7 days",
                "≈177.7 days × 0.2025 mL/day + 4 mL ≈ 40 mL",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: Callable[[], Worked], number: str, unit: str, working: Working) -> None:
    worked = calculate()
    assert exact(worked.value) == (Fraction(number), unit)
    assert worked.holds
    assert write_out(worked) == working


def test_working_uses_the_comma_where_that_is_the_mark() -> None:
    assert write_out(flow_rate(_DOSE, _STRENGTH), COMMA).check == "450 mcg/day ÷ 0,225 mL/day = 2\u2009000 mcg/mL"


@pytest.mark.parametrize(
    ("worst_case", "flow", "written"),
    [
        (_NEITHER, "9/40", "q"),
        (_TOLERANCE, "99/400", "q × (1 + t)"),
        (_BOLUSES, "11/40", "(q + b)"),
        (_BOTH, "121/400", "(q + b) × (1 + t)"),
        (_BRIDGE, "9/40", "q"),
        (_ALL_THREE, "121/400", "(q + b) × (1 + t)"),
        (WorstCase(None, Fraction(4), None), "9/40", "q"),
        (WorstCase(amount(25, "mcg"), None, None), "9/40", "q"),
    ],
)
def test_the_worst_case_flow(worst_case: WorstCase, flow: str, written: str) -> None:
    assert exact(worst_case.flow(_FLOW, _STRENGTH)) == (Fraction(flow), "mL/day")
    assert worst_case.written("q", "b", "t") == written


@pytest.mark.parametrize("worst_case", [WorstCase(amount(25, "mcg"), None, None), WorstCase(None, Fraction(4), None)])
def test_half_a_bolus_entry_adds_nothing_and_can_still_be_written_out(worst_case: WorstCase) -> None:
    worked = earliest_days(_FULL, _ALARM, (_FLOW, _STRENGTH), worst_case)
    assert worked.value == days_to_alarm(_FULL, _ALARM, _FLOW).value
    assert write_out(worked).substitution == "(40 mL − 4 mL) ÷ 0.225 mL/day; 0.225 mL/day → 0.225 mL/day"
    assert worst_case.terms() == {}


def test_the_terms_of_the_worst_case_are_what_was_entered() -> None:
    assert _BOTH.terms() == {"bolus": amount(25, "mcg"), "boluses": amount(4, "1"), "tolerance": amount(10, "%")}
    assert _BOLUSES.terms() == {"bolus": amount(25, "mcg"), "boluses": amount(4, "1")}
    assert _TOLERANCE.terms() == {"tolerance": amount(10, "%")}
    assert _NEITHER.terms() == {}
    assert _BRIDGE.terms() == {"extra": _EXTRA}
    assert _ALL_THREE.terms() == {**_BOTH.terms(), "extra": _EXTRA}


@pytest.mark.parametrize("worst_case", [_BOLUSES, _BOTH, _ALL_THREE])
def test_boluses_without_a_concentration_were_left_out_of_the_flow_without_a_word(worst_case: WorstCase) -> None:
    with pytest.raises(ValueError, match=r"^boluses are a mass: "):
        worst_case.flow(_FLOW, None)
    with pytest.raises(ValueError, match=r"^boluses are a mass: "):
        earliest_days(_FULL, _ALARM, (_FLOW, None), worst_case)


def test_what_a_bridge_takes_is_not_there_for_the_flow() -> None:
    assert exact(_BRIDGE.available(_FULL)) == (Fraction("39.8"), "mL")
    assert _TOLERANCE.available(_FULL) is _FULL
    assert exact(_BRIDGE.flow(_FLOW, None)) == exact(_FLOW)
    assert exact(_TOLERANCE.flow(_FLOW, None)) == exact(_TOLERANCE.flow(_FLOW, _STRENGTH))


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: flow_rate(_DOSE, _STRENGTH), "__truediv__"),
        (lambda: days_to_alarm(_FULL, _ALARM, _FLOW), "__truediv__"),
        (lambda: days_to_alarm(_FULL, _ALARM, _FLOW), "__sub__"),
        (lambda: days_to_empty(_FULL, _RESIDUAL, _FLOW), "__mul__"),
        (lambda: earliest_days(_FULL, _ALARM, (_FLOW, _STRENGTH), _TOLERANCE), "__sub__"),
        (lambda: earliest_days(_FULL, _ALARM, (_FLOW, _STRENGTH), _BRIDGE), "__sub__"),
        (lambda: earliest_days(_FULL, _ALARM, (_FLOW, _STRENGTH), _ALL_THREE), "__truediv__"),
        (lambda: latest_days_to_alarm(_FULL, _ALARM, _FLOW, amount(10, "%")), "__truediv__"),
        (lambda: days_to_empty(_FULL, _RESIDUAL, _FLOW), "__add__"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: Callable[[], Worked], operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@given(amounts("mcg/day"), amounts("mcg/mL"))
def test_the_flow_carries_the_dose_and_milligrams_give_the_same(dose: Amount, strength: Amount) -> None:
    worked = flow_rate(dose, strength)
    assert worked.holds
    flow, unit = exact(worked.value)
    assert (flow * strength.magnitude, unit) == (dose.magnitude, "mL/day")
    assert exact(flow_rate(dose.to("mg/day"), strength.to("mg/mL")).value) == (flow, unit)


@given(amounts("mL"), amounts("mL"), amounts("mL/day"), amounts("mL/day"))
def test_more_flow_fewer_days(kept: Amount, usable: Amount, flow: Amount, more: Amount) -> None:
    full = kept + usable
    slow, fast = days_to_alarm(full, kept, flow), days_to_alarm(full, kept, flow + more)
    assert exact(slow.value) > exact(fast.value)
    assert exact(slow.value) == (usable.magnitude / flow.magnitude, "day")
    assert (slow.holds, fast.holds) == (True, True)
    assert days_to_empty(full, kept, flow).value == slow.value


@given(amounts("mL"), amounts("mL/day"), amounts("mcg"), _tolerances, _tolerances)
def test_higher_tolerance_earlier_and_later(
    usable: Amount, flow: Amount, bolus: Amount, low: Amount, more: Amount
) -> None:
    full = _ALARM + usable
    nominal, _ = exact(days_to_alarm(full, _ALARM, flow).value)
    early, earlier = (
        earliest_days(full, _ALARM, (flow, _STRENGTH), worst)
        for worst in (WorstCase(bolus, Fraction(3), low), WorstCase(bolus, Fraction(3), low + more))
    )
    assert exact(earlier.value)[0] <= exact(early.value)[0] <= nominal
    assert (exact(earlier.value)[0] < exact(early.value)[0]) == (more.magnitude > 0)
    late = latest_days_to_alarm(full, _ALARM, flow, low)
    assert nominal <= exact(late.value)[0]
    assert (early.holds, earlier.holds, late.holds) == (True, True, True)


@given(amounts("mL"), amounts("mL"), amounts("mL"), amounts("mL/day"), _tolerances)
def test_a_bridge_ends_a_fill_earlier_by_as_long_as_its_extra_would_have_flowed(
    kept: Amount, usable: Amount, extra: Amount, flow: Amount, tolerance: Amount
) -> None:
    full = kept + usable + extra
    without, bridged = (
        earliest_days(full, kept, (flow, None), WorstCase(None, None, tolerance, taken)) for taken in (None, extra)
    )
    worst = WorstCase(None, None, tolerance).flow(flow, None)
    sooner = exact(without.value)[0] - exact(bridged.value)[0]
    assert sooner * worst.magnitude == extra.magnitude
    assert exact(bridged.value)[0] * worst.magnitude == usable.magnitude
    assert (without.holds, bridged.holds) == (True, True)


@given(positive_numbers, positive_numbers, positive_numbers, whole_numbers, st.integers(min_value=0, max_value=50))
def test_the_worst_flow_is_the_one_of_bare_fractions(
    flow: Fraction, strength: Fraction, bolus: Fraction, boluses: Fraction, percent: int
) -> None:
    worst = WorstCase(Amount(bolus, "mcg"), boluses, amount(percent, "%"))
    expected = (flow + boluses * bolus / strength) * (1 + Fraction(percent, 100))
    assert exact(worst.flow(Amount(flow, "mL/day"), Amount(strength, "mcg/mL"))) == (expected, "mL/day")
    in_mg = WorstCase(Amount(bolus / 1000, "mg"), boluses, amount(percent, "%"))
    assert exact(in_mg.flow(Amount(flow, "mL/day"), Amount(strength / 1000, "mg/mL"))) == (expected, "mL/day")
