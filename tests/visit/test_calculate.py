"""Every result is computed or says what it waits for."""

import pytest

from itb_calc.reference.reference import Reference
from itb_calc.visit.calculate import calculate
from itb_calc.visit.facts import Facts
from itb_calc.visit.inputs import Inputs
from itb_calc.visit.missing import NotApplicable, NotComputed, NotEntered, NoWorstCase, Unreadable
from itb_calc.visit.results import RESULT_NAMES
from tests.safety.worksheets import DILUTED, REFERENCE, Changes
from tests.visit.visits import FULL, MIXTURE, UNDILUTED, facts, not_reading, results

NAMES = [result.name for result in RESULT_NAMES]
TARGET, SECOND = "preparation.target_concentration", "preparation.second_stock.label_strength"
PROGRAMMED, TOLERANCE, BOLUS = "pump.programmed_volume", "refill.flow_tolerance", "dose.bolus_dose"

Waiting = dict[str, tuple[type[Exception], str]]


def waiting(of: Facts) -> Waiting:
    return {name: (type(missing), missing.name) for name, missing in calculate(of).waiting.items()}


@pytest.mark.parametrize("changes", [{}, FULL, MIXTURE, UNDILUTED, {"product.id": None}, {"dose.daily_dose": None}])
def test_every_name_is_there_or_waits_and_never_both(changes: Changes) -> None:
    of = results(changes)
    assert sorted((*of.worked, *of.waiting)) == sorted(NAMES)


@pytest.mark.parametrize("changes", [{}, FULL, MIXTURE, UNDILUTED])
def test_every_check_backwards_holds(changes: Changes) -> None:
    assert all(worked.holds for worked in results(changes).worked.values())


@pytest.mark.parametrize("changes", [{}, FULL, MIXTURE, UNDILUTED])
def test_amounts_come_in_their_public_dimension(changes: Changes) -> None:
    of = results(changes)
    for result in RESULT_NAMES:
        if result.unit and result.name in of.worked:
            of.amount(result.name).number(result.unit)


EMPTY: Waiting = {
    "stock_concentration": (NotEntered, "product.id"),
    "stock_volume": (NotEntered, "pump.injected_volume"),
    "diluent_volume": (NotApplicable, TARGET),
    "second_stock_volume": (NotApplicable, SECOND),
    "measured_stock_volume": (NotApplicable, TARGET),
    "measured_diluent_volume": (NotApplicable, TARGET),
    "containers": (NotComputed, "stock_volume"),
    "leftover_volume": (NotComputed, "containers"),
    "achieved_concentration": (NotComputed, "measured_stock_volume"),
    "achieved_deviation": (NotComputed, "achieved_concentration"),
    "pump_concentration": (NotComputed, "stock_concentration"),
    "delivered_daily_dose": (NotComputed, "achieved_concentration"),
    "flow_rate": (NotEntered, "dose.daily_dose"),
    "hourly_dose": (NotEntered, "dose.daily_dose"),
    "highest_daily_dose": (NotApplicable, BOLUS),
    "system_volume": (NotEntered, "previous.concentration"),
    "system_volume_max": (NotEntered, "previous.concentration"),
    "bridge_dose": (NotEntered, "previous.concentration"),
    "bridge_duration": (NotComputed, "bridge_dose"),
    "bridge_rate": (NotEntered, "previous.concentration"),
    "bridge_extra_volume": (NotEntered, "previous.concentration"),
    "unbridged_daily_dose": (NotEntered, "previous.concentration"),
    "unbridged_duration": (NotComputed, "system_volume"),
    "mixed_concentration": (NotEntered, "previous.concentration"),
    "mixed_deviation": (NotComputed, "mixed_concentration"),
    "needed_concentration": (NotApplicable, "pump.fixed_flow"),
    "days_to_alarm": (NotEntered, PROGRAMMED),
    "days_to_empty": (NotEntered, PROGRAMMED),
    "earliest_days_to_alarm": (NoWorstCase, TOLERANCE),
    "earliest_days_to_empty": (NoWorstCase, TOLERANCE),
    "latest_days_to_alarm": (NotApplicable, TOLERANCE),
    "alarm_date": (NotEntered, "fill_date"),
    "latest_refill_date": (NotEntered, "refill.stability_limit"),
    "deciding_limit": (NotComputed, "latest_refill_date"),
    "book_by_date": (NotEntered, "refill.booking_buffer"),
    "dose_change": (NotEntered, "previous.daily_dose"),
    "expected_residual": (NotEntered, "previous.programmed_volume"),
    "volume_discrepancy": (NotComputed, "expected_residual"),
    "discrepancy_of_delivered": (NotComputed, "volume_discrepancy"),
}


def test_what_an_empty_worksheet_waits_for() -> None:
    assert waiting(Facts(Inputs({}), REFERENCE)) == EMPTY


# What is changed in the full, diluted worksheet, and what some results then wait for.
CAUSES: tuple[tuple[Changes, Waiting], ...] = (
    ({}, {"second_stock_volume": (NotApplicable, SECOND)}),
    (
        {SECOND: "10 mg/20 mL"},
        {"diluent_volume": (NotApplicable, SECOND), "measured_stock_volume": (NotApplicable, TARGET)},
    ),
    (
        {"preparation.graduation": None, "preparation.diluent_graduation": None},
        {
            "measured_stock_volume": (NotApplicable, "preparation.graduation"),
            "measured_diluent_volume": (NotApplicable, "preparation.diluent_graduation"),
        },
    ),
    ({TARGET: "3 mg/mL"}, {"stock_volume": (NotApplicable, TARGET)}),
    ({SECOND: "10 mg/20 mL", TARGET: "3 mg/mL"}, {"stock_volume": (NotApplicable, TARGET)}),
    (
        {TARGET: "15 mcg/mL", "preparation.graduation": "2 mL"},
        {"achieved_concentration": (NotApplicable, "preparation.graduation")},
    ),
    (
        {"product.id": "other", "product.container_volume": None},
        {"containers": (NotEntered, "product.container_volume")},
    ),
    (
        {"product.id": "other", "product.label_strength": None},
        {"stock_concentration": (NotEntered, "product.label_strength")},
    ),
    ({PROGRAMMED: "4 mL"}, {"days_to_alarm": (NotApplicable, PROGRAMMED)}),
    ({PROGRAMMED: "1 mL"}, {"days_to_empty": (NotApplicable, PROGRAMMED)}),
    ({"pump.residual_volume": None, "pump.id": None}, {"days_to_empty": (NotEntered, "pump.residual_volume")}),
    ({"fill_date": "9999-12-31"}, {"alarm_date": (NotApplicable, "fill_date")}),
)


@pytest.mark.parametrize(("changes", "expected"), CAUSES)
def test_what_a_result_that_is_absent_waits_for(changes: Changes, expected: Waiting) -> None:
    found = waiting(facts({**FULL, **changes}))
    assert {name: found.get(name) for name in expected} == expected


def test_a_text_that_is_not_read_is_what_its_results_wait_for() -> None:
    found = waiting(not_reading(facts({}), "dose.daily_dose"))
    assert found["hourly_dose"] == (Unreadable, "dose.daily_dose")
    assert results({}).waits_for_entry() == {}


AFTER_A_PREVIOUS_FILL = (
    *("dose_change", "expected_residual", "volume_discrepancy", "discrepancy_of_delivered"),
    *("mixed_concentration", "mixed_deviation", "system_volume", "system_volume_max"),
    *("bridge_dose", "bridge_duration", "bridge_rate", "bridge_extra_volume"),
    *("unbridged_daily_dose", "unbridged_duration"),
)


def test_a_first_fill_was_told_to_enter_a_previous_fill_that_there_never_was() -> None:
    of = results({"previous.first_fill": True})
    causes = {name: of.waits_for(name) for name in AFTER_A_PREVIOUS_FILL}
    assert {(type(cause), cause.name) for cause in causes.values() if cause is not None} == {
        (NotApplicable, "previous.first_fill")
    }
    assert all(causes.values())
    assert of.waits_for_entry() == {}


@pytest.mark.parametrize("says", [None, False])
def test_where_it_is_not_the_first_fill_the_previous_one_is_waited_for(says: bool | None) -> None:  # noqa: FBT001
    assert results({"previous.first_fill": says}).waits_for_entry() == {
        "previous.concentration": [
            *("system_volume", "system_volume_max", "bridge_dose", "bridge_duration", "bridge_rate"),
            *("bridge_extra_volume", "unbridged_daily_dose", "unbridged_duration"),
            *("mixed_concentration", "mixed_deviation"),
        ],
        "previous.daily_dose": ["dose_change"],
        "previous.programmed_volume": ["expected_residual", "volume_discrepancy", "discrepancy_of_delivered"],
    }


def test_without_reference_data_results_of_listed_things_wait_for_it() -> None:
    found = waiting(Facts(facts(DILUTED).inputs, Reference()))
    assert found["stock_concentration"] == (NotComputed, "reference")
    assert found["flow_rate"] == (NotComputed, "reference")


def test_a_half_filled_worksheet_says_which_fields_to_fill() -> None:
    of = results({"dose.daily_dose": None, "pump.alarm_volume": None, "refill.booking_buffer": None})
    assert of.waits_for_entry() == {
        "dose.daily_dose": ["flow_rate", "hourly_dose", "days_to_empty", "earliest_days_to_empty"],
        "pump.alarm_volume": [
            "days_to_alarm",
            "earliest_days_to_alarm",
            "latest_days_to_alarm",
            "alarm_date",
            "latest_refill_date",
            "deciding_limit",
        ],
        "refill.booking_buffer": ["book_by_date"],
    }
