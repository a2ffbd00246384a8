"""A pump with a flow fixed by its maker: dose, flow, days and dates, each from exactly its inputs."""

import pytest

from itb_calc.core.working import write_out
from itb_calc.visit.calculate import calculate
from itb_calc.visit.missing import NotEntered, Unreadable
from tests.safety.worksheets import Changes
from tests.visit.needs import Needs, also, assert_needs
from tests.visit.visits import FIXED, facts, not_reading, results, shown

PRODUCT, STRENGTH, TARGET = "product.id", "product.label_strength", "preparation.target_concentration"
FINAL, SECOND = "preparation.final_volume", "preparation.second_stock.label_strength"
GRADUATION, DILUENT_GRADUATION = "preparation.graduation", "preparation.diluent_graduation"
PUMP, FLOW, ALARM, RESIDUAL = "pump.id", "pump.fixed_flow", "pump.alarm_volume", "pump.residual_volume"
INJECTED, PROGRAMMED = "pump.injected_volume", "pump.programmed_volume"
DOSE, BOLUS, BOLUSES, SCHEDULE = "dose.daily_dose", "dose.bolus_dose", "dose.boluses_per_day", "dose.schedule"
TOLERANCE, STABILITY, BUFFER, FILL = (
    "refill.flow_tolerance",
    "refill.stability_limit",
    "refill.booking_buffer",
    "fill_date",
)

FIXED_FLOW: Needs = ({FLOW}, {PUMP, SCHEDULE})
# Of this pump nothing is listed: its residual volume must be entered, and only it lets the injected volume stand in.
TO_ALARM: Needs = ({FLOW, PUMP, INJECTED, ALARM}, {PROGRAMMED, SCHEDULE})
TO_EMPTY: Needs = ({FLOW, PUMP, INJECTED, RESIDUAL}, {PROGRAMMED, SCHEDULE})
WORST = {TOLERANCE, BOLUS, BOLUSES}
LATEST_DATE = also(TO_ALARM, {FILL, STABILITY}, WORST)

# Neither dose nor product is needed for the days of a pump that gives what it gives.
NEEDS: dict[str, Needs] = {
    "flow_rate": FIXED_FLOW,
    "delivered_daily_dose": (
        {PRODUCT, FLOW},
        {STRENGTH, TARGET, FINAL, SECOND, GRADUATION, DILUENT_GRADUATION, PUMP, SCHEDULE},
    ),
    "days_to_alarm": TO_ALARM,
    "days_to_empty": TO_EMPTY,
    "earliest_days_to_alarm": also(TO_ALARM, {TOLERANCE}, {BOLUS, BOLUSES}),
    "earliest_days_to_empty": also(TO_EMPTY, {TOLERANCE}, {BOLUS, BOLUSES}),
    "latest_days_to_alarm": also(TO_ALARM, {TOLERANCE}),
    "alarm_date": also(TO_ALARM, {FILL}),
    "latest_refill_date": LATEST_DATE,
    "deciding_limit": LATEST_DATE,
    "book_by_date": also(LATEST_DATE, {BUFFER}),
}
WITH_BOLUSES: Changes = {**FIXED, BOLUS: "30 mcg", BOLUSES: "3"}
NOT_MEASURED: Changes = {**FIXED, GRADUATION: None, DILUENT_GRADUATION: None}


@pytest.mark.parametrize("name", NEEDS)
def test_a_result_is_there_exactly_when_its_inputs_are(name: str) -> None:
    assert_needs(FIXED, name, NEEDS[name])


@pytest.mark.parametrize("name", ["days_to_alarm", "days_to_empty"])
def test_a_programmed_volume_that_is_entered_counts_and_needs_no_injected_one(name: str) -> None:
    needs = {"days_to_alarm": TO_ALARM, "days_to_empty": TO_EMPTY}[name]
    # Where it is emptied, the injected volume stands for it; without its pump, the flow would be another, but known.
    assert_needs({**FIXED, PROGRAMMED: "38 mL"}, name, (needs[0] - {INJECTED, PUMP}, {PROGRAMMED, PUMP, SCHEDULE}))


def test_the_injected_volume_never_stands_for_a_programmed_one_that_is_not_read() -> None:
    cause = calculate(not_reading(facts(FIXED), PROGRAMMED)).waits_for("book_by_date")
    assert isinstance(cause, Unreadable)
    assert cause.name == PROGRAMMED


def test_of_any_other_pump_the_programmed_volume_must_be_entered() -> None:
    cause = results({PROGRAMMED: None}).waits_for("days_to_alarm")
    assert isinstance(cause, NotEntered)
    assert cause.name == PROGRAMMED


def test_boluses_are_drug_and_need_the_concentration() -> None:
    assert_needs(
        WITH_BOLUSES,
        "earliest_days_to_alarm",
        also(TO_ALARM, {PRODUCT}, {STRENGTH, TARGET, *WORST}),
    )


VALUES: tuple[tuple[str, Changes, dict[str, str]], ...] = (
    (
        "0.3 mL/day, injected 40 mL",
        FIXED,
        {
            "flow_rate": "3/10 mL/day",
            "hourly_dose": "75/4 mcg/hour",
            "delivered_daily_dose": "195000/433 mcg/day",
            "highest_daily_dose": "absent",
            "days_to_alarm": "120 day",
            "days_to_empty": "385/3 day",
            "earliest_days_to_alarm": "1200/11 day",
            "earliest_days_to_empty": "350/3 day",
            "latest_days_to_alarm": "400/3 day",
            "alarm_date": "2027-03-23",
            "latest_refill_date": "2027-03-12",
            "deciding_limit": "alarm",
            "book_by_date": "2027-03-05",
        },
    ),
    ("not measured: as the label says", NOT_MEASURED, {"delivered_daily_dose": "450 mcg/day"}),
    ("undiluted", {**NOT_MEASURED, TARGET: None}, {"delivered_daily_dose": "600 mcg/day"}),
    (
        "measured, but not known yet how much is prepared",
        {**FIXED, FINAL: None},
        {"delivered_daily_dose": "450 mcg/day", "achieved_concentration": "absent"},
    ),
    ("two stocks are not measured", {**FIXED, SECOND: "10 mg/20 mL"}, {"delivered_daily_dose": "450 mcg/day"}),
    (
        "the ordered dose moves neither flow nor days nor what is delivered",
        {**FIXED, DOSE: "900 mcg/day"},
        {
            "flow_rate": "3/10 mL/day",
            "delivered_daily_dose": "195000/433 mcg/day",
            "days_to_alarm": "120 day",
            "hourly_dose": "75/2 mcg/hour",
        },
    ),
    (
        "without a dose and without a product the days are there, and no dose is delivered",
        {**FIXED, DOSE: None, PRODUCT: None},
        {
            "flow_rate": "3/10 mL/day",
            "days_to_alarm": "120 day",
            "earliest_days_to_alarm": "1200/11 day",
            "latest_refill_date": "2027-03-12",
            "delivered_daily_dose": "absent",
            "hourly_dose": "absent",
        },
    ),
    (
        "with 90 mcg of boluses a day, 0.06 mL",
        WITH_BOLUSES,
        {
            "highest_daily_dose": "540 mcg/day",
            "earliest_days_to_alarm": "1000/11 day",
            "earliest_days_to_empty": "875/9 day",
            "latest_refill_date": "2027-02-21",
        },
    ),
    (
        "boluses without a product",
        {**WITH_BOLUSES, PRODUCT: None},
        {"earliest_days_to_alarm": "absent", "latest_refill_date": "absent", "days_to_alarm": "120 day"},
    ),
    ("programmed 38 mL, injected 40 mL", {**FIXED, PROGRAMMED: "38 mL"}, {"days_to_alarm": "340/3 day"}),
    ("nothing injected", {**FIXED, INJECTED: None}, {"days_to_alarm": "absent", "flow_rate": "3/10 mL/day"}),
    (
        "injected no more than the alarm volume",
        {**FIXED, INJECTED: "4 mL"},
        {"days_to_alarm": "absent", "days_to_empty": "25/3 day", "latest_refill_date": "absent"},
    ),
    ("residual volume not entered: none is listed", {**FIXED, RESIDUAL: None}, {"days_to_empty": "absent"}),
    (
        "flow not entered: nothing of it, and no other flow in its place",
        {**FIXED, FLOW: None},
        dict.fromkeys((*NEEDS, "needed_concentration"), "absent"),
    ),
)


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_exact_values(changes: Changes, expected: dict[str, str]) -> None:
    assert shown(results(changes), expected) == expected


def test_the_working_of_the_earliest_days_names_no_concentration_that_it_does_not_need() -> None:
    written = write_out(results({**FIXED, PRODUCT: None}).worked["earliest_days_to_alarm"])
    assert written.substitution == ("(40 mL − 4 mL) ÷ 0.33 mL/day; 0.3 mL/day × (1 + 10 %) → 0.33 mL/day")


def test_the_working_says_that_flow_and_dose_are_the_makers() -> None:
    worked = results(FIXED).worked
    assert worked["flow_rate"].formula == "flow = fixed flow of the pump, given by its maker"
    assert worked["delivered_daily_dose"].formula.endswith("whatever the ordered dose")
