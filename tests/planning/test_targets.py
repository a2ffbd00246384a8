"""What a stock is diluted to: round targets in the range, and below it where a low dose needs them."""

from itertools import pairwise

from tests.planning.plans import named, planned
from tests.safety.worksheets import Changes

# 12.5 mcg/day in a 20 mL pump: 100 mcg/mL is the lowest that reaches 100 days, and up to about 260 flows.
_LOW_DOSE: Changes = {
    "pump.id": "synchromed-ii-20",
    "pump.alarm_volume": "2 mL",
    "dose.daily_dose": "12.5 mcg/day",
    "refill.flow_tolerance": None,
    "plan.interval": "100 days",
}


def test_a_low_dose_is_offered_every_round_dilution_from_the_lowest_that_reaches_not_that_one_alone() -> None:
    found = planned(_LOW_DOSE).candidates
    from_500 = sorted({named(each)[0] for each in found if named(each)[1] == 500})
    assert from_500[0] == 100
    assert {after - before for before, after in pairwise(from_500)} == {50}
    fitting = sorted({named(each)[0] for each in found if each.fits})
    assert fitting == [100, 150, 200, 250]


def test_without_need_nothing_below_the_strengths_that_are_sold_is_tried() -> None:
    assert min(named(each)[0] for each in planned({}).candidates) == 500
