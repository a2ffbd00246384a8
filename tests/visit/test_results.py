"""Result names and the access to results."""

from collections.abc import Callable
from datetime import date

import pytest

from itb_calc.core.working import Value, Worked
from itb_calc.visit.missing import Missing, NotApplicable, NotComputed, NotEntered, NoWorstCase, Unreadable
from itb_calc.visit.results import RESULT_NAMES, Results
from tests.visit.visits import amount

# In the order and with the units of the public table.
UNITS = (
    ("stock_concentration", "mcg/mL"),
    ("stock_volume", "mL"),
    ("diluent_volume", "mL"),
    ("second_stock_volume", "mL"),
    ("measured_stock_volume", "mL"),
    ("measured_diluent_volume", "mL"),
    ("containers", "1"),
    ("leftover_volume", "mL"),
    ("achieved_concentration", "mcg/mL"),
    ("achieved_deviation", "%"),
    ("pump_concentration", "mcg/mL"),
    ("delivered_daily_dose", "mcg/day"),
    ("flow_rate", "mL/day"),
    ("hourly_dose", "mcg/hour"),
    ("highest_daily_dose", "mcg/day"),
    ("days_to_alarm", "day"),
    ("days_to_empty", "day"),
    ("earliest_days_to_alarm", "day"),
    ("earliest_days_to_empty", "day"),
    ("latest_days_to_alarm", "day"),
    ("alarm_date", ""),
    ("latest_refill_date", ""),
    ("book_by_date", ""),
    ("deciding_limit", ""),
    ("dose_change", "%"),
    ("expected_residual", "mL"),
    ("volume_discrepancy", "mL"),
    ("discrepancy_of_delivered", "%"),
    ("mixed_concentration", "mcg/mL"),
    ("mixed_deviation", "%"),
    ("system_volume", "mL"),
    ("system_volume_max", "mL"),
    ("bridge_dose", "mcg"),
    ("bridge_duration", "hour"),
    ("bridge_rate", "mL/day"),
    ("bridge_extra_volume", "mL"),
    ("unbridged_daily_dose", "mcg/day"),
    ("unbridged_duration", "hour"),
    ("needed_concentration", "mcg/mL"),
)

ASSUMED = {
    "days_to_alarm": "until the alarm volume is left; no boluses, exact pump",
    "days_to_empty": "no boluses, exact pump",
    "earliest_days_to_alarm": "with known boluses, tolerance and bridge",
    "earliest_days_to_empty": "with known boluses, tolerance and bridge",
    "latest_days_to_alarm": "slowest pump within its tolerance",
    "alarm_date": "no boluses, exact pump",
    "dose_change": "of the previous dose",
    "expected_residual": "the programmer's, else to within a day's flow",
    "volume_discrepancy": "expected − aspirated",
    "discrepancy_of_delivered": "of what should have been delivered",
    "mixed_concentration": "upper bound of the effect, before any rinse",
    "system_volume": "tubing and catheter, as the bridge uses it",
    "bridge_dose": "all old drug in tubing and catheter; no mixing",
    "unbridged_daily_dose": "until the old drug is through",
    "unbridged_duration": "with the largest system volume; no mixing",
    "needed_concentration": "for the fixed flow",
}

DAYS = amount("160", "day")
DAY = date(2027, 4, 17)


def worked(value: Value) -> Worked:
    return Worked(value, "formula", "substitution", "check", {}, holds=True)


RESULTS = Results({"days_to_alarm": worked(DAYS), "alarm_date": worked(DAY), "deciding_limit": worked("alarm")})


def test_the_public_names_and_units_in_their_order() -> None:
    assert tuple((result.name, result.unit) for result in RESULT_NAMES) == UNITS


def test_a_result_says_what_it_assumes() -> None:
    assert {result.name: result.assumption for result in RESULT_NAMES if result.assumption} == ASSUMED


def test_every_result_has_a_label_of_its_own() -> None:
    labels = [result.label for result in RESULT_NAMES]
    assert all(label[0].isupper() for label in labels)
    assert len(set(labels)) == len(UNITS)


def test_a_result_is_got_as_what_it_is() -> None:
    assert RESULTS.amount("days_to_alarm") is DAYS
    assert RESULTS.day("alarm_date") is DAY
    assert RESULTS.text("deciding_limit") == "alarm"


@pytest.mark.parametrize(
    ("get", "name", "says"),
    [
        (RESULTS.amount, "alarm_date", "alarm_date is no amount"),
        (RESULTS.amount, "deciding_limit", "deciding_limit is no amount"),
        (RESULTS.day, "days_to_alarm", "days_to_alarm is no date"),
        (RESULTS.day, "deciding_limit", "deciding_limit is no date"),
        (RESULTS.text, "days_to_alarm", "days_to_alarm is no text"),
        (RESULTS.text, "alarm_date", "alarm_date is no text"),
    ],
)
def test_a_result_of_another_kind_is_a_defect_of_ours(get: Callable[[str], object], name: str, says: str) -> None:
    with pytest.raises(TypeError, match=f"^{says}$"):
        get(name)


@pytest.mark.parametrize("get", [RESULTS.amount, RESULTS.day, RESULTS.text])
def test_a_result_that_is_absent_is_not_computed(get: Callable[[str], object]) -> None:
    with pytest.raises(NotComputed) as missing:
        get("flow_rate")
    assert missing.value.name == "flow_rate"


def test_results_without_some_are_the_others_and_wait_for_what_they_waited_for() -> None:
    waiting = {"flow_rate": NotEntered("dose.daily_dose")}
    left = Results(RESULTS.worked, waiting).without(frozenset({"alarm_date", "hourly_dose"}))
    assert left.worked == {"days_to_alarm": RESULTS.worked["days_to_alarm"], "deciding_limit": worked("alarm")}
    assert left.waiting is waiting
    assert RESULTS.worked.keys() == {"days_to_alarm", "alarm_date", "deciding_limit"}


def test_there_are_no_results_unless_said_otherwise() -> None:
    assert (Results().worked, Results().waiting, Results().waits_for_entry()) == ({}, {}, {})


def test_what_waits_for_an_entry_is_followed_down_to_the_empty_field() -> None:
    waiting: dict[str, Missing] = {
        "hourly_dose": NotEntered("dose.daily_dose"),
        "flow_rate": NotEntered("dose.daily_dose"),
        "days_to_alarm": NotComputed("flow_rate"),
        "alarm_date": NotComputed("days_to_alarm"),
        "book_by_date": NotEntered("refill.booking_buffer"),
    }
    assert Results({}, waiting).waits_for_entry() == {
        "dose.daily_dose": ["hourly_dose", "flow_rate", "days_to_alarm", "alarm_date"],
        "refill.booking_buffer": ["book_by_date"],
    }


@pytest.mark.parametrize(
    "cause",
    [Unreadable("dose.daily_dose"), NotApplicable("dose.bolus_dose"), NotComputed("reference")],
)
def test_what_waits_for_something_else_does_not_wait_for_an_entry(cause: Missing) -> None:
    waiting = {
        "flow_rate": cause,
        "days_to_alarm": NotComputed("flow_rate"),
        "alarm_date": NotComputed("days_to_alarm"),
    }
    assert Results({}, waiting).waits_for_entry() == {}


def test_what_waits_for_a_result_that_is_there_now_waits_for_nothing() -> None:
    waiting = {"alarm_date": NotComputed("days_to_alarm")}
    assert Results(RESULTS.worked, waiting).waits_for_entry() == {}


@pytest.mark.parametrize(
    ("waiting", "name", "cause"),
    [
        ({}, "flow_rate", None),
        ({"flow_rate": NotEntered("dose.daily_dose")}, "flow_rate", (NotEntered, "dose.daily_dose")),
        ({"flow_rate": Unreadable("dose.daily_dose")}, "flow_rate", (Unreadable, "dose.daily_dose")),
        ({"diluent_volume": NotApplicable("diluent")}, "diluent_volume", (NotApplicable, "diluent")),
        (
            {
                "alarm_date": NotComputed("days_to_alarm"),
                "days_to_alarm": NotComputed("flow_rate"),
                "flow_rate": Unreadable("dose.daily_dose"),
            },
            "alarm_date",
            (Unreadable, "dose.daily_dose"),
        ),
        # What it waited for is there now, withheld, or no result at all.
        ({"alarm_date": NotComputed("days_to_alarm")}, "alarm_date", None),
        ({"flow_rate": NotComputed("reference")}, "flow_rate", None),
        ({"flow_rate": NotEntered("dose.daily_dose")}, "hourly_dose", None),
    ],
)
def test_what_a_result_waits_for_is_followed_down_to_the_field(
    waiting: dict[str, Missing], name: str, cause: tuple[type[Missing], str] | None
) -> None:
    found = Results(RESULTS.worked, waiting).waits_for(name)
    assert (None if found is None else (type(found), found.name)) == cause


_NOMINAL = {"days_to_alarm": Worked(amount("160", "day"), "nominal", "", "", {}, holds=True)}
_EARLIEST = {"earliest_days_to_alarm": Worked(amount("145", "day"), "earliest", "", "", {}, holds=True)}


def test_the_earliest_days_count_where_there_is_a_worst_case_and_the_nominal_ones_where_there_is_none() -> None:
    assert Results({**_NOMINAL, **_EARLIEST}).days_that_count() == amount("145", "day")
    without = Results(_NOMINAL, {"earliest_days_to_alarm": NoWorstCase("refill.flow_tolerance")})
    assert without.days_that_count() == amount("160", "day")


@pytest.mark.parametrize(
    "cause",
    [
        None,
        Unreadable("refill.flow_tolerance"),
        NotComputed("flow_rate"),
        NotApplicable("pump.programmed_volume"),
        NotApplicable("refill.flow_tolerance"),
        NotEntered("refill.flow_tolerance"),
    ],
)
def test_nominal_days_never_stand_in_for_a_worst_case_that_is_not_known(cause: Missing | None) -> None:
    waiting = {} if cause is None else {"earliest_days_to_alarm": cause}
    with pytest.raises(NotComputed, match="earliest_days_to_alarm"):
        Results(_NOMINAL, waiting).days_that_count()


def test_no_worst_case_and_nominal_days_that_are_withheld_leave_no_days_that_count() -> None:
    without = Results({}, {"earliest_days_to_alarm": NoWorstCase("refill.flow_tolerance")})
    with pytest.raises(NotComputed, match="days_to_alarm"):
        without.days_that_count()
