"""A plan: what it waits for, which candidates there are, what it names, and what every candidate shares."""

from dataclasses import replace

import pytest

from itb_calc.core.amount import Amount
from itb_calc.core.working import write_out
from itb_calc.planning.plan import Plan, begin, complete
from itb_calc.reference.pumps import Pump
from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Severity
from tests.core.amounts import amount
from tests.planning.plans import REFERENCE, named, planned, wish
from tests.safety.worksheets import TODAY, UNREADABLE, Changes

CHILD: Changes = {"dose.daily_dose": "60 mcg/day"}
PROMETRA: Changes = {"pump.id": "prometra-20"}
TOO_MUCH: Changes = {"dose.daily_dose": "2000 mcg/day", "plan.interval": "180 days"}


def _targets(plan: Plan, stock: int, container: int = 20) -> list[int]:
    return sorted(
        named(each)[0] for each in plan.candidates if each.target is not None and named(each)[1:] == (stock, container)
    )


@pytest.mark.parametrize(
    ("emptied", "waits_for"),
    [
        (["dose.daily_dose"], ("dose.daily_dose",)),
        (["plan.interval", "pump.alarm_volume"], ("plan.interval", "pump.alarm_volume")),
        (["pump.id"], ("pump.id",)),
    ],
)
def test_a_plan_waits_for_what_it_cannot_do_without(emptied: list[str], waits_for: tuple[str, ...]) -> None:
    plan = planned(dict.fromkeys(emptied))
    assert plan.waits_for == waits_for
    assert (plan.candidates, plan.lowest, plan.exit_status) == ((), None, 2)


def test_a_pump_whose_reservoir_is_not_known_waits_for_it() -> None:
    assert planned({"pump.id": "other"}).waits_for == ("pump.reservoir_volume",)
    assert planned({"pump.id": "other", "pump.reservoir_volume": "20 mL"}).candidates


@pytest.mark.parametrize("emptied", ["fill_date", "refill.stability_limit", "refill.booking_buffer"])
def test_without_what_only_the_dates_need_there_is_a_plan(emptied: str) -> None:
    plan = planned({emptied: None})
    assert plan.fitting
    assert plan.fitting[0].day("book_by_date") is None
    assert plan.exit_status == 0


@pytest.mark.parametrize(
    "path",
    ["dose.daily_dose", "dose.bolus_dose", "pump.minimum_flow", "refill.flow_tolerance", "preparation.priming_volume"],
)
def test_a_field_of_the_plan_that_is_not_read_leaves_no_candidate(path: str) -> None:
    plan = planned({path: UNREADABLE})
    assert path in [problem.field for problem in plan.problems]
    assert (plan.candidates, plan.waits_for, plan.exit_status) == ((), (), 2)


def test_a_field_that_the_plan_does_not_need_is_a_problem_beside_it() -> None:
    plan = planned({"dose.age_years": UNREADABLE})
    assert [problem.field for problem in plan.problems] == ["dose.age_years"]
    assert plan.fitting
    assert plan.exit_status == 2


def test_what_a_candidate_says_for_itself_is_no_problem_of_the_plan() -> None:
    plan = planned({"preparation.target_concentration": UNREADABLE, "pump.injected_volume": "2 mg"})
    assert plan.problems == ()
    assert plan.exit_status == 0


def test_problems_stand_in_the_order_of_the_page() -> None:
    plan = planned({"plan.interval": "x", "fill_date": "x", "dose.daily_dose": "x", "dose.age_years": "x"})
    assert [problem.field for problem in plan.problems] == [
        "dose.daily_dose",
        "plan.interval",
        "fill_date",
        "dose.age_years",
    ]


def test_each_strength_stands_there_undiluted_and_diluted_to_every_round_target() -> None:
    plan = planned({})
    ready = [named(each) for each in plan.candidates if each.target is None]
    assert sorted(ready, key=str) == [(1000, 1000, 20), (2000, 2000, 20), (2000, 2000, 5), (500, 500, 20)]
    assert _targets(plan, 2000) == _targets(plan, 2000, 5) == list(range(500, 2000, 50))
    assert _targets(plan, 1000) == list(range(500, 1000, 50))
    assert _targets(plan, 500) == []


def test_a_low_dose_is_diluted_from_the_lowest_concentration_on_below_the_range() -> None:
    # 60 × 1.1 × 90 ÷ 36 = 165: in steps of 50 that is 200.
    plan = planned(CHILD)
    assert plan.lowest is not None
    assert plan.lowest.value == amount(200, "mcg/mL")
    assert _targets(plan, 500) == list(range(200, 500, 50))
    assert _targets(plan, 1000) == list(range(200, 1000, 50))


def test_a_pump_with_a_labelled_range_has_its_own() -> None:
    assert _targets(planned(PROMETRA), 2000) == list(range(500, 2000, 50))
    pump = REFERENCE.pumps["prometra-20"]
    figures = ["reservoir_volume", "lowest_concentration", "highest_concentration"]
    narrow = Pump.model_validate(
        {
            "id": pump.id,
            "name": pump.name,
            "reservoir_volume": "20 mL",
            "lowest_concentration": "600 mcg/mL",
            "highest_concentration": "900 mcg/mL",
            "citations": [{"key": "flowonix-prometra", "grade": "P", "reviewed": TODAY, "figures": figures}],
        }
    )
    reference = replace(REFERENCE, pumps={**REFERENCE.pumps, pump.id: narrow})
    plan = planned({**PROMETRA, "plan.interval": "30 days"}, reference)
    assert plan.lowest is not None
    assert plan.lowest.value == amount(950, "mcg/mL")
    assert _targets(plan, 2000) == [*range(600, 950, 50), 950]


def test_the_lowest_concentration_is_told_with_its_working() -> None:
    plan = planned({"dose.bolus_dose": "25 mcg", "dose.boluses_per_day": "4"})
    assert plan.lowest is not None
    assert plan.lowest.value == amount(1550, "mcg/mL")
    assert write_out(plan.lowest).substitution == (
        "(450 mcg/day + 4 × 25 mcg per day) × (1 + 10 %) × 90 days ÷ (40 mL − 4 mL) → 1,512.5 mcg/mL,"
        " up to a multiple of 50 mcg/mL"
    )


def test_more_than_every_strength_reaches_is_said_and_nothing_fits() -> None:
    plan = planned(TOO_MUCH)
    assert plan.lowest is not None
    assert plan.lowest.value == amount(11_000, "mcg/mL")
    assert plan.fitting == ()
    assert len(plan.candidates) == 74
    assert plan.exit_status == 1


def test_the_minimum_flow_names_the_highest_concentration() -> None:
    plan = planned({"dose.daily_dose": "24 mcg/day"})
    assert plan.highest is not None
    assert plan.highest.value == amount(500, "mcg/mL")
    assert {each.concentration <= amount(500, "mcg/mL") for each in plan.fitting} == {True}
    assert planned(PROMETRA).highest is None
    assert isinstance(planned({**PROMETRA, "pump.minimum_flow": "0.1 mL/day"}).highest, type(plan.highest))


def test_an_alarm_volume_that_is_not_below_the_fill_leaves_no_lowest_concentration() -> None:
    plan = planned({"pump.alarm_volume": "40 mL"})
    assert plan.lowest is None
    assert plan.fitting == ()
    assert all(each.reasons[0].startswith("RES-01: ") for each in plan.candidates)
    assert [finding.rule for finding in plan.shared if finding.severity is Severity.BLOCK] == ["RES-01"]


def test_what_every_candidate_has_stands_once_for_all() -> None:
    plan = planned({"refill.booking_buffer": None, "previous.first_fill": None})
    shared = [finding.rule for finding in plan.shared]
    assert "RES-06" in shared
    assert "CHK-02" in shared
    # A remark is left to the worksheet, and what only some have stands with them.
    assert "RES-04" not in shared
    assert "CON-01" not in shared
    for each in plan.candidates:
        assert set(plan.shared) <= set(each.evaluation.findings)


def test_a_usual_wish_has_nothing_to_share() -> None:
    assert planned({}).shared == ()


def test_without_usable_reference_data_there_is_no_plan_and_a_block() -> None:
    plan = planned({}, Reference(defect="The reference file pumps.toml is missing."))
    assert plan.candidates == ()
    assert [finding.rule for finding in plan.shared] == ["REF-01"]
    assert plan.exit_status == 1


def test_changed_reference_data_blocks_every_candidate() -> None:
    plan = planned({}, replace(REFERENCE, defect="The reference files are not the reviewed ones."))
    assert plan.fitting == ()
    assert {each.reasons[0].partition(":")[0] for each in plan.candidates} == {"REF-01"}
    assert plan.exit_status == 1


def test_an_unlisted_pump_is_planned_with_what_is_entered() -> None:
    other: Changes = {"pump.id": "other", "pump.reservoir_volume": "15 mL", "pump.minimum_flow": "0.2 mL/day"}
    plan = planned({**other, "plan.interval": "30 days"})
    assert plan.highest is not None
    assert plan.highest.value == amount(2250, "mcg/mL")
    assert isinstance(plan.lowest and plan.lowest.value, Amount)
    assert plan.fitting[0].worksheet.texts["pump.injected_volume"] == "15 mL"


CONSTANT: Changes = {
    "pump.id": "constant-flow",
    "pump.reservoir_volume": "20 mL",
    "pump.fixed_flow": "0.7 mL/day",
    "dose.daily_dose": "900 mcg/day",
    "plan.interval": "14 days",
}


def test_a_constant_flow_pump_waits_for_its_flow_and_its_reservoir() -> None:
    plan = planned({**CONSTANT, "pump.fixed_flow": None, "pump.reservoir_volume": None})
    assert plan.waits_for == ("pump.reservoir_volume", "pump.fixed_flow")


def test_for_a_constant_flow_pump_the_needed_concentration_is_the_answer() -> None:
    # 900 ÷ 0.7 = 1,285.7…: to the nearest whole mcg/mL.
    plan = planned(CONSTANT)
    assert plan.problems == ()
    assert plan.lowest is not None
    assert plan.lowest.value == amount("9000/7", "mcg/mL")
    assert plan.lowest.formula.startswith("needed concentration = daily dose ÷ fixed flow")
    assert plan.highest is None
    assert _targets(plan, 2000) == [*range(500, 1300, 50), 1286, *range(1300, 2000, 50)]


def test_for_a_constant_flow_pump_the_dose_decides() -> None:
    plan = planned(CONSTANT)
    # 5 % either way is 855 to 945 mcg/day, 10 % 810 to 990: 1,221.4 to 1,350, and 1,157.1 to 1,414.3 mcg/mL.
    assert {named(each)[0] for each in plan.fitting} == {1200, 1250, 1286, 1300, 1350, 1400}
    assert [named(each)[0] for each in plan.fitting if named(each)[2] == 20] == [1286, 1300, 1250, 1350, 1200, 1400]
    cautioned = {named(each)[0] for each in plan.fitting if any(f.rule == "FLW-04" for f in each.evaluation.findings)}
    assert cautioned == {1200, 1400}
    assert all(each.reasons[0].startswith("FLW-04: ") for each in plan.candidates if named(each)[0] == 2000)


def test_a_fixed_flow_that_empties_the_reservoir_too_soon_leaves_nothing() -> None:
    plan = planned({**CONSTANT, "plan.interval": "30 days"})
    assert plan.fitting == ()
    assert any(each.reasons == ("It reaches only ≈20.7 of 30 days.",) for each in plan.candidates)
    assert plan.exit_status == 1


def test_a_plan_that_is_begun_has_read_everything_and_judged_nothing() -> None:
    begun = begin(wish({}), REFERENCE, TODAY)
    assert begun.interval == amount(90, "day")
    assert (begun.candidates, begun.lowest, begun.problems, begun.waits_for) == ((), None, (), ())
    assert [named(each) for each in complete(begun).candidates] == [named(each) for each in planned({}).candidates]
    for changes in ({"plan.interval": None}, {"dose.daily_dose": "x"}):
        waiting = begin(wish(changes), REFERENCE, TODAY)
        assert waiting.interval is None
        assert complete(waiting) is waiting
