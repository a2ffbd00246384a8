"""The order of the candidates, criterion by criterion, and that it is a total one."""

from itertools import combinations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from itb_calc.planning.candidate import Candidate
from itb_calc.planning.fitness import fitness
from itb_calc.planning.plan import Plan
from itb_calc.visit import fields
from tests.planning.plans import named, planned
from tests.safety.worksheets import Changes

SIXTY: Changes = {"plan.interval": "60 days"}
OLD: Changes = {**SIXTY, "previous.first_fill": None, "previous.concentration": "2000 mcg/mL"}


def _places(plan: Plan) -> dict[tuple[int, int, int | None], int]:
    return {named(candidate): place for place, candidate in enumerate(plan.candidates)}


def test_what_fits_stands_first_and_what_falls_out_last() -> None:
    verdicts = [candidate.fits for candidate in planned({}).candidates]
    assert verdicts == sorted(verdicts, reverse=True)
    assert 0 < sum(verdicts) < len(verdicts)


@pytest.mark.parametrize(
    ("changes", "fitter", "less_fit"),
    [
        # undiluted before diluted, even where it takes more containers
        (SIXTY, (2000, 2000, 5), (950, 2000, 20)),
        # diluted before diluted to what is sold ready, even where it takes more containers
        (SIXTY, (1100, 2000, 5), (1000, 2000, 20)),
        # the concentration that is in the pump now before one that needs a bridge, even where it takes more containers
        (OLD, (2000, 2000, 5), (1000, 1000, 20)),
        # but undiluted before diluted all the same
        ({**OLD, "previous.concentration": "900 mcg/mL"}, (2000, 2000, 5), (900, 2000, 20)),
        # fewer containers before a nearer interval
        (SIXTY, (950, 2000, 20), (850, 2000, 5)),
        (SIXTY, (1000, 1000, 20), (2000, 2000, 5)),
        # a nearer interval before less left over
        ({}, (1250, 2000, 20), (1950, 2000, 20)),
        # what reaches too little: the least short first, whatever else
        ({}, (1200, 2000, 5), (1000, 1000, 20)),
        # equally short: undiluted first
        ({}, (1000, 1000, 20), (1000, 2000, 20)),
        # what has no days stands behind what has too few
        ({"dose.daily_dose": "30 mcg/day", "plan.interval": "180 days"}, (550, 2000, 20), (2000, 2000, 20)),
    ],
)
def test_one_criterion_after_the_other(
    changes: Changes, fitter: tuple[int, int, int], less_fit: tuple[int, int, int]
) -> None:
    places = _places(planned(changes))
    assert places[fitter] < places[less_fit]


def test_equal_in_all_else_less_left_over_stands_first() -> None:
    # 10 mL of 750 mcg/mL, from one container each: 1.25 mL, 12.5 mL and 16.25 mL are left over.
    plan = planned({"pump.id": "synchromed-el-10", "plan.interval": "5 days"})
    same = [named(each) for each in plan.candidates if named(each)[0] == 750]
    assert same == [(750, 2000, 5), (750, 1000, 20), (750, 2000, 20)]


def _fitness(plan: Plan, candidate: Candidate) -> object:
    assert plan.interval is not None
    return fitness(candidate, plan.interval, plan.facts.inputs.need(fields.DAILY_DOSE))


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(
    st.sampled_from(["24", "60", "450", "900.5", "2000", "6000"]),
    st.sampled_from(["1", "30", "90", "180"]),
    st.sampled_from(["synchromed-ii-20", "synchromed-ii-40", "prometra-20", "synchromed-el-10"]),
)
def test_no_two_candidates_are_equally_fit(dose: str, days: str, pump: str) -> None:
    plan = planned({"dose.daily_dose": f"{dose} mcg/day", "plan.interval": f"{days} days", "pump.id": pump})
    keys = [_fitness(plan, candidate) for candidate in plan.candidates]
    assert all(one != other for one, other in combinations(keys, 2))
    assert keys == sorted(keys)  # type: ignore[type-var]
