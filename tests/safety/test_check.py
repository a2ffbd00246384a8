"""Rules are run blocks first, each withholding at once, and shown the gravest first."""

from collections.abc import Callable

import pytest

from itb_calc.safety.check import check
from itb_calc.safety.finding import Finding, Severity
from itb_calc.safety.rule import Case, Rule, Trigger
from itb_calc.visit import fields
from itb_calc.visit.calculate import calculate
from itb_calc.visit.facts import Facts
from itb_calc.visit.missing import NotApplicable, NotComputed, NotEntered, Unreadable
from itb_calc.worksheet.read import read
from tests.safety.worksheets import (
    REFERENCE,
    REFILL,
    TODAY,
    Changes,
    assert_well_worded,
    evaluated,
    findings,
    other_stock,
    worksheet,
)

BLOCK, CONFIRM, CAUTION, INFO = Severity.BLOCK, Severity.CONFIRM, Severity.CAUTION, Severity.INFO
SAID = Trigger("Said.")
Check = Callable[[Case], Trigger | None]


def case(changes: Changes | None = None) -> Case:
    inputs, _ = read(worksheet(changes or {}), REFERENCE)
    facts = Facts(inputs, REFERENCE)
    return Case(facts, calculate(facts), TODAY)


def rule(
    rule_id: str,
    severity: Severity = CAUTION,
    says: Check = lambda _: SAID,
    silent_after: tuple[str, ...] = (),
) -> Rule:
    return Rule(rule_id, severity, f"Title of {rule_id}", (fields.DAILY_DOSE,), "Why.", "source", says, silent_after)


def shown(*rules: Rule) -> list[str]:
    return [finding.rule for finding in check(case(), rules)[0]]


def test_a_finding_is_the_rules_own_where_the_trigger_says_nothing_else() -> None:
    found, results = check(case(), (rule("AAA-01"),))
    assert found == (Finding("AAA-01", CAUTION, ("dose.daily_dose",), "Said.", "source", ()),)
    assert results.worked == case().results.worked


def test_severity_and_fields_are_the_triggers_where_it_has_them() -> None:
    trigger = Trigger("Said.", INFO, (fields.PUMP_ID, fields.PHASE))
    found, _ = check(case(), (rule("AAA-01", CONFIRM, lambda _: trigger),))
    assert found == (Finding("AAA-01", INFO, ("pump.id", "dose.phase"), "Said.", "source", ()),)


def test_a_trigger_may_lead_to_no_field_at_all() -> None:
    found, _ = check(case(), (rule("AAA-01", CONFIRM, lambda _: Trigger("Said.", fields=())),))
    assert found[0].fields == ()


def test_a_rule_that_does_not_fire_is_not_shown() -> None:
    assert shown(rule("AAA-01", says=lambda _: None)) == []


@pytest.mark.parametrize("missing", [NotEntered("x"), Unreadable("x"), NotComputed("x"), NotApplicable("x")])
def test_a_rule_that_reads_what_is_not_there_does_not_run(missing: Exception) -> None:
    def reads(_: Case) -> Trigger:
        raise missing

    assert shown(rule("AAA-01", says=reads), rule("AAA-02")) == ["AAA-02"]


def test_the_gravest_stands_first_then_the_order_of_the_table() -> None:
    rules = (
        rule("AAA-01", INFO),
        rule("AAA-02", CAUTION),
        rule("AAA-03", CONFIRM),
        rule("VOL-01", BLOCK),
        rule("AAA-04", INFO),
        rule("AAA-05", CONFIRM),
        rule("RES-08", BLOCK),
        rule("AAA-06", CAUTION),
    )
    expected = ["VOL-01", "RES-08", "AAA-03", "AAA-05", "AAA-02", "AAA-06", "AAA-01", "AAA-04"]
    assert shown(*rules) == expected


def test_the_patient_without_drug_stands_before_every_block() -> None:
    rules = (rule("AAA-01", CONFIRM), rule("VOL-01", BLOCK), rule("VOL-05", CONFIRM), rule("RES-05", CONFIRM))
    assert shown(*rules) == ["RES-05", "VOL-05", "VOL-01", "AAA-01"]


def test_what_counts_for_the_order_is_the_severity_that_a_finding_has() -> None:
    lighter = rule("AAA-01", CONFIRM, lambda _: Trigger("Said.", INFO))
    assert shown(lighter, rule("AAA-02", CAUTION)) == ["AAA-02", "AAA-01"]


def reads_flow(of: Case) -> Trigger:
    return Trigger(f"{of.results.amount('flow_rate').magnitude}.")


def test_blocks_run_first_and_a_rule_that_needs_what_they_withhold_does_not_run() -> None:
    early = rule("AAA-01", CAUTION, reads_flow)
    assert shown(early, rule("VOL-01", BLOCK)) == ["VOL-01", "AAA-01"]
    assert shown(early, rule("FLW-01", BLOCK)) == ["FLW-01"]


def test_a_block_runs_on_what_the_blocks_before_it_left() -> None:
    assert shown(rule("FLW-01", BLOCK), rule("DOS-04", BLOCK, reads_flow)) == ["FLW-01"]
    assert shown(rule("DOS-04", BLOCK, reads_flow), rule("FLW-01", BLOCK)) == ["DOS-04", "FLW-01"]


def test_each_block_names_only_what_it_withholds_itself() -> None:
    found, results = check(case(), (rule("VOL-01", BLOCK), rule("FLW-01", BLOCK), rule("DOS-04", BLOCK)))
    days_and_dates = (
        "days_to_alarm",
        "days_to_empty",
        "earliest_days_to_alarm",
        "earliest_days_to_empty",
        "latest_days_to_alarm",
        "alarm_date",
        "latest_refill_date",
        "deciding_limit",
        "book_by_date",
    )
    assert [finding.withholds for finding in found] == [days_and_dates, ("flow_rate",), ("hourly_dose",)]
    assert results.worked.keys() == {
        "stock_concentration",
        "stock_volume",
        "containers",
        "leftover_volume",
        "pump_concentration",
    }


def test_a_rule_is_silent_after_another_only_where_that_one_fired() -> None:
    shy = rule("AAA-01", silent_after=("RES-08", "VOL-01"))
    assert shown(shy) == ["AAA-01"]
    assert shown(shy, rule("VOL-01", BLOCK)) == ["VOL-01"]
    assert shown(shy, rule("VOL-01", BLOCK, lambda _: None)) == ["AAA-01"]
    assert shown(shy, rule("VOL-02", BLOCK)) == ["VOL-02", "AAA-01"]


def test_a_rule_is_silent_after_one_that_stands_later_in_the_table() -> None:
    shy = rule("AAA-01", CONFIRM, silent_after=("AAA-02",))
    assert shown(shy, rule("AAA-02", CAUTION)) == ["AAA-02"]
    assert shown(shy, rule("AAA-02", CAUTION, lambda _: None)) == ["AAA-01"]


def test_a_rule_that_is_silent_itself_still_silences_another() -> None:
    shy, shyer = rule("AAA-02", silent_after=("AAA-03",)), rule("AAA-01", silent_after=("AAA-02",))
    assert shown(shyer, shy, rule("AAA-03")) == ["AAA-03"]


def _raise(of: Case) -> Trigger:
    raise ValueError(f"secret {of.inputs.values}")


@pytest.mark.parametrize("severity", list(Severity))
def test_a_rule_that_raises_becomes_a_block_with_its_id_and_withholds_everything(severity: Severity) -> None:
    of_routine = case()
    found, results = check(of_routine, (rule("VOL-01", severity, _raise),))
    message = (
        "The check “Title of VOL-01” stopped on a defect in the program (ValueError), so that nothing here is checked."
        " Do not use these results, and report it."
    )
    withheld = tuple(of_routine.results.worked)
    assert found == (Finding("VOL-01", BLOCK, ("dose.daily_dose",), message, "defect in the program", withheld),)
    assert results.worked == {}
    assert len(withheld) == 16
    assert_well_worded(message)


def test_a_rule_that_stopped_on_a_defect_was_silenced_with_everything_withheld_and_no_word_why() -> None:
    shy = rule("AAA-01", CAUTION, _raise, silent_after=("AAA-02",))
    found, results = check(case(), (shy, rule("AAA-02")))
    assert [(finding.rule, finding.severity) for finding in found] == [("AAA-01", BLOCK), ("AAA-02", CAUTION)]
    assert results.worked == {}


def test_a_rule_that_stopped_on_a_defect_silenced_a_milder_one_that_had_something_to_say() -> None:
    shy = rule("AAA-01", CONFIRM, silent_after=("AAA-02",))
    assert shown(shy, rule("AAA-02", CAUTION, _raise)) == ["AAA-02", "AAA-01"]


def test_after_a_rule_that_raises_only_rules_over_inputs_run() -> None:
    rules = (rule("AAA-01", BLOCK, _raise), rule("AAA-02", CAUTION, reads_flow), rule("AAA-03", INFO))
    assert shown(*rules) == ["AAA-01", "AAA-03"]


def test_a_defect_in_a_light_rule_stands_with_the_blocks() -> None:
    assert shown(rule("AAA-01", CONFIRM), rule("AAA-02", INFO, _raise)) == ["AAA-02", "AAA-01"]


def test_the_catalogue_is_what_is_checked_where_nothing_else_is_said() -> None:
    assert [finding.rule for finding in check(case())[0]] == ["PRD-05", "RES-02"]


def test_the_order_of_showing_in_a_worksheet_where_much_is_wrong() -> None:
    changes: Changes = {
        **other_stock("3 mg/mL"),
        "pump.alarm_volume": "1 mL",
        "pump.programmed_volume": "41 mL",
        "dose.daily_dose": "2500 mcg/day",
        "dose.age_years": "2",
        "refill.stability_limit": "200 days",
        "refill.flow_tolerance": None,
        "refill.booking_buffer": None,
        "previous.first_fill": None,
    }
    assert [finding.rule for finding in evaluated(changes).findings] == [
        "RES-01",
        "RES-08",
        "VOL-01",
        "RES-03",
        "DOS-02",
        "DOS-05",
        "PRD-06",
        "RES-04",
        "RES-06",
        "DOS-01",
        "SLP-01",
        "CHK-02",
        "RES-07",
    ]


def test_an_overdue_refill_stands_before_what_else_must_be_confirmed() -> None:
    changes: Changes = {"refill.stability_limit": "200 days", "dose.age_years": "2"}
    found = evaluated(changes, today=TODAY.replace(year=2028)).findings
    assert [finding.rule for finding in found] == ["RES-05", "RES-03", "DOS-05", "PRD-05", "RES-02", "DAT-02"]


def test_an_overdue_refill_and_a_fill_that_has_run_dry_stand_before_a_block() -> None:
    changes: Changes = {
        **REFILL,
        "previous.programmed_volume": "13 mL",
        "dose.schedule": (("00:00", "24:00", "450 mcg"),),
    }
    later = TODAY.replace(year=2028)
    found = evaluated({**changes, "previous.aspirated_volume": "13.1 mL"}, today=later).findings
    assert [finding.rule for finding in found] == ["RES-05", "VOL-05", "VOL-04", "PRD-05", "RES-02", "DAT-02"]
    # A block that withholds the date silences the one, but not the other.
    blocked = evaluated({**changes, "dose.daily_dose": "449 mcg/day"}, today=later).findings
    assert [finding.rule for finding in blocked] == ["VOL-05", "DOS-08", "VOL-04", "PRD-05", "DAT-02"]


def test_the_order_of_showing_in_a_change_of_concentration_where_much_is_wrong() -> None:
    changes: Changes = {
        **REFILL,
        **other_stock("500 mcg/mL"),
        "pump.id": "synchromed-ii-20",
        "pump.injected_volume": "20 mL",
        "pump.programmed_volume": "20 mL",
        "dose.daily_dose": "90 mcg/day",
        "dose.patient_group": "adult-cerebral",
        "previous.daily_dose": "70 mcg/day",
        "previous.expected_residual": "0 mL",
        "previous.aspirated_volume": "1.5 mL",
        "system.tubing_volume": "0.2 mL",
        "system.catheter_volume": "0.2 mL",
    }
    assert [finding.rule for finding in evaluated(changes).findings] == [
        "VOL-05",
        "TRN-04",
        "DOS-03",
        "TRN-01",
        "TRN-03",
        "TRN-05",
        "VOL-03",
        "PRD-04",
    ]


@pytest.mark.parametrize(
    ("changes", "silent"),
    [
        ({"product.id": "baclofen-5mg-5ml-solution", "dose.daily_dose": "20 mcg/day"}, {"PRD-05", "FLW-01", "RES-02"}),
        ({"pump.programmed_volume": "39 mL", "refill.booking_buffer": "145 days"}, {"RES-02", "RES-05", "RES-10"}),
        ({"dose.daily_dose": "6000 mcg/day"}, {"RES-02", "RES-10", "SLP-01"}),
    ],
)
def test_rules_that_need_what_a_block_withholds_are_silent(changes: Changes, silent: set[str]) -> None:
    assert silent.isdisjoint(findings(changes))
