"""The catalogue holds every rule once, in the order of showing, with what must be known about each."""

import pytest

from itb_calc.safety.catalogue import FIRST, RULES
from itb_calc.safety.finding import Severity
from itb_calc.safety.rule import Rule
from itb_calc.visit.fields import DAY_SCHEDULE, FIELDS

# With the gravest severity that each can have.
IN_ORDER = (
    ("PRD-01", "block"),
    ("PRD-02", "block"),
    ("PRD-03", "block"),
    ("PRD-04", "info"),
    ("PRD-05", "info"),
    ("PRD-06", "caution"),
    ("PRD-07", "block"),
    ("CON-01", "caution"),
    ("DIL-01", "block"),
    ("DIL-02", "caution"),
    ("DIL-03", "confirm"),
    ("DIL-04", "info"),
    ("DIL-05", "block"),
    ("DIL-06", "block"),
    ("DIL-07", "caution"),
    ("FLW-01", "block"),
    ("FLW-02", "caution"),
    ("FLW-03", "info"),
    ("FLW-04", "block"),
    ("PMP-01", "confirm"),
    ("RES-01", "block"),
    ("RES-02", "info"),
    ("RES-03", "confirm"),
    ("RES-04", "caution"),
    ("RES-05", "confirm"),
    ("RES-06", "caution"),
    ("RES-07", "info"),
    ("RES-08", "block"),
    ("RES-10", "confirm"),
    ("DAT-01", "block"),
    ("DAT-02", "info"),
    ("DOS-01", "caution"),
    ("DOS-02", "confirm"),
    ("DOS-03", "confirm"),
    ("DOS-04", "block"),
    ("DOS-05", "confirm"),
    ("DOS-06", "caution"),
    ("DOS-07", "confirm"),
    ("DOS-08", "block"),
    ("TRN-01", "confirm"),
    ("TRN-02", "caution"),
    ("TRN-03", "confirm"),
    ("TRN-04", "block"),
    ("TRN-05", "caution"),
    ("VOL-01", "block"),
    ("VOL-02", "block"),
    ("VOL-03", "caution"),
    ("VOL-04", "confirm"),
    ("VOL-05", "confirm"),
    ("SLP-01", "caution"),
    ("EXP-01", "block"),
    ("REF-01", "block"),
    ("CHK-02", "caution"),
)


def test_the_rules_stand_in_the_order_of_the_table_each_with_its_severity() -> None:
    assert tuple((rule.id, rule.severity.value) for rule in RULES) == IN_ORDER


def test_ids_titles_and_checks_are_unique() -> None:
    for known in ([rule.id for rule in RULES], [rule.title for rule in RULES], [rule.check for rule in RULES]):
        assert len(set(known)) == len(IN_ORDER)


def test_the_patient_without_drug_stands_first() -> None:
    assert FIRST == ("RES-05", "VOL-05")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_why_it_exists_and_where_it_comes_from(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leads_to_fields_of_the_worksheet_each_once(rule: Rule) -> None:
    assert all(any(field is known for known in (*FIELDS, DAY_SCHEDULE)) for field in rule.fields)
    assert len({field.path for field in rule.fields}) == len(rule.fields)


def test_only_the_reference_data_has_no_field_to_lead_to() -> None:
    assert [rule.id for rule in RULES if not rule.fields] == ["REF-01"]


def test_these_rules_and_no_others_are_silent_where_another_says_more() -> None:
    assert {rule.id: rule.silent_after for rule in RULES if rule.silent_after} == {
        "DOS-03": ("DOS-07",),
        "DOS-06": ("DOS-03", "DOS-07"),
        "VOL-03": ("VOL-04",),
        "SLP-01": ("DOS-04", "DOS-07"),
    }


def test_severities_weigh_in_their_order() -> None:
    assert [severity.weight for severity in Severity] == [0, 1, 2, 3]
    assert [severity.value for severity in Severity] == ["block", "confirm", "caution", "info"]


def test_each_severity_has_a_shape_of_its_own() -> None:
    assert [severity.shape for severity in Severity] == ["■", "▲", "●", "i"]
