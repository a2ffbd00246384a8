"""Doses: per day, per hour, with the patient's own boluses, and against the previous one."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given

from itb_calc.core.amount import Amount
from itb_calc.core.dose import dose_change, highest_daily_dose, hourly_dose, with_boluses
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import amount, amounts, exact, whole_numbers
from tests.core.conftest import Spoil


@pytest.mark.parametrize(
    ("calculate", "number", "unit", "working"),
    [
        (
            lambda: hourly_dose(amount(450, "mcg/day")),
            "75/4",
            "mcg/hour",
            Working(
                "dose per hour = daily dose ÷ 24",
                "450 mcg/day ÷ 24",
                "18.75 mcg/hour",
                "18.75 mcg/hour × 24 = 450 mcg/day",
            ),
        ),
        (
            lambda: hourly_dose(amount("0.1", "mg/day")),
            "25/6",
            "mcg/hour",
            Working(
                "dose per hour = daily dose ÷ 24",
                "0.1 mg/day ÷ 24",
                "≈4.17 mcg/hour",
                "≈4.17 mcg/hour × 24 ≈ 0.1 mg/day",
            ),
        ),
        (
            lambda: highest_daily_dose(amount(450, "mcg/day"), amount(25, "mcg"), Fraction(4)),
            "550",
            "mcg/day",
            Working(
                "highest daily dose = daily dose + boluses per day × bolus dose",
                "450 mcg/day + 4 × 25 mcg per day",
                "550 mcg/day",
                "550 mcg/day − 100 mcg per day = 450 mcg/day",
            ),
        ),
        (
            lambda: dose_change(amount(450, "mcg/day"), amount(420, "mcg/day")),
            "50/7",
            "%",
            Working(
                "dose change = (new daily dose − old daily dose) ÷ old daily dose",
                "(450 mcg/day − 420 mcg/day) ÷ 420 mcg/day",
                "≈7.1 %",
                "420 mcg/day + ≈7.1 % of 420 mcg/day ≈ 450 mcg/day",
            ),
        ),
        (
            lambda: dose_change(amount(320, "mcg/day"), amount(400, "mcg/day")),
            "-20",
            "%",
            Working(
                "dose change = (new daily dose − old daily dose) ÷ old daily dose",
                "(320 mcg/day − 400 mcg/day) ÷ 400 mcg/day",
                "−20 %",
                "400 mcg/day + −20 % of 400 mcg/day = 320 mcg/day",
            ),
        ),
    ],
)
def test_worked_by_hand(calculate: Callable[[], Worked], number: str, unit: str, working: Working) -> None:
    worked = calculate()
    assert exact(worked.value) == (Fraction(number), unit)
    assert worked.holds
    assert write_out(worked) == working


def test_boluses_add_to_the_day_whatever_their_unit() -> None:
    assert exact(with_boluses(amount(450, "mcg/day"), amount("0.025", "mg"), Fraction(4))) == (Fraction(550), "mcg/day")
    assert exact(with_boluses(amount("0.45", "mg/day"), amount(25, "mcg"), Fraction(4))) == (Fraction("0.55"), "mg/day")
    assert with_boluses(amount(450, "mcg/day"), amount(25, "mcg"), Fraction(0)) == amount(450, "mcg/day")


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: hourly_dose(amount(450, "mcg/day")), "number"),
        (lambda: highest_daily_dose(amount(450, "mcg/day"), amount(25, "mcg"), Fraction(4)), "__add__"),
        (lambda: highest_daily_dose(amount(450, "mcg/day"), amount(25, "mcg"), Fraction(4)), "__mul__"),
        (lambda: dose_change(amount(450, "mcg/day"), amount(420, "mcg/day")), "__sub__"),
        (lambda: dose_change(amount(450, "mcg/day"), amount(420, "mcg/day")), "__truediv__"),
        (lambda: dose_change(amount(450, "mcg/day"), amount(420, "mcg/day")), "to"),
        (lambda: dose_change(amount(450, "mcg/day"), amount(420, "mcg/day")), "__mul__"),
        (lambda: dose_change(amount(450, "mcg/day"), amount(420, "mcg/day")), "__add__"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: Callable[[], Worked], operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@given(amounts("mcg/day"))
def test_the_hourly_dose_times_24_is_the_daily_dose(dose: Amount) -> None:
    worked, in_mg = hourly_dose(dose), hourly_dose(dose.to("mg/day"))
    assert (worked.holds, in_mg.holds) == (True, True)
    hourly, unit = exact(worked.value)
    assert (hourly * 24, unit) == (dose.magnitude, "mcg/hour")
    assert exact(in_mg.value) == (hourly, unit)


@given(amounts("mcg/day"), amounts("mcg"), whole_numbers)
def test_the_highest_dose_is_the_daily_dose_with_every_bolus(dose: Amount, bolus: Amount, boluses: Fraction) -> None:
    worked = highest_daily_dose(dose, bolus, boluses)
    assert worked.holds
    assert exact(worked.value) == (dose.magnitude + boluses * bolus.magnitude, "mcg/day")
    assert worked.value == with_boluses(dose, bolus.to("mg"), boluses)
    assert highest_daily_dose(dose.to("mg/day"), bolus.to("mg"), boluses).holds


@given(amounts("mcg/day"), amounts("mcg/day"))
def test_the_change_leads_from_the_old_dose_to_the_new(new: Amount, old: Amount) -> None:
    worked = dose_change(new, old)
    percent, unit = exact(worked.value)
    assert (old.magnitude + old.magnitude * percent / 100, unit) == (new.magnitude, "%")
    assert worked.holds
    assert (percent > 0, percent < 0) == (new > old, new < old)
    assert exact(dose_change(new.to("mg/day"), old).value) == (percent, "%")
    assert exact(dose_change(old, old).value) == (Fraction(0), "%")
