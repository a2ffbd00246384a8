"""Values by field: empty, read, and not read are three things."""

from fractions import Fraction

import pytest

from itb_calc.core.day_schedule import Step
from itb_calc.core.refusal import DecimalMark
from itb_calc.visit import fields
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import Missing, NotEntered, Unreadable
from tests.visit.visits import amount

DOSE = amount("450", "mcg/day")


def test_a_value_that_is_read_is_got_and_needed() -> None:
    inputs = Inputs({"dose.daily_dose": DOSE, "dose.boluses_per_day": Fraction(0)})
    assert inputs.get(fields.DAILY_DOSE) is DOSE
    assert inputs.need(fields.DAILY_DOSE) is DOSE
    assert inputs.need(fields.BOLUSES_PER_DAY) == 0


def test_an_empty_field_is_none_where_that_will_do_and_not_entered_where_it_will_not() -> None:
    inputs = Inputs({})
    assert inputs.get(fields.DAILY_DOSE) is None
    with pytest.raises(NotEntered) as missing:
        inputs.need(fields.DAILY_DOSE)
    assert missing.value.name == "dose.daily_dose"


def test_a_field_that_is_not_read_is_never_taken_for_empty() -> None:
    inputs = Inputs({}, frozenset({"dose.daily_dose"}))
    for read in (inputs.get, inputs.need):
        with pytest.raises(Unreadable) as missing:
            read(fields.DAILY_DOSE)
        assert missing.value.name == "dose.daily_dose"
    assert inputs.get(fields.BOLUS_DOSE) is None


def test_not_even_where_a_value_is_there_too() -> None:
    with pytest.raises(Unreadable):
        Inputs({"dose.daily_dose": DOSE}, frozenset({"dose.daily_dose"})).get(fields.DAILY_DOSE)


def test_a_path_is_readable_unless_its_text_is_not_read() -> None:
    inputs = Inputs({}, frozenset({fields.SCHEDULE}))
    inputs.readable("dose.daily_dose")
    with pytest.raises(Unreadable) as missing:
        inputs.readable(fields.SCHEDULE)
    assert missing.value.name == "dose.schedule"


def test_the_steps_of_the_day_are_none_read_or_not_read() -> None:
    step = Step(0, 1440, amount("450", "mcg"))
    assert Inputs({}).steps() == ()
    assert Inputs({fields.SCHEDULE: (step,)}).steps() == (step,)
    for values in ({}, {fields.SCHEDULE: (step,)}):
        with pytest.raises(Unreadable) as missing:
            Inputs(values, frozenset({fields.SCHEDULE})).steps()
        assert missing.value.name == "dose.schedule"


def test_the_decimal_mark_is_the_point_unless_said_otherwise() -> None:
    assert Inputs({}).mark is DecimalMark.POINT
    assert Inputs({}).unreadable == frozenset()


def test_what_is_missing_says_so_in_its_text() -> None:
    assert str(Missing("dose.daily_dose")) == "dose.daily_dose"
