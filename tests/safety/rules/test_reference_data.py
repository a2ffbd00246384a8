"""REF: are the figures behind all this the reviewed ones?"""

from dataclasses import replace

from itb_calc.reference.reference import Reference
from itb_calc.safety.finding import Finding, Severity
from tests.safety.worksheets import REFERENCE, evaluated, findings

CHANGED = "The reference files are not the reviewed ones."
MISSING = "The reference file pumps.toml is missing."


def test_ref_01_is_silent_with_the_reviewed_data() -> None:
    assert REFERENCE.defect is None
    assert "REF-01" not in findings({})


def test_ref_01_says_what_is_wrong_and_withholds_all_but_the_hourly_dose() -> None:
    evaluation = evaluated({}, reference=replace(REFERENCE, defect=CHANGED))
    found = {finding.rule: finding for finding in evaluation.findings}
    whole = evaluated({})
    assert found["REF-01"] == Finding(
        "REF-01",
        Severity.BLOCK,
        (),
        f"{CHANGED} Install itb-calc again before you rely on any result.",
        "project rule",
        tuple(name for name in whole.results.worked if name != "hourly_dose"),
    )
    assert evaluation.results.worked.keys() == {"hourly_dose"}


def test_rules_that_look_at_inputs_still_run_where_only_the_hash_differs() -> None:
    found = findings(
        {"dose.daily_dose": "2004 mcg/day", "pump.programmed_volume": "41 mL"},
        reference=replace(REFERENCE, defect=CHANGED),
    )
    assert found.keys() == {"REF-01", "RES-01", "VOL-01", "DOS-01", "DOS-02", "SLP-01"}


def test_without_any_figures_a_rule_that_needs_one_is_silent_and_the_others_still_run() -> None:
    evaluation = evaluated(
        {"pump.programmed_volume": "3 mL", "dose.daily_dose": "9999 mcg/day", "refill.flow_tolerance": None},
        reference=Reference(defect=MISSING),
    )
    assert [finding.rule for finding in evaluation.findings] == ["RES-01", "VOL-01", "REF-01", "CHK-02", "RES-07"]
    assert evaluation.results.worked.keys() == {"hourly_dose"}
    assert evaluation.findings[2].message.startswith(MISSING)
