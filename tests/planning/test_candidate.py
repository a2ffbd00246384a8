"""A candidate as a worksheet: what it says, what it leaves as it was typed, and why it falls out."""

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.planning.candidate import Candidate
from itb_calc.worksheet.evaluate import evaluate
from tests.core.amounts import amount
from tests.planning.plans import REFERENCE, candidate, named, planned
from tests.safety.worksheets import TODAY, Changes

TYPED: Changes = {
    "product.id": "ndc-70121-2503-01",
    "product.label_strength": "40 mg/20 mL",
    "preparation.target_concentration": "1500 mcg/mL",
    "preparation.final_volume": "43 mL",
    "preparation.priming_volume": "3 mL",
    "preparation.graduation": "0.5 mL",
    "preparation.second_stock.label_strength": "10 mg/20 mL",
    "pump.injected_volume": "20 mL",
    "pump.programmed_volume": "20 mL",
    "dose.age_years": "40",
}
ELSEWHERE = {
    "fill_date": "2026-11-23",
    "pump.id": "synchromed-ii-40",
    "pump.alarm_volume": "4 mL",
    "dose.daily_dose": "450 mcg/day",
    "dose.age_years": "40",
    "refill.flow_tolerance": "10 %",
    "refill.stability_limit": "180 days",
    "refill.booking_buffer": "7 days",
    "preparation.priming_volume": "3 mL",
    "pump.injected_volume": "40 mL",
    "pump.programmed_volume": "40 mL",
}


def test_undiluted_fills_the_reservoir_and_nothing_of_a_dilution_is_left() -> None:
    sheet = candidate(TYPED, 1000, 1000).worksheet
    assert sheet.texts == {**ELSEWHERE, "product.id": "baclofen-20mg-20ml-inj-20ml"}
    assert sheet.answers == {"previous.first_fill": True}


def test_diluted_prepares_what_is_injected_and_what_primes() -> None:
    sheet = candidate(TYPED, 1250, 2000).worksheet
    assert sheet.texts == {
        **ELSEWHERE,
        "product.id": "ndc-70121-2503-01",
        "product.label_strength": "40 mg/20 mL",
        "preparation.target_concentration": "1250 mcg/mL",
        "preparation.final_volume": "43 mL",
        "preparation.graduation": "0.5 mL",
    }


# 41.4 mL of 950 mcg/mL are 19.665 and 21.735 mL; of 40.4 mL a syringe with whole mL would make 19 + 21 mL, too little.
WHOLE_ML: Changes = {"preparation.priming_volume": "0.4 mL", "preparation.graduation": "1 mL"}
COARSE_DILUENT: Changes = {
    "preparation.priming_volume": "3 mL",
    "preparation.graduation": "0.5 mL",
    "preparation.diluent_graduation": "2 mL",
}


def test_where_rounding_to_a_graduation_leaves_too_little_one_graduation_more_is_prepared() -> None:
    each = candidate({**WHOLE_ML, "plan.interval": "60 days"}, 950, 2000)
    assert each.fits
    assert each.worksheet.texts["preparation.final_volume"] == "41.4 mL"
    assert (each.amount("measured_stock_volume"), each.amount("measured_diluent_volume")) == (
        amount(20, "mL"),
        amount(22, "mL"),
    )


def test_where_rounding_leaves_enough_no_more_is_prepared_than_is_needed() -> None:
    # 20.2 mL of each become 20 mL with whole mL, and stay what they are with tenths.
    tenths = candidate({**WHOLE_ML, "preparation.graduation": "0.1 mL"}, 1000, 2000)
    assert tenths.worksheet.texts["preparation.final_volume"] == "40.4 mL"
    assert candidate(WHOLE_ML, 1000, 2000).worksheet.texts["preparation.final_volume"] == "41.4 mL"


@pytest.mark.parametrize("graduations", [WHOLE_ML, COARSE_DILUENT])
def test_no_dilution_falls_out_because_a_graduation_makes_too_little(graduations: Changes) -> None:
    made = planned({**graduations, "plan.interval": "60 days"})
    assert {finding.rule for each in made.candidates for finding in each.evaluation.findings} >= {"CON-01"}
    assert [reason for each in made.candidates for reason in each.reasons if reason.startswith("DIL-05")] == []
    assert len(made.fitting) == 52


def test_a_graduation_that_is_not_read_adds_nothing_to_what_is_prepared() -> None:
    each = candidate({"preparation.priming_volume": "0.4 mL", "preparation.graduation": "1"}, 950, 2000)
    assert each.worksheet.texts["preparation.final_volume"] == "40.4 mL"


def test_another_product_has_nothing_that_was_typed_from_the_package_of_the_first() -> None:
    sheet = candidate(TYPED, 2000, 2000, 5).worksheet
    assert sheet.texts["product.id"] == "ndc-70121-2502-02"
    assert "product.label_strength" not in sheet.texts


def test_an_entered_reservoir_is_filled_instead_of_the_listed_one() -> None:
    sheet = candidate({"pump.reservoir_volume": "18.5 mL"}, 2000, 2000).worksheet
    assert sheet.texts["pump.injected_volume"] == sheet.texts["pump.programmed_volume"] == "18.5 mL"


def test_numbers_are_written_in_the_mark_of_the_document() -> None:
    comma = planned(
        {"pump.reservoir_volume": "18,5 mL", "preparation.priming_volume": "0,25 mL"}, mark=DecimalMark.COMMA
    )
    diluted = next(each for each in comma.candidates if each.target is not None)
    assert diluted.worksheet.texts["preparation.final_volume"] == "18,75 mL"
    assert diluted.evaluation.problems == ()


@pytest.mark.parametrize("number", range(0, 74, 7))
def test_a_candidate_shows_the_evaluation_of_its_worksheet_and_nothing_else(number: int) -> None:
    each = planned(TYPED).candidates[number]
    anew = evaluate(each.worksheet, REFERENCE, TODAY)
    assert each.evaluation.results.worked == anew.results.worked
    assert each.evaluation.findings == anew.findings
    assert each.evaluation.problems == anew.problems == ()
    assert each.amount("pump_concentration") == each.concentration


def test_what_reaches_too_little_says_by_how_much() -> None:
    assert candidate({}, 1000, 1000).reasons == ("It reaches only ≈72.7 of 90 days.",)
    # 36 mL × 2,000 ÷ (450 × 1.1) is 145.45… days.
    assert candidate({"plan.interval": "146 days"}, 2000, 2000).reasons == ("It reaches only ≈145.4 of 146 days.",)
    # 159.98… days are not shown as the 160 that they miss.
    nearly: Changes = {"refill.flow_tolerance": "0.01 %", "plan.interval": "160 days"}
    assert candidate(nearly, 2000, 2000).reasons == ("It reaches only ≈159.9 of 160 days.",)


def test_what_just_reaches_the_interval_fits() -> None:
    assert candidate({"refill.flow_tolerance": "0 %", "plan.interval": "160 days"}, 2000, 2000).fits
    assert not candidate({"refill.flow_tolerance": "0 %", "plan.interval": "161 days"}, 2000, 2000).fits


def test_a_flow_below_the_minimum_is_said_by_its_rule() -> None:
    # 24 mcg/day of 500 mcg/mL is 0.048 mL/day, the minimum itself.
    low: Changes = {"dose.daily_dose": "24 mcg/day"}
    assert candidate(low, 500, 500).fits
    (reason,) = candidate(low, 1000, 1000).reasons
    assert reason == (
        "FLW-01: The flow, 0.024 mL/day, is below the pump's minimum of 0.048 mL/day: it cannot deliver this dose."
        " Use a lower concentration."
    )
    assert candidate(low, 1000, 1000).days is None


def test_every_block_is_a_reason() -> None:
    # The alarm volume is not above the residual, and the dose is a unit slip.
    blocked = candidate({"pump.alarm_volume": "1 mL", "dose.daily_dose": "6000 mcg/day"}, 2000, 2000)
    assert [reason.partition(":")[0] for reason in blocked.reasons] == ["RES-08", "DOS-04"]


def test_a_package_that_was_typed_and_is_not_read_leaves_the_days_unknown() -> None:
    typed: Changes = {"product.id": "baclofen-40mg-20ml-inj-20ml", "product.label_strength": "40 mg/20"}
    assert candidate(typed, 2000, 2000).reasons == (
        "Its days to the alarm are not known: it needs the strength on the label, which is not read.",
    )
    assert candidate(typed, 2000, 2000, 5).fits


def test_a_confirm_and_a_caution_do_not_make_it_fall_out() -> None:
    avoidable = candidate({"plan.interval": "60 days"}, 1000, 2000)
    assert avoidable.fits
    assert avoidable.is_avoidable
    assert not candidate({"plan.interval": "60 days"}, 1000, 1000).is_avoidable


def test_results_that_are_absent_are_none() -> None:
    each = candidate({"refill.booking_buffer": None}, 2000, 2000)
    assert each.day("book_by_date") is None
    assert each.day("latest_refill_date") is not None
    assert each.amount("diluent_volume") is None
    assert each.amount("containers") == amount(2, "1")


def test_the_worst_case_counts_where_there_is_one() -> None:
    each = candidate({}, 2000, 2000)
    assert each.days == each.amount("earliest_days_to_alarm")
    nominal = candidate({"refill.flow_tolerance": None}, 2000, 2000)
    assert nominal.days == nominal.amount("days_to_alarm") == amount(160, "day")


def test_a_bridge_for_old_drug_is_counted() -> None:
    old: Changes = {
        "previous.first_fill": None,
        "previous.concentration": "500 mcg/mL",
        "system.tubing_volume": "0.2 mL",
        "system.catheter_volume": "0.2 mL",
    }
    # 0.4 mL × (1 − 500 ÷ 2,000) = 0.3 mL less: 35.7 mL at 0.2475 mL/day.
    assert candidate(old, 2000, 2000).days == amount("35.7", "mL") / amount("0.2475", "mL/day")
    assert candidate({**old, "refill.flow_tolerance": None}, 2000, 2000).days == (
        amount("35.7", "mL") / amount("0.225", "mL/day")
    )


def test_a_bridge_that_takes_all_there_is_leaves_no_days() -> None:
    huge: Changes = {
        "previous.first_fill": None,
        "previous.concentration": "500 mcg/mL",
        "system.tubing_volume": "60 mL",
        "system.catheter_volume": "0.2 mL",
        "refill.flow_tolerance": None,
    }
    each = candidate(huge, 2000, 2000)
    assert each.evaluation.results.amount("days_to_alarm") == amount(160, "day")
    assert each.days is None
    assert each.reasons == ("Its days to the alarm are not known: it cannot be computed from what is entered.",)


def test_a_candidate_is_named_by_what_is_in_the_pump() -> None:
    each: Candidate = candidate({}, 1250, 2000)
    assert named(each) == (1250, 2000, 20)
    assert each.concentration == amount(1250, "mcg/mL")
    assert candidate({}, 500, 500).concentration == amount(500, "mcg/mL")
