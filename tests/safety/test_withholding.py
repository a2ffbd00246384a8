"""What each block withholds, and what stays: the table, over every result there is."""

import pytest

from itb_calc.safety.catalogue import RULES
from itb_calc.safety.finding import Severity
from itb_calc.safety.withholding import DAYS_AND_DATES, withheld_by
from itb_calc.visit.calculate import calculate
from itb_calc.visit.facts import Facts
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.read import read
from tests.safety.worksheets import (
    CONSTANT_FLOW,
    DILUTED,
    REFERENCE,
    REFILL,
    SYSTEM,
    Changes,
    evaluated,
    other_stock,
    worksheet,
)

VOLUMES = {"stock_volume", "diluent_volume", "second_stock_volume", "containers", "leftover_volume"}
MEASURED = {"measured_stock_volume", "measured_diluent_volume", "achieved_concentration", "achieved_deviation"}
PREPARATION = VOLUMES | MEASURED
CONCENTRATIONS = {"stock_concentration", "pump_concentration"}
FLOW = {"flow_rate", "delivered_daily_dose"}
DOSE = {"hourly_dose", "dose_change"}
RESIDUAL = {"expected_residual", "volume_discrepancy", "discrepancy_of_delivered"}
MIXED = {"mixed_concentration", "mixed_deviation"}
DAYS = {
    "days_to_alarm",
    "days_to_empty",
    "earliest_days_to_alarm",
    "earliest_days_to_empty",
    "latest_days_to_alarm",
}
DATES = {"alarm_date", "latest_refill_date", "deciding_limit", "book_by_date"}
BRIDGE = {
    "system_volume",
    "system_volume_max",
    "bridge_dose",
    "bridge_duration",
    "bridge_rate",
    "bridge_extra_volume",
    "unbridged_daily_dose",
    "unbridged_duration",
}
NEVER_WITHHELD_ALONE = {"highest_daily_dose", "needed_concentration"}
EVERYTHING = (
    PREPARATION | CONCENTRATIONS | FLOW | DOSE | DAYS | DATES | RESIDUAL | MIXED | BRIDGE | NEVER_WITHHELD_ALONE
)

ALL_BUT_THE_DOSE = EVERYTHING - DOSE
SOLUTION = PREPARATION | {"pump_concentration"} | FLOW | DAYS | DATES | MIXED | BRIDGE
TIME = DAYS | DATES

WITHHELD = {
    "PRD-01": ALL_BUT_THE_DOSE,
    "PRD-02": ALL_BUT_THE_DOSE,
    "PRD-03": ALL_BUT_THE_DOSE,
    "PRD-07": ALL_BUT_THE_DOSE,
    "DIL-01": SOLUTION,
    "DIL-05": TIME,
    "DIL-06": SOLUTION,
    "FLW-01": FLOW | TIME | BRIDGE,
    "FLW-04": FLOW | TIME | BRIDGE,
    "RES-01": TIME,
    "RES-08": TIME,
    "DAT-01": TIME | RESIDUAL,
    "DOS-04": FLOW | DOSE | TIME | BRIDGE,
    "DOS-08": FLOW | DOSE | TIME | BRIDGE,
    "TRN-04": BRIDGE | DATES,
    "VOL-01": TIME,
    "VOL-02": TIME,
    "EXP-01": TIME,
    "REF-01": ALL_BUT_THE_DOSE,
}

# As many results at once as there can be, one way, the other, and with a flow fixed by the maker.
FULL: Changes = {
    **REFILL,
    **SYSTEM,
    **DILUTED,
    "system.tubing_volume_max": "0.3 mL",
    "preparation.target_concentration": "750 mcg/mL",
    "dose.bolus_dose": "10 mcg",
    "dose.boluses_per_day": "4",
    "previous.concentration": "700 mcg/mL",
    "previous.expected_residual": "26 mL",
}
FULL_MIXTURE: Changes = {**FULL, "preparation.second_stock.label_strength": "10 mg/20 mL"}
FULL_CONSTANT_FLOW: Changes = {**FULL, **CONSTANT_FLOW, "pump.fixed_flow": "0.6 mL/day"}
TO_BE_BRIDGED = {"bridge_dose", "bridge_duration", "bridge_rate", "bridge_extra_volume"}

# What is changed in that worksheet, and the blocks that come of it.
CAUSES: tuple[tuple[Changes, tuple[str, ...]], ...] = (
    ({"product.id": "baclofen-5mg-5ml-solution"}, ("PRD-01",)),
    ({"product.id": "other", "product.label_strength": "2 mg/mL"}, ("PRD-02",)),
    (other_stock("50 mcg/mL"), ("PRD-03",)),
    ({"product.container_volume": "10 mL"}, ("PRD-07",)),
    ({"preparation.target_concentration": "3 mg/mL"}, ("DIL-01",)),
    ({"preparation.final_volume": "39 mL"}, ("DIL-05",)),
    ({"pump.minimum_flow": "1 mL/day"}, ("FLW-01",)),
    ({"pump.programmed_volume": "41 mL", "pump.injected_volume": None}, ("RES-01",)),
    ({"pump.alarm_volume": "1 mL"}, ("RES-08",)),
    ({"pump.minimum_flow": "0.55 mL/day", "previous.concentration": "900 mcg/mL"}, ("TRN-04",)),
    ({"previous.fill_date": "2026-11-23"}, ("DAT-01",)),
    ({"dose.daily_dose": "6000 mcg/day"}, ("DOS-04",)),
    ({"dose.schedule": (("00:00", "23:00", "450 mcg"),)}, ("DOS-08",)),
    ({"pump.programmed_volume": "39 mL"}, ("VOL-01",)),
    ({"lots.drug_expiry": "2026-11-22"}, ("EXP-01",)),
    ({"lots.beyond_use": "2026-11-22 24:00", "pump.programmed_volume": "39 mL"}, ("VOL-01", "EXP-01")),
    ({"pump.injected_volume": "41 mL", "preparation.final_volume": "41 mL"}, ("VOL-01", "VOL-02")),
    ({"pump.programmed_volume": "39 mL", "dose.daily_dose": "6000 mcg/day"}, ("DOS-04", "VOL-01")),
)


def test_the_table_speaks_of_every_result_and_of_every_rule_that_blocks() -> None:
    assert {result.name for result in RESULT_NAMES} == EVERYTHING
    assert {rule.id for rule in RULES if rule.severity is Severity.BLOCK} == set(WITHHELD)
    assert DAYS_AND_DATES == TIME


@pytest.mark.parametrize("rule", WITHHELD)
def test_a_block_withholds_exactly_what_the_table_says(rule: str) -> None:
    assert withheld_by(rule, frozenset(EVERYTHING)) == WITHHELD[rule]


@pytest.mark.parametrize("rule", WITHHELD)
def test_a_block_withholds_nothing_that_is_not_there(rule: str) -> None:
    assert withheld_by(rule, frozenset()) == frozenset()
    assert withheld_by(rule, frozenset({"alarm_date"})) == {"alarm_date"}
    assert withheld_by(rule, frozenset({"nothing"})) <= {"nothing"}


@pytest.mark.parametrize("rule", ["PRD-01", "PRD-02", "PRD-03", "PRD-07", "REF-01"])
def test_a_change_of_dose_stays_when_the_product_is_wrong(rule: str) -> None:
    assert withheld_by(rule, frozenset({"dose_change", "hourly_dose", "flow_rate"})) == {"flow_rate"}


def test_a_change_of_dose_goes_with_an_impossible_dose() -> None:
    assert "dose_change" in withheld_by("DOS-04", frozenset({"dose_change"}))
    assert withheld_by("FLW-01", frozenset({"dose_change"})) == frozenset()


def test_a_rule_that_is_not_in_the_table_withholds_everything() -> None:
    assert withheld_by("AAA-01", frozenset(EVERYTHING)) == EVERYTHING


def computed(changes: Changes) -> set[str]:
    inputs, _ = read(worksheet(changes), REFERENCE)
    return set(calculate(Facts(inputs, REFERENCE)).worked)


def assert_withheld_by(changes: Changes, blocks: tuple[str, ...]) -> None:
    before = computed(changes)
    evaluation = evaluated(changes)
    found = [finding for finding in evaluation.findings if finding.severity is Severity.BLOCK]
    assert tuple(finding.rule for finding in found) == blocks
    withheld = before & set().union(*(WITHHELD[block] for block in blocks))
    assert evaluation.results.worked.keys() == before - withheld
    assert {name for finding in found for name in finding.withholds} == withheld


@pytest.mark.parametrize(("cause", "blocks"), CAUSES)
@pytest.mark.parametrize("full", [FULL, FULL_MIXTURE], ids=["diluted", "two stocks"])
def test_in_a_worksheet_exactly_these_results_are_withheld_and_exactly_those_stay(
    cause: Changes, blocks: tuple[str, ...], full: Changes
) -> None:
    assert_withheld_by({**full, **cause}, blocks)


@pytest.mark.parametrize(
    ("cause", "blocks"),
    [
        ({"dose.daily_dose": "600 mcg/day"}, ("FLW-04",)),
        ({"pump.minimum_flow": "0.7 mL/day"}, ("FLW-01",)),
        ({"preparation.target_concentration": "1 mg/mL"}, ("DIL-01",)),
        ({"previous.fill_date": "2026-11-24"}, ("DAT-01",)),
        ({"dose.daily_dose": "6000 mcg/day"}, ("FLW-04", "DOS-04")),
        ({"product.label_strength": "50 mcg/mL"}, ("PRD-03",)),
    ],
)
def test_with_a_fixed_flow_exactly_these_results_are_withheld_and_exactly_those_stay(
    cause: Changes, blocks: tuple[str, ...]
) -> None:
    assert_withheld_by({**FULL_CONSTANT_FLOW, **cause}, blocks)


def test_what_the_patient_may_be_given_stays_or_goes_with_the_block_by_name() -> None:
    slow_bridge = {"pump.minimum_flow": "0.55 mL/day", "previous.concentration": "900 mcg/mL"}
    left = evaluated({**FULL, **slow_bridge}).results.worked.keys()
    assert BRIDGE.isdisjoint(left)
    assert DATES.isdisjoint(left)
    assert {*DAYS, *MIXED, *RESIDUAL, "flow_rate", "dose_change"} <= left
    wrong_date = {"previous.fill_date": "2026-11-23"}
    left = evaluated({**FULL, **wrong_date}).results.worked.keys()
    assert (TIME | RESIDUAL).isdisjoint(left)
    assert left >= BRIDGE | MIXED


def test_a_fixed_flow_that_is_a_little_off_withholds_nothing() -> None:
    changes = {**FULL_CONSTANT_FLOW, "dose.daily_dose": "420 mcg/day"}
    evaluation = evaluated(changes)
    assert [finding.withholds for finding in evaluation.findings if finding.rule == "FLW-04"] == [()]
    assert evaluation.results.worked.keys() == computed(changes)


def test_a_stock_that_rounds_to_nothing_withholds_what_was_to_be_prepared() -> None:
    changes = {**FULL, "preparation.target_concentration": "15 mcg/mL", "preparation.graduation": "0.7 mL"}
    assert_withheld_by({**changes, "pump.injected_volume": None}, ("DIL-06",))
    # What is measured, nothing but diluent, is less than what is injected, too.
    assert_withheld_by(changes, ("DIL-05", "DIL-06"))


def test_the_full_worksheets_have_every_result_and_no_block() -> None:
    assert evaluated(FULL).results.worked.keys() == EVERYTHING - {"second_stock_volume", "needed_concentration"}
    assert evaluated(FULL_MIXTURE).results.worked.keys() == EVERYTHING - MEASURED - {
        "diluent_volume",
        "delivered_daily_dose",
        "needed_concentration",
    }
    assert evaluated(FULL_CONSTANT_FLOW).results.worked.keys() == EVERYTHING - TO_BE_BRIDGED - {"second_stock_volume"}


def test_only_a_block_withholds() -> None:
    changes = {"dose.daily_dose": "2100 mcg/day", "refill.flow_tolerance": "0 %"}
    evaluation = evaluated(changes)
    assert {finding.severity for finding in evaluation.findings} == set(Severity) - {Severity.BLOCK}
    assert all(finding.withholds == () for finding in evaluation.findings)
    assert evaluation.results.worked.keys() == computed(changes)
