"""Dose, flow, days and dates: each result from exactly its inputs, and from nothing that is not there."""

import pytest

from itb_calc.core.working import write_out
from tests.safety.worksheets import Changes
from tests.visit.needs import Needs, also, assert_needs
from tests.visit.visits import FULL, facts, lost_not_reading, lost_without, results, shown

PRODUCT, STRENGTH = "product.id", "product.label_strength"
TARGET, FINAL, SECOND = (
    "preparation.target_concentration",
    "preparation.final_volume",
    "preparation.second_stock.label_strength",
)
GRADUATIONS = {"preparation.graduation", "preparation.diluent_graduation"}
PUMP, ALARM, PROGRAMMED, RESIDUAL = "pump.id", "pump.alarm_volume", "pump.programmed_volume", "pump.residual_volume"
FIXED, OLD = "pump.fixed_flow", "previous.concentration"
DOSE, BOLUS, BOLUSES, SCHEDULE = "dose.daily_dose", "dose.bolus_dose", "dose.boluses_per_day", "dose.schedule"
TOLERANCE, STABILITY, BUFFER = "refill.flow_tolerance", "refill.stability_limit", "refill.booking_buffer"
FILL = "fill_date"

FLOW: Needs = ({PRODUCT, DOSE}, {STRENGTH, TARGET, PUMP, FIXED, SCHEDULE})
# Of a change of concentration it must be known whether there is one.
WORST = {TOLERANCE, BOLUS, BOLUSES, OLD}


TO_ALARM = also(FLOW, {PROGRAMMED, ALARM})
TO_EMPTY = also(FLOW, {PROGRAMMED}, {RESIDUAL})
LATEST_DATE = also(TO_ALARM, {FILL, STABILITY}, WORST)

NEEDS: dict[str, Needs] = {
    "pump_concentration": ({PRODUCT}, {STRENGTH, TARGET}),
    "delivered_daily_dose": (
        {PRODUCT, TARGET, FINAL, DOSE},
        {STRENGTH, SECOND, PUMP, FIXED, SCHEDULE, *GRADUATIONS},
    ),
    "flow_rate": FLOW,
    "hourly_dose": ({DOSE}, {SCHEDULE}),
    "highest_daily_dose": ({DOSE, BOLUS, BOLUSES}, set()),
    "days_to_alarm": TO_ALARM,
    "days_to_empty": TO_EMPTY,
    "earliest_days_to_alarm": also(TO_ALARM, set(), WORST),
    "earliest_days_to_empty": also(TO_EMPTY, set(), WORST),
    "latest_days_to_alarm": also(TO_ALARM, {TOLERANCE}),
    "alarm_date": also(TO_ALARM, {FILL}),
    "latest_refill_date": LATEST_DATE,
    "deciding_limit": LATEST_DATE,
    "book_by_date": also(LATEST_DATE, {BUFFER}),
}


@pytest.mark.parametrize("name", NEEDS)
def test_a_result_is_there_exactly_when_its_inputs_are(name: str) -> None:
    assert_needs(FULL, name, NEEDS[name])


def test_a_day_schedule_that_is_not_read_hides_the_delivered_dose_too() -> None:
    assert SCHEDULE in lost_not_reading(facts(FULL), "delivered_daily_dose")


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({**FULL, BOLUS: None, BOLUSES: None}, {TOLERANCE}),
        ({**FULL, TOLERANCE: None}, {BOLUS, BOLUSES}),
    ],
    ids=["tolerance only", "boluses only"],
)
@pytest.mark.parametrize("name", ["earliest_days_to_alarm", "earliest_days_to_empty"])
def test_the_worst_case_needs_a_tolerance_or_both_parts_of_the_boluses(
    name: str, changes: Changes, needed: set[str]
) -> None:
    nominal = {"earliest_days_to_alarm": TO_ALARM, "earliest_days_to_empty": TO_EMPTY}[name]
    of = facts(changes)
    assert lost_without(of, name) == nominal[0] | needed
    assert lost_not_reading(of, name) == nominal[0] | nominal[1] | WORST


def test_without_an_entered_residual_the_listed_one_counts_and_needs_its_pump() -> None:
    of = facts({**FULL, RESIDUAL: None})
    assert lost_without(of, "days_to_empty") == TO_EMPTY[0] | {PUMP}
    assert lost_without(facts(FULL), "days_to_empty") == TO_EMPTY[0]


NOTHING_WORSE: Changes = {TOLERANCE: None}
BOLUSES_ONLY: Changes = {**NOTHING_WORSE, BOLUS: "10 mcg", BOLUSES: "5"}

VALUES: tuple[tuple[str, Changes, dict[str, str]], ...] = (
    (
        "undiluted with a tolerance of 10 %",
        {},
        {
            "pump_concentration": "2000 mcg/mL",
            "delivered_daily_dose": "absent",
            "flow_rate": "9/40 mL/day",
            "hourly_dose": "75/4 mcg/hour",
            "highest_daily_dose": "absent",
            "days_to_alarm": "160 day",
            "days_to_empty": "1544/9 day",
            "earliest_days_to_alarm": "1600/11 day",
            "earliest_days_to_empty": "15440/99 day",
            "latest_days_to_alarm": "1600/9 day",
            "alarm_date": "2027-05-02",
            "latest_refill_date": "2027-04-17",
            "deciding_limit": "alarm",
            "book_by_date": "2027-04-09",
        },
    ),
    (
        "nominal only",
        NOTHING_WORSE,
        {
            "earliest_days_to_alarm": "absent",
            "earliest_days_to_empty": "absent",
            "latest_days_to_alarm": "absent",
            "alarm_date": "2027-05-02",
            "latest_refill_date": "2027-05-02",
            "book_by_date": "2027-04-23",
        },
    ),
    (
        "boluses only: 500 mcg a day at most",
        BOLUSES_ONLY,
        {
            "highest_daily_dose": "500 mcg/day",
            "earliest_days_to_alarm": "144 day",
            "earliest_days_to_empty": "772/5 day",
            "latest_days_to_alarm": "absent",
            "latest_refill_date": "2027-04-16",
        },
    ),
    (
        "boluses and a tolerance",
        {**BOLUSES_ONLY, TOLERANCE: "25 %"},
        {
            "earliest_days_to_alarm": "576/5 day",
            "latest_days_to_alarm": "640/3 day",
            "latest_refill_date": "2027-03-18",
        },
    ),
    (
        "a tolerance of 0 is entered",
        {TOLERANCE: "0 %"},
        {"earliest_days_to_alarm": "160 day", "latest_days_to_alarm": "160 day", "latest_refill_date": "2027-05-02"},
    ),
    (
        "no boluses allowed is entered",
        {**BOLUSES_ONLY, BOLUSES: "0"},
        {"highest_daily_dose": "450 mcg/day", "earliest_days_to_alarm": "160 day"},
    ),
    (
        "the target is what the pump holds, in mcg",
        {**FULL, TARGET: "1.5 mg/mL", TOLERANCE: None, BOLUS: None, BOLUSES: None},
        {
            "pump_concentration": "1500 mcg/mL",
            "delivered_daily_dose": "195000/433 mcg/day",
            "flow_rate": "3/10 mL/day",
            "days_to_alarm": "120 day",
            "days_to_empty": "385/3 day",
        },
    ),
    (
        "the stability limit decides where it is the smaller",
        {STABILITY: "145 days"},
        {"latest_refill_date": "2027-04-17", "deciding_limit": "stability"},
    ),
    ("both on one day", {**NOTHING_WORSE, STABILITY: "160 days"}, {"deciding_limit": "alarm"}),
    ("a buffer of 0, back from Saturday", {BUFFER: "0 days"}, {"book_by_date": "2027-04-16"}),
    (
        "programmed a step above the alarm",
        {PROGRAMMED: "4.0009 mL"},
        {"days_to_alarm": "1/250 day", "earliest_days_to_alarm": "1/275 day", "alarm_date": "2026-11-23"},
    ),
    (
        "programmed at the alarm",
        {PROGRAMMED: "4 mL"},
        {
            "days_to_alarm": "absent",
            "earliest_days_to_alarm": "absent",
            "latest_days_to_alarm": "absent",
            "days_to_empty": "104/9 day",
            "alarm_date": "absent",
            "latest_refill_date": "absent",
        },
    ),
    (
        "programmed at the residual",
        {PROGRAMMED: "1.4 mL", ALARM: "1 mL"},
        {"days_to_empty": "absent", "earliest_days_to_empty": "absent", "days_to_alarm": "16/9 day"},
    ),
    (
        "programmed a step above the residual",
        {PROGRAMMED: "1.4009 mL", ALARM: "1 mL"},
        {"days_to_empty": "1/250 day", "earliest_days_to_empty": "1/275 day"},
    ),
    ("the entered residual wins", {RESIDUAL: "4 mL"}, {"days_to_empty": "160 day"}),
    ("residual not known", {PUMP: "other"}, {"days_to_empty": "absent", "days_to_alarm": "160 day"}),
    ("no pump", {PUMP: None}, {"days_to_empty": "absent", "flow_rate": "9/40 mL/day"}),
    (
        "beyond the calendar",
        {FILL: "9999-12-01"},
        {
            "days_to_alarm": "160 day",
            "alarm_date": "absent",
            "latest_refill_date": "absent",
            "deciding_limit": "absent",
            "book_by_date": "absent",
        },
    ),
    (
        "the latest date on the calendar's last days, the alarm beyond",
        {FILL: "9999-08-01"},
        {"alarm_date": "absent", "latest_refill_date": "9999-12-24", "deciding_limit": "alarm"},
    ),
    ("booked before the calendar", {FILL: "0001-01-01", BUFFER: "200 days"}, {"book_by_date": "absent"}),
)


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_exact_values(changes: Changes, expected: dict[str, str]) -> None:
    assert shown(results(changes), expected) == expected


@pytest.mark.parametrize(
    ("target", "formula", "entered"),
    [(None, "stock", "2,000 mcg/mL"), ("1.5 mg/mL", "target", "1.5 mg/mL")],
)
def test_the_working_of_the_pump_concentration_says_what_was_taken(
    target: str | None, formula: str, entered: str
) -> None:
    worked = results({TARGET: target, FINAL: "40 mL"}).worked["pump_concentration"]
    written = write_out(worked)
    assert worked.holds
    assert written.formula == f"pump concentration = {formula} concentration"
    assert written.substitution == entered
    assert written.check == f"{written.answer} = {entered}"


@pytest.mark.parametrize(
    ("changes", "worst", "numbers"),
    [
        ({}, "flow × (1 + flow tolerance)", "0.225 mL/day × (1 + 10 %)"),
        (
            BOLUSES_ONLY,
            "(flow + boluses per day × bolus dose ÷ concentration)",
            "(0.225 mL/day + 5 × 10 mcg ÷ 2,000 mcg/mL per day)",
        ),
        (
            {**BOLUSES_ONLY, TOLERANCE: "25 %"},
            "(flow + boluses per day × bolus dose ÷ concentration) × (1 + flow tolerance)",
            "(0.225 mL/day + 5 × 10 mcg ÷ 2,000 mcg/mL per day) × (1 + 25 %)",
        ),
    ],
    ids=["tolerance", "boluses", "both"],
)
@pytest.mark.parametrize("name", ["earliest_days_to_alarm", "earliest_days_to_empty"])
def test_the_working_of_the_worst_case_says_what_was_entered_for_it(
    name: str, changes: Changes, worst: str, numbers: str
) -> None:
    written = write_out(results(changes).worked[name])
    assert written.formula.endswith(f"worst-case flow = {worst}")
    assert f"; {numbers} → " in written.substitution


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("diluent_volume", "diluent volume = "),
        ("measured_stock_volume", "measured stock = "),
        ("measured_diluent_volume", "measured diluent = "),
    ],
)
def test_the_working_of_the_volumes_says_which_it_is(name: str, what: str) -> None:
    assert results(FULL).worked[name].formula.startswith(what)


def test_the_working_of_a_second_stock_says_which_it_is() -> None:
    second = results({**FULL, SECOND: "10 mg/20 mL"}).worked["second_stock_volume"]
    assert second.formula.startswith("second stock volume = ")
