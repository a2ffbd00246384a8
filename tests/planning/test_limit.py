"""Which limit decides for a candidate: the evaluation's own result, wherever there is one."""

import pytest

from itb_calc.planning.limit import limit_in_words, limit_of
from tests.planning.plans import named, planned
from tests.safety.worksheets import Changes


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"refill.stability_limit": "100 days"},
        {"refill.stability_limit": "100 days", "refill.flow_tolerance": None},
        {"refill.stability_limit": "160 days", "refill.flow_tolerance": "0 %"},
        {"dose.daily_dose": "24 mcg/day"},
        {"refill.stability_limit": None},
        {"pump.alarm_volume": "40 mL"},
    ],
)
def test_it_is_what_the_evaluation_of_the_candidate_says(changes: Changes) -> None:
    made = planned(changes)
    for each in made.candidates:
        results = each.evaluation.results
        found = results.text("deciding_limit") if "deciding_limit" in results.worked else None
        assert limit_of(made, each) == found


def test_a_fill_that_ends_at_the_stability_limit_itself_is_decided_by_the_alarm() -> None:
    changes: Changes = {"refill.flow_tolerance": "0 %", "refill.stability_limit": "160 days", "fill_date": None}
    said = {}
    for limit in ("159 days", "160 days"):
        made = planned({**changes, "refill.stability_limit": limit})
        found = next(each for each in made.candidates if named(each) == (2000, 2000, 20))
        said[limit] = limit_in_words(made, found)
    assert said == {"159 days": "stability decides", "160 days": "alarm decides"}


def test_a_limit_that_a_block_withholds_is_not_told() -> None:
    made = planned({"dose.daily_dose": "24 mcg/day"})
    blocked = next(each for each in made.candidates if named(each) == (2000, 2000, 20))
    assert (limit_of(made, blocked), limit_in_words(made, blocked)) == (None, "")
