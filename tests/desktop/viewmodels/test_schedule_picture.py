"""The picture of the day: the steps that are read in their order, and the same in words."""

from fractions import Fraction

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.day_schedule import Misfit
from itb_calc.desktop.viewmodels.schedule_picture import Level, SchedulePicture
from tests.desktop.viewmodels.test_schedule_state import DAY, MORNING, NIGHT, Step, state
from tests.worksheet.sheets import ROUTINE, STEP, Sheet, put


def drawn(*steps: Step, sheet: Sheet = ROUTINE) -> SchedulePicture:
    picture = state(*steps, sheet=sheet).picture
    assert picture is not None
    return picture


def test_the_steps_stand_in_the_order_of_the_day_against_the_same_dose_given_evenly() -> None:
    picture = drawn(NIGHT, MORNING, DAY)
    assert [each.number for each in picture.steps] == [2, 3, 1]
    assert picture.even == Level(Amount(Fraction(75, 4), "mcg/hour"), "450 mcg/day given evenly")
    assert picture.slowest == Level(Amount(Fraction(3), "mcg/hour"), "Minimum flow 0.048 mL/day")
    assert picture.wrong == ()
    assert picture.alternative == (
        "00:00 to 08:00: 15 mcg/hour; 08:00 to 16:00: 26.25 mcg/hour; 16:00 to 24:00: 15 mcg/hour."
        " Dashed line: 450 mcg/day given evenly. Dotted line: minimum flow 0.048 mL/day, here 3 mcg/hour."
    )


def test_equal_steps_stand_as_high_as_the_dose_given_evenly() -> None:
    halves = (
        {"start": "00:00", "end": "12:00", "dose": "225 mcg"},
        {"start": "12:00", "end": "24:00", "dose": "225 mcg"},
    )
    picture = drawn(*halves)
    assert picture.even is not None
    assert {each.per_hour for each in picture.steps} == {picture.even.per_hour} == {picture.top}


def test_what_is_wrong_is_drawn_and_said() -> None:
    picture = drawn(MORNING, DAY | {"start": "09:00", "end": "17:00"}, NIGHT | {"dose": "12 mcg"})
    assert picture.wrong == (Misfit(480, 540, "missing"), Misfit(960, 1020, "double"))
    assert picture.alternative.endswith(
        " Hatched: 08:00 to 09:00 is in no step, 16:00 to 17:00 is in more than one step."
        " Below the minimum flow: 16:00 to 24:00."
    )


def test_a_step_that_is_not_read_is_named_and_not_drawn_and_nothing_is_called_missing_for_it() -> None:
    picture = drawn(MORNING, {"start": "8"}, NIGHT)
    assert [each.number for each in picture.steps] == [1, 3]
    assert picture.wrong == ()
    assert picture.alternative.endswith(" Not drawn, since not read: step 2.")


@pytest.mark.parametrize("steps", [(), ({"start": "8"},), ({},)])
def test_where_no_step_is_read_there_is_no_picture(steps: tuple[Step, ...]) -> None:
    assert state(*steps).picture is None


@pytest.mark.parametrize(
    ("sheet", "even", "slowest"),
    [
        (put(ROUTINE, "dose.daily_dose", None), False, True),
        (put(ROUTINE, "dose.daily_dose", "x"), False, True),
        (put(ROUTINE, "pump.id", "other"), True, False),
        (put(ROUTINE, "preparation.target_concentration", "x"), True, False),
    ],
)
def test_a_line_that_is_not_known_is_not_drawn_and_not_said(sheet: Sheet, *, even: bool, slowest: bool) -> None:
    picture = drawn(STEP, sheet=sheet)
    assert (picture.even is not None, picture.slowest is not None) == (even, slowest)
    assert ("Dashed" in picture.alternative, "Dotted" in picture.alternative) == (even, slowest)


def test_no_hour_dose_is_written_for_a_daily_dose_whose_hourly_dose_is_withheld() -> None:
    """DOS-08 withholds the dose per hour: the dashed line stands for the daily dose as it was ordered, without it."""
    picture = drawn(MORNING, NIGHT)
    assert picture.even is not None
    assert picture.even.label == "450 mcg/day given evenly"
    assert "18.75" not in picture.alternative
