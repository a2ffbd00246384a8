"""A bridge takes solution from the new fill: the earliest days, and the dates that follow, count it or are absent."""

import pytest

from itb_calc.core.working import write_out
from itb_calc.visit.calculate import calculate
from itb_calc.visit.missing import NotApplicable
from tests.safety.worksheets import Changes
from tests.visit.needs import Needs, also, assert_needs
from tests.visit.visits import BY_LENGTH, DOWN, FULL, UP, facts, not_reading, results, shown

PRODUCT, STRENGTH, TARGET = "product.id", "product.label_strength", "preparation.target_concentration"
PUMP, FIXED_FLOW, ALARM, RESIDUAL = "pump.id", "pump.fixed_flow", "pump.alarm_volume", "pump.residual_volume"
PROGRAMMED, DOSE, SCHEDULE = "pump.programmed_volume", "dose.daily_dose", "dose.schedule"
BOLUS, BOLUSES, TOLERANCE = "dose.bolus_dose", "dose.boluses_per_day", "refill.flow_tolerance"
STABILITY, FILL, OLD = "refill.stability_limit", "fill_date", "previous.concentration"
TUBING, LARGEST, CATHETER = "system.tubing_volume", "system.tubing_volume_max", "system.catheter_volume"
CATHETER_ID, TRIMMED = "system.catheter_id", "system.catheter_trimmed_length"

FLOW: Needs = ({PRODUCT, DOSE}, {STRENGTH, TARGET, PUMP, FIXED_FLOW, SCHEDULE})
TO_ALARM, TO_EMPTY = also(FLOW, {PROGRAMMED, ALARM}), also(FLOW, {PROGRAMMED}, {RESIDUAL})
WORST = {TOLERANCE, BOLUS, BOLUSES, OLD}
SYSTEM = {TUBING, LARGEST, CATHETER}
NEEDS: dict[str, Needs] = {
    "earliest_days_to_alarm": TO_ALARM,
    "earliest_days_to_empty": TO_EMPTY,
    "latest_refill_date": also(TO_ALARM, {FILL, STABILITY}),
}
# The bridge alone makes a worst case: 0.3 mL in tubing and catheter, of which 0.2 mL come on top.
BRIDGE_ALONE: Changes = {
    **UP,
    TOLERANCE: None,
    BOLUS: None,
    BOLUSES: None,
    TUBING: "0.1 mL",
    LARGEST: None,
    CATHETER: "0.2 mL",
}
DATES = ("latest_refill_date", "deciding_limit", "book_by_date")


@pytest.mark.parametrize("name", NEEDS)
def test_on_the_way_up_tubing_and_catheter_must_not_stand_there_unread(name: str) -> None:
    assert_needs(UP, name, also(NEEDS[name], set(), WORST | SYSTEM))


@pytest.mark.parametrize("name", NEEDS)
def test_so_must_model_and_length_of_a_catheter_without_a_volume(name: str) -> None:
    assert_needs({**UP, **BY_LENGTH}, name, also(NEEDS[name], set(), {*WORST, *SYSTEM, CATHETER_ID, TRIMMED}))


@pytest.mark.parametrize("name", NEEDS)
@pytest.mark.parametrize("changes", [{**DOWN, OLD: "4 mg/mL"}, FULL], ids=["down", "no previous fill"])
def test_where_no_bridge_takes_more_nothing_of_tubing_and_catheter_is_asked(name: str, changes: Changes) -> None:
    assert_needs(changes, name, also(NEEDS[name], set(), WORST))


@pytest.mark.parametrize("name", ["earliest_days_to_alarm", "earliest_days_to_empty"])
def test_a_bridge_alone_makes_a_worst_case_and_needs_what_makes_the_bridge(name: str) -> None:
    needs = also(NEEDS[name], {OLD, TUBING, CATHETER}, WORST | SYSTEM)
    assert_needs(BRIDGE_ALONE, name, needs)


VALUES: tuple[tuple[str, Changes, dict[str, str]], ...] = (
    (
        "boluses, tolerance and a bridge",
        UP,
        {
            "days_to_alarm": "120 day",
            "earliest_days_to_alarm": "53660/539 day",
            "earliest_days_to_empty": "57410/539 day",
            "latest_days_to_alarm": "400/3 day",
            "alarm_date": "2027-03-23",
            "latest_refill_date": "2027-03-02",
        },
    ),
    (
        "a bridge alone: 35.8 mL instead of 36 mL",
        BRIDGE_ALONE,
        {
            "bridge_extra_volume": "1/5 mL",
            "days_to_alarm": "120 day",
            "earliest_days_to_alarm": "358/3 day",
            "earliest_days_to_empty": "383/3 day",
            "latest_days_to_alarm": "absent",
            "alarm_date": "2027-03-23",
            "latest_refill_date": "2027-03-22",
        },
    ),
    (
        "on the way down nothing comes on top",
        {**BRIDGE_ALONE, OLD: "2 mg/mL"},
        {"earliest_days_to_alarm": "absent", "latest_refill_date": "2027-03-23"},
    ),
    (
        "tubing not known: as without a bridge",
        {**BRIDGE_ALONE, TUBING: None},
        {"earliest_days_to_alarm": "absent", "latest_refill_date": "2027-03-23"},
    ),
    (
        "programmed as much as alarm volume and bridge take: no earliest day, and no date in its place",
        {**BRIDGE_ALONE, PROGRAMMED: "4.2 mL"},
        {
            "days_to_alarm": "2/3 day",
            "alarm_date": "2026-11-23",
            "earliest_days_to_alarm": "absent",
            "earliest_days_to_empty": "25/3 day",
            **dict.fromkeys(DATES, "absent"),
        },
    ),
    (
        "a step more",
        {**BRIDGE_ALONE, PROGRAMMED: "4.2001 mL"},
        {
            "earliest_days_to_alarm": "1/3000 day",
            "latest_refill_date": "2026-11-23",
            "deciding_limit": "alarm",
            "book_by_date": "2026-11-16",
        },
    ),
    (
        "a bridge that takes more than there is above the alarm volume",
        {**BRIDGE_ALONE, PROGRAMMED: "4.1 mL"},
        {"days_to_alarm": "1/3 day", "earliest_days_to_alarm": "absent", **dict.fromkeys(DATES, "absent")},
    ),
    (
        "residual volume and bridge take all",
        {**BRIDGE_ALONE, PROGRAMMED: "1.7 mL", ALARM: "1 mL"},
        {"earliest_days_to_empty": "absent", "days_to_empty": "2/3 day", "earliest_days_to_alarm": "5/3 day"},
    ),
    (
        "a step more than they take",
        {**BRIDGE_ALONE, PROGRAMMED: "1.7001 mL", ALARM: "1 mL"},
        {"earliest_days_to_empty": "1/3000 day"},
    ),
    (
        "the stability limit decides before the bridge does",
        {**BRIDGE_ALONE, STABILITY: "119 days"},
        {"deciding_limit": "stability", "latest_refill_date": "2027-03-22"},
    ),
    (
        "the bridge decides before the stability limit does",
        {**BRIDGE_ALONE, STABILITY: "119.5 days"},
        {"deciding_limit": "alarm", "latest_refill_date": "2027-03-22"},
    ),
)


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_exact_values(changes: Changes, expected: dict[str, str]) -> None:
    assert shown(results(changes), expected) == expected


def test_where_a_bridge_takes_all_that_is_there_the_date_says_so_and_not_that_something_is_missing() -> None:
    cause = results({**BRIDGE_ALONE, PROGRAMMED: "4.2 mL"}).waits_for("book_by_date")
    assert isinstance(cause, NotApplicable)
    assert cause.name == PROGRAMMED


@pytest.mark.parametrize("path", sorted(WORST | SYSTEM))
def test_the_nominal_date_never_stands_for_a_worst_case_that_is_not_read(path: str) -> None:
    of = calculate(not_reading(facts(UP), path)).worked
    assert of.keys().isdisjoint({"earliest_days_to_alarm", *DATES})
    assert "alarm_date" in of


def test_the_working_shows_what_the_bridge_takes() -> None:
    written = write_out(results(BRIDGE_ALONE).worked["earliest_days_to_alarm"])
    assert written.formula == (
        "earliest days = (programmed volume − volume kept − extra volume of the bridge) ÷ worst-case flow;"
        " worst-case flow = flow"
    )
    assert written.substitution == "(40 mL − 4 mL − 0.2 mL) ÷ 0.3 mL/day; 0.3 mL/day → 0.3 mL/day"
    assert written.check == "≈119.3 days × 0.3 mL/day + 4 mL + 0.2 mL ≈ 40 mL"
