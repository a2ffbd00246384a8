"""The day in steps, also while it is being typed: what each step amounts to, and where they do not add up."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Misfit, clock
from itb_calc.core.show_number import write_typable
from itb_calc.worksheet.day import Day, day
from itb_calc.worksheet.evaluate import evaluate
from tests.worksheet.sheets import REFERENCE, ROUTINE, STEP, TODAY, Sheet, put, read_sheet

_THREE = [
    {"start": "00:00", "end": "08:00", "dose": "120 mcg"},
    {"start": "08:00", "end": "16:00", "dose": "210 mcg"},
    {"start": "16:00", "end": "24:00", "dose": "120 mcg"},
]


def _maybe(steps: list[dict[str, str]], sheet: Sheet = ROUTINE) -> Day | None:
    worksheet = read_sheet(put(sheet, "dose.schedule", steps))
    return day(worksheet, REFERENCE, evaluate(worksheet, REFERENCE, TODAY))


def _day(steps: list[dict[str, str]], sheet: Sheet = ROUTINE) -> Day:
    found = _maybe(steps, sheet)
    assert found is not None
    return found


def _step(start: str, end: str, dose: str) -> dict[str, str]:
    pairs = {"start": start, "end": end, "dose": dose}
    return {part: text for part, text in pairs.items() if text}


def test_without_steps_there_is_no_day() -> None:
    assert _maybe([]) is None


def test_each_step_has_its_dose_per_hour_and_its_flow() -> None:
    # 1,500 mcg/mL: 120 mcg in 8 hours are 15 mcg/hour, 360 mcg/day, 0.24 mL/day.
    found = _day(_THREE)
    assert [each.number for each in found.given] == [1, 2, 3]
    assert [each.per_hour for each in found.given] == [
        Amount(Fraction(number), "mcg/hour") for number in (Fraction(15), Fraction(105, 4), Fraction(15))
    ]
    assert [each.flow for each in found.given] == [
        Amount(Fraction(flow), "mL/day") for flow in ("6/25", "21/50", "6/25")
    ]
    assert not any(each.is_below_minimum for each in found.given)
    assert (found.total, found.daily_dose) == (Amount(Fraction(450), "mcg/day"), Amount(Fraction(450), "mcg/day"))
    assert found.misfits == ()
    assert found.even == Amount(Fraction(75, 4), "mcg/hour")
    # 0.048 mL/day of 1,500 mcg/mL are 72 mcg/day.
    assert found.slowest == Amount(Fraction(3), "mcg/hour")


@pytest.mark.parametrize(("dose", "is_below"), [("24 mcg", False), ("23.9999 mcg", True)])
def test_a_step_below_the_minimum_flow_is_known_from_the_one_at_it(dose: str, *, is_below: bool) -> None:
    found = _day([_step("00:00", "08:00", dose), _step("08:00", "24:00", "426 mcg")])
    assert [each.is_below_minimum for each in found.given] == [is_below, False]


def test_without_a_concentration_there_is_no_flow_and_nothing_below_it() -> None:
    sheet = {key: value for key, value in ROUTINE.items() if key not in {"product", "preparation"}}
    found = _day([_step("00:00", "24:00", "1 mcg")], sheet)
    assert [(each.flow, each.is_below_minimum) for each in found.given] == [(None, False)]
    assert found.slowest is None
    assert found.minimum_flow == Amount(Fraction("0.048"), "mL/day")


@pytest.mark.parametrize("pump", [{"id": "other"}, {"id": "synchromed-ii-40", "minimum_flow": "x"}])
def test_a_minimum_flow_that_is_not_known_or_not_read_is_none(pump: dict[str, str]) -> None:
    found = _day([STEP], {**ROUTINE, "pump": pump})
    assert (found.minimum_flow, found.slowest) == (None, None)


@pytest.mark.parametrize("dose", [None, "1,5 mcg/day"])
def test_a_daily_dose_that_is_empty_or_not_read_is_none(dose: str | None) -> None:
    found = _day([STEP], put(ROUTINE, "dose.daily_dose", dose))
    assert (found.daily_dose, found.even) == (None, None)
    assert found.total == Amount(Fraction(450), "mcg/day")


@pytest.mark.parametrize(
    ("steps", "unread", "misfits"),
    [
        ([_step("00:00", "08:00", "120 mcg"), _step("09:00", "24:00", "330 mcg")], (), [Misfit(480, 540, "missing")]),
        ([_step("00:00", "09:00", "120 mcg"), _step("08:00", "24:00", "330 mcg")], (), [Misfit(480, 540, "double")]),
        # Its dose is not read, but its times are.
        ([_step("00:00", "08:00", "x"), _step("09:00", "24:00", "330 mcg")], (1,), [Misfit(480, 540, "missing")]),
        # A time that is not read may be the missing one.
        ([_step("00:00", "8:00", "120 mcg"), _step("09:00", "24:00", "330 mcg")], (1,), []),
        ([_step("00:00", "", ""), _step("08:00", "24:00", "330 mcg")], (1,), []),
        ([_step("08:00", "08:00", "120 mcg"), _step("09:00", "24:00", "330 mcg")], (1,), []),
        # What is double stays double whatever the other says.
        (
            [_step("00:00", "09:00", "1 mcg"), _step("08:00", "24:00", "1 mcg"), _step("x", "24:00", "1 mcg")],
            (3,),
            [Misfit(480, 540, "double")],
        ),
    ],
)
def test_no_hour_is_called_missing_while_a_time_is_not_read(
    steps: list[dict[str, str]], unread: tuple[int, ...], misfits: list[Misfit]
) -> None:
    found = _day(steps)
    assert found.unread == unread
    assert list(found.misfits) == misfits
    assert (found.total is None) == bool(unread)


@given(st.lists(st.integers(min_value=1, max_value=1439), max_size=12, unique=True), st.integers(1, 9_999))
def test_steps_at_one_rate_are_the_simple_continuous_flow(cuts: list[int], per_minute: int) -> None:
    """However the day is cut: the same dose per hour and the same flow all day, and nothing missing or double."""
    times = [0, *sorted(cuts), 1440]
    doses = [Fraction(per_minute * (end - start), 10_000) for start, end in pairwise(times)]
    steps = [
        _step(clock(start), clock(end), f"{write_typable(Amount(dose, 'mcg'))} mcg")
        for (start, end), dose in zip(pairwise(times), doses, strict=True)
    ]
    daily = sum(doses, Fraction(0))
    found = _day(steps, put(ROUTINE, "dose.daily_dose", f"{write_typable(Amount(daily, 'mcg/day'))} mcg/day"))
    assert found.unread == ()
    assert found.misfits == ()
    assert found.total == found.daily_dose == Amount(daily, "mcg/day")
    assert {each.per_hour for each in found.given} == {found.even}
    assert {each.flow for each in found.given} == {Amount(daily / 1500, "mL/day")}
