"""A day in steps: each minute once, and what the steps add up to."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import (
    Kind,
    Misfit,
    Step,
    clock,
    hourly_dose,
    misfits,
    step_duration,
    step_flow,
    total_dose,
)
from itb_calc.core.reservoir import flow_rate
from tests.core.amounts import amount, amounts, exact

_DAY = 24 * 60
_NIGHT, _REST = Step(0, 480, amount(120, "mcg")), Step(480, 1440, amount(330, "mcg"))


def _steps(*times: tuple[int, int]) -> list[Step]:
    return [Step(start, end, amount(10, "mcg")) for start, end in times]


def test_a_step_worked_by_hand() -> None:
    assert exact(step_duration(_NIGHT)) == (Fraction(8), "hour")
    assert exact(hourly_dose(_NIGHT)) == (Fraction(15), "mcg/hour")
    assert exact(step_flow(_NIGHT, amount(2, "mg/mL"))) == (Fraction("0.18"), "mL/day")
    assert exact(hourly_dose(_REST)) == (Fraction("20.625"), "mcg/hour")
    assert exact(step_flow(_REST, amount(2000, "mcg/mL"))) == (Fraction("0.2475"), "mL/day")
    assert exact(step_duration(Step(0, 1, amount(1, "mcg")))) == (Fraction(1, 60), "hour")


@pytest.mark.parametrize(
    ("steps", "total"), [([], "0"), ([_NIGHT], "120"), ([_NIGHT, _REST], "450"), ([_REST, _NIGHT], "450")]
)
def test_the_doses_of_a_day_add_up_in_micrograms_a_day(steps: Sequence[Step], total: str) -> None:
    assert exact(total_dose(steps)) == (Fraction(total), "mcg/day")


def test_milligrams_count_as_micrograms() -> None:
    in_mg = Step(480, 1440, amount("0.33", "mg"))
    assert exact(total_dose([_NIGHT, in_mg])) == (Fraction(450), "mcg/day")
    assert exact(hourly_dose(in_mg)) == exact(hourly_dose(_REST))
    assert exact(step_flow(in_mg, amount(2, "mg/mL"))) == exact(step_flow(_REST, amount(2000, "mcg/mL")))


@pytest.mark.parametrize(("start", "end"), [(0, _DAY), (0, 1), (1439, _DAY)])
def test_a_step_may_reach_from_the_first_minute_to_the_last(start: int, end: int) -> None:
    assert Step(start, end, amount(1, "mcg")).end == end


@pytest.mark.parametrize(("start", "end"), [(-1, 10), (0, 0), (10, 10), (11, 10), (0, 1441), (1440, 1441)])
def test_a_step_outside_one_day_does_not_exist(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"^a step from minute {start} to minute {end} is not a part of one day$"):
        Step(start, end, amount(1, "mcg"))


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ([(0, 1440)], []),
        ([(480, 1440), (0, 480)], []),
        ([], [(0, 1440, "missing")]),
        ([(1, 1440)], [(0, 1, "missing")]),
        ([(0, 1439)], [(1439, 1440, "missing")]),
        ([(0, 480), (481, 1440)], [(480, 481, "missing")]),
        ([(0, 480), (479, 1440)], [(479, 480, "double")]),
        ([(0, 1440), (0, 1440)], [(0, 1440, "double")]),
        ([(0, 1440), (100, 200), (200, 300), (250, 400)], [(100, 400, "double")]),
        ([(0, 1440), (100, 200), (201, 300)], [(100, 200, "double"), (201, 300, "double")]),
        ([(0, 200), (100, 200), (300, 1440)], [(100, 200, "double"), (200, 300, "missing")]),
        ([(300, 600), (900, 1000)], [(0, 300, "missing"), (600, 900, "missing"), (1000, 1440, "missing")]),
    ],
)
def test_where_steps_miss_the_day_or_meet(times: list[tuple[int, int]], found: list[tuple[int, int, Kind]]) -> None:
    assert misfits(_steps(*times)) == tuple(Misfit(*stretch) for stretch in found)


@pytest.mark.parametrize(
    ("minutes", "written"),
    [(0, "00:00"), (1, "00:01"), (59, "00:59"), (60, "01:00"), (480, "08:00"), (1439, "23:59"), (1440, "24:00")],
)
def test_a_time_of_day_has_two_digits_for_both(minutes: int, written: str) -> None:
    assert clock(minutes) == written


_times = st.integers(min_value=0, max_value=_DAY)
_any_steps = st.lists(
    st.tuples(_times, _times).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: (min(pair), max(pair))),
    max_size=6,
)


def _minute_by_minute(times: list[tuple[int, int]]) -> list[tuple[int, int, Kind]]:
    covering = [0] * _DAY
    for start, end in times:
        for minute in range(start, end):
            covering[minute] += 1
    found: list[tuple[int, int, Kind]] = []
    for often, run in groupby(range(_DAY), key=lambda minute: min(covering[minute], 2)):
        minutes = list(run)
        if often != 1:
            found.append((minutes[0], minutes[-1] + 1, "double" if often else "missing"))
    return found


@given(_any_steps)
def test_misfits_are_what_counting_each_minute_finds(times: list[tuple[int, int]]) -> None:
    expected = tuple(Misfit(*stretch) for stretch in _minute_by_minute(times))
    assert misfits(_steps(*times)) == expected
    assert misfits(_steps(*sorted(times))) == expected


@given(st.sets(st.integers(min_value=1, max_value=_DAY - 1), max_size=12))
def test_a_day_cut_anywhere_is_whole(cuts: set[int]) -> None:
    assert misfits(_steps(*pairwise([0, *sorted(cuts), _DAY]))) == ()


@given(amounts("mcg"), amounts("mcg/mL"), st.sampled_from([1, 2, 3, 4, 5, 6, 8, 9, 10, 12]))
def test_equal_steps_are_a_simple_continuous_flow(share: Amount, strength: Amount, count: int) -> None:
    length = _DAY // count
    steps = [Step(length * number, length * (number + 1), share) for number in range(count)]
    assert misfits(steps) == ()
    daily = total_dose(steps)
    assert exact(daily) == (share.magnitude * count, "mcg/day")
    for step in steps:
        assert exact(step_flow(step, strength)) == exact(flow_rate(daily, strength).value)
        assert exact(hourly_dose(step)) == exact(daily.to("mcg/hour"))


@given(st.sets(st.integers(min_value=1, max_value=_DAY - 1), max_size=12), st.data(), amounts("mcg/mL"))
def test_flow_and_hourly_dose_carry_the_dose_of_each_step_and_of_the_day(
    cuts: set[int], data: st.DataObject, strength: Amount
) -> None:
    steps = [Step(start, end, data.draw(amounts("mcg"))) for start, end in pairwise([0, *sorted(cuts), _DAY])]
    volume = Fraction(0)
    for step in steps:
        minutes = step.end - step.start
        assert hourly_dose(step).magnitude * minutes / 60 == step.dose.magnitude
        assert step_duration(step).magnitude * 60 == minutes
        flow, unit = exact(step_flow(step, strength))
        assert (flow * minutes * strength.magnitude, unit) == (step.dose.magnitude * _DAY, "mL/day")
        volume += flow * minutes / _DAY
    assert volume * strength.magnitude == total_dose(steps).magnitude
