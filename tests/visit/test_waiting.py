"""What an absent result waits for, in words."""

import pytest

from itb_calc.visit.missing import Missing, NotApplicable, NotComputed, NotEntered, Unreadable
from itb_calc.visit.waiting import waits_in_words


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (NotEntered("pump.alarm_volume"), "needs the alarm volume"),
        (Unreadable("dose.daily_dose"), "needs the daily dose, which is not read"),
        (Unreadable("dose.schedule"), "needs the day schedule, which is not read"),
        (NotComputed("flow_rate"), "cannot be computed from what is entered"),
        (NotApplicable("pump.programmed_volume"), "cannot be computed from what is entered"),
    ],
)
def test_an_empty_field_is_told_from_one_that_is_not_read(cause: Missing, words: str) -> None:
    assert waits_in_words(cause) == words
