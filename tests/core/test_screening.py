"""Screening: volume of a test dose, time between two of them, start dose with both questions asked."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.core.amount import Amount
from itb_calc.core.moment import Moment
from itb_calc.core.refusal import DecimalMark
from itb_calc.core.screening import Effect, bolus_volume, next_dose_from, start_dose, time_since
from itb_calc.core.working import Worked, Working, write_out
from tests.core.amounts import amount, amounts, exact
from tests.core.conftest import Spoil

FIFTY = amount(50, "mcg/mL")
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
EIGHT = amount(8, "hour")
TWICE = Fraction(2)


def effect(*, longer: bool = False, adverse: bool = False) -> Effect:
    return Effect(EIGHT, longer, adverse)


@pytest.mark.parametrize(("dose", "volume"), [(25, "1/2"), (50, "1"), (75, "3/2"), (100, "2")])
def test_the_volume_of_each_step(dose: int, volume: str) -> None:
    worked = bolus_volume(amount(dose, "mcg"), FIFTY)
    assert exact(worked.value) == (Fraction(volume), "mL")
    assert worked.holds


def test_the_working_of_a_volume() -> None:
    assert write_out(bolus_volume(amount(75, "mcg"), FIFTY)) == Working(
        "volume = screening dose ÷ concentration of the screening product",
        "75 mcg ÷ 50 mcg/mL",
        "1.5 mL",
        "1.5 mL × 50 mcg/mL = 75 mcg",
    )


def test_the_time_since_the_last_dose_is_exact_to_the_minute() -> None:
    worked = time_since(Moment.at(MONDAY, "08:00"), Moment.at(TUESDAY, "07:59"))
    assert exact(worked.value) == (Fraction(1439, 60), "hour")
    assert worked.holds
    assert write_out(worked) == Working(
        "time since the last dose = this injection − last injection",
        "Tue 24 Nov 2026 07:59 − Mon 23 Nov 2026 08:00",
        "≈23.9 hours",
        "Mon 23 Nov 2026 08:00 + ≈23.9 hours ≈ Tue 24 Nov 2026 07:59",
    )


def test_the_next_dose_is_a_moment() -> None:
    worked = next_dose_from(Moment.at(MONDAY, "08:05"), amount(24, "hour"))
    assert worked is not None
    assert worked.holds
    assert write_out(worked) == Working(
        "next dose not before = this injection + shortest time between two doses",
        "Mon 23 Nov 2026 08:05 + 24 hours",
        "Tue 24 Nov 2026 08:05",
        "Tue 24 Nov 2026 08:05 − Mon 23 Nov 2026 08:05 = 24 hours",
    )


def test_beyond_the_calendar_there_is_no_next_dose() -> None:
    assert next_dose_from(Moment.at(date.max, "08:00"), amount(24, "hour")) is None


@pytest.mark.parametrize(
    ("longer", "adverse", "dose", "answers"),
    [
        (False, False, 150, "2 × 75 mcg per day (effect longer than 8 hours: no; adverse reaction: no)"),
        (True, False, 75, "1 × 75 mcg per day (effect longer than 8 hours: yes; adverse reaction: no)"),
        (False, True, 75, "1 × 75 mcg per day (effect longer than 8 hours: no; adverse reaction: yes)"),
        (True, True, 75, "1 × 75 mcg per day (effect longer than 8 hours: yes; adverse reaction: yes)"),
    ],
)
def test_the_start_dose_is_doubled_only_where_both_answers_are_no(
    longer: bool,  # noqa: FBT001
    adverse: bool,  # noqa: FBT001
    dose: int,
    answers: str,
) -> None:
    worked = start_dose(amount(75, "mcg"), TWICE, effect(longer=longer, adverse=adverse))
    assert exact(worked.value) == (Fraction(dose), "mcg/day")
    assert worked.holds
    assert write_out(worked).substitution == answers
    assert write_out(worked).formula.startswith("start dose = factor × effective screening dose, over 24 hours;")
    assert write_out(worked).check == f"{dose} mcg/day ÷ {answers[0]} = 75 mcg per day"


def test_the_working_is_written_in_the_documents_decimal_mark() -> None:
    worked = start_dose(amount("37.5", "mcg"), TWICE, effect())
    assert write_out(worked, DecimalMark.COMMA).substitution.startswith("2 × 37,5 mcg per day")


@pytest.mark.parametrize(
    ("calculate", "operation"),
    [
        (lambda: bolus_volume(amount(75, "mcg"), FIFTY), "__truediv__"),
        (lambda: start_dose(amount(75, "mcg"), TWICE, effect()), "__mul__"),
        (lambda: time_since(Moment.at(MONDAY, "08:00"), Moment.at(TUESDAY, "08:00")), "number"),
        (lambda: next_dose_from(Moment.at(MONDAY, "08:00"), amount(24, "hour")), "number"),
    ],
)
def test_a_step_that_goes_wrong_is_noticed(calculate: Callable[[], Worked], operation: str, spoil: Spoil) -> None:
    spoil(operation)
    assert not calculate().holds


@given(amounts("mcg"), amounts("mcg/mL"))
def test_the_volume_holds_the_dose(dose: Amount, concentration: Amount) -> None:
    worked, in_mg = bolus_volume(dose, concentration), bolus_volume(dose.to("mg"), concentration.to("mg/mL"))
    assert (worked.holds, in_mg.holds) == (True, True)
    volume, unit = exact(worked.value)
    assert (volume * concentration.magnitude, unit) == (dose.magnitude, "mL")
    assert in_mg.value == worked.value


@given(amounts("mcg"), st.booleans(), st.booleans())
def test_the_start_dose_is_the_effective_dose_once_or_twice(dose: Amount, longer: bool, adverse: bool) -> None:  # noqa: FBT001
    worked = start_dose(dose, TWICE, effect(longer=longer, adverse=adverse))
    assert worked.holds
    times = 1 if longer or adverse else 2
    assert exact(worked.value) == (times * dose.magnitude, "mcg/day")
    assert start_dose(dose.to("mg"), TWICE, effect(longer=longer, adverse=adverse)).value == worked.value
