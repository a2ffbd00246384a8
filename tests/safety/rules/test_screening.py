"""SCR: is this test dose one of the steps, of the right product, late enough, and not a step too far?"""

from collections.abc import Mapping

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.safety.catalogue import RULES, SCREENING_RULES
from itb_calc.safety.finding import Finding
from itb_calc.safety.rule import Rule
from itb_calc.visit.screening_fields import FIELDS
from tests.safety.worksheets import assert_well_worded
from tests.worksheet.trials import SECOND, START, UNREADABLE, Changes, findings, screened

Table = Mapping[str, tuple[Changes, str | None]]


def cases(table: Table) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("changes", "expected"), list(table.values()), ids=list(table))


def found(rule: str, changes: Changes) -> Finding | None:
    finding = findings({**SECOND, **changes}).get(rule)
    if finding is not None:
        assert_well_worded(finding.message)
    return finding


def message(rule: str, changes: Changes) -> str | None:
    finding = found(rule, changes)
    return None if finding is None else finding.message


def fields(rule: str, changes: Changes) -> list[str]:
    finding = found(rule, changes)
    assert finding is not None
    return [path.removeprefix("screening.") for path in finding.fields]


def test_a_second_dose_as_it_should_be_has_no_finding() -> None:
    assert screened({**SECOND, **START}).findings == ()


def _above(dose: str) -> str:
    return f"{dose} is above 100 mcg, the last screening step. Check the order for a slip."


def _other(name: str) -> str:
    return f"{name} is not the screening product, 50 mcg/mL. Take the screening product."


def _package(strength: str) -> str:
    return f"The package says {strength}, not 50 mcg/mL. Take the screening product."


NO_PACKAGE: Changes = {"label_strength": None}
SCR_01: Table = {
    "the last step": ({"dose": "100 mcg"}, None),
    "just above it": ({"dose": "100.0001 mcg"}, _above("100.0001 mcg")),
    "ten times a step": ({"dose": "750 mcg"}, _above("750 mcg")),
    "a dose that was given": ({"last_dose": "500 mcg"}, _above("Last dose given 500 mcg")),
    "a dose that worked": ({"effective_dose": "750 mcg"}, _above("Effective dose 750 mcg")),
    "a dose that worked, at the last step": ({"effective_dose": "100 mcg"}, None),
    "two of them": (
        {"dose": "500 mcg", "last_dose": "250 mcg"},
        (
            "500 mcg is above 100 mcg, the last screening step; last dose given 250 mcg is above 100 mcg,"
            " the last screening step. Check the order for a slip."
        ),
    ),
    "no dose": ({"dose": None}, None),
    "a dose that is not read": ({"dose": UNREADABLE}, None),
    "no product": ({"product": None, **NO_PACKAGE}, None),
    "an ampule of the screening product": ({"product": "ndc-70121-2496-05", **NO_PACKAGE}, None),
    "a refill product": (
        {"product": "baclofen-40mg-20ml-inj-20ml", **NO_PACKAGE},
        _other("Baclofen 40mg/20ml Inj, 20ml"),
    ),
    "an incomplete name": (
        {"product": "baclofen-10mg-20-inj-20ml", **NO_PACKAGE},
        _other("Baclofen 10mg/20 Inj, 20ml"),
    ),
    "a tablet": ({"product": "baclofen-10mg-tablets", **NO_PACKAGE}, _other("Baclofen 10mg Tablets")),
    "the package is the screening strength, the name is not": (
        {"product": "baclofen-10mg-tablets"},
        _other("Baclofen 10mg Tablets"),
    ),
    "a product that is not read": ({"product": UNREADABLE}, None),
    "a product that is not read beside a wrong package": (
        {"product": UNREADABLE, "label_strength": "500 mcg/mL"},
        _package("500 mcg/mL"),
    ),
    "the package in milligrams": ({"label_strength": "0.05 mg/mL"}, None),
    "the package with its volume": ({"label_strength": "100 mcg/2 mL"}, None),
    "the package is stronger by little": ({"label_strength": "50.0001 mcg/mL"}, _package("50.0001 mcg/mL")),
    "the package is weaker by little": ({"label_strength": "49.9999 mcg/mL"}, _package("49.9999 mcg/mL")),
    "the package rounds to the same": ({"label_strength": "50 mcg/1.0001 mL"}, _package("≈49.995 mcg/mL")),
    "the package is a refill strength": ({"label_strength": "10 mg/20 mL"}, _package("500 mcg/mL")),
    "a package that is not read": ({"label_strength": UNREADABLE}, None),
    "another product, by its package": ({"product": "other"}, None),
    "dose and product": (
        {"dose": "750 mcg", "product": "baclofen-10mg-tablets", "label_strength": "500 mcg/mL"},
        (
            "750 mcg is above 100 mcg, the last screening step; Baclofen 10mg Tablets is not the screening product,"
            " 50 mcg/mL; the package says 500 mcg/mL, not 50 mcg/mL. Check the order for a slip and take the screening"
            " product."
        ),
    ),
}


@cases(SCR_01)
def test_scr_01_dose_above_the_last_step_or_another_product(changes: Changes, expected: str | None) -> None:
    assert message("SCR-01", changes) == expected


def test_scr_01_leads_to_what_is_wrong_and_to_nothing_else() -> None:
    assert fields("SCR-01", {"dose": "750 mcg"}) == ["dose"]
    assert fields("SCR-01", {"effective_dose": "750 mcg", "last_dose": "101 mcg"}) == ["last_dose", "effective_dose"]
    assert fields("SCR-01", {"product": "baclofen-10mg-tablets"}) == ["product"]
    assert fields("SCR-01", {"label_strength": "500 mcg/mL", "dose": "101 mcg"}) == ["dose", "label_strength"]


_STEPS = "the doses of the screening, 25 mcg, 50 mcg, 75 mcg and 100 mcg. Check the order."
SCR_02: Table = {
    **{f"{dose} mcg": ({"dose": f"{dose} mcg"}, None) for dose in ("25", "50", "75", "75.0", "100")},
    "just above a step": ({"dose": "75.0001 mcg"}, f"75.0001 mcg is not among {_STEPS}"),
    "just below a step": ({"dose": "24.9999 mcg"}, f"24.9999 mcg is not among {_STEPS}"),
    "between two steps": ({"dose": "60 mcg"}, f"60 mcg is not among {_STEPS}"),
    "above every step": ({"dose": "150 mcg"}, f"150 mcg is not among {_STEPS}"),
    "the last dose": ({"last_dose": "30 mcg"}, f"Last dose given 30 mcg is not among {_STEPS}"),
    "the effective dose": ({"effective_dose": "30 mcg"}, f"Effective dose 30 mcg is not among {_STEPS}"),
    "two of them": (
        {"dose": "60 mcg", "last_dose": "30 mcg"},
        f"60 mcg and last dose given 30 mcg are not among {_STEPS}",
    ),
    "no dose": ({"dose": None}, None),
    "a dose that is not read": ({"dose": UNREADABLE}, None),
}


@cases(SCR_02)
def test_scr_02_dose_that_is_no_step(changes: Changes, expected: str | None) -> None:
    assert message("SCR-02", changes) == expected


def test_scr_02_leads_to_the_doses_that_are_no_steps() -> None:
    assert fields("SCR-02", {"last_dose": "30 mcg"}) == ["last_dose"]
    assert fields("SCR-02", {"dose": "60 mcg", "effective_dose": "61 mcg"}) == ["dose", "effective_dose"]


def _early(passed: str, due: str) -> str:
    return (
        f"The last screening dose is only {passed} before this one, and its effect may not be over: at least 24 hours"
        f" must lie between. This one is not due before {due}."
    )


def _not_after(this: str, last: str) -> str:
    return f"This injection, {this}, is not after the last one, {last}. Check both days and times."


SCR_03: Table = {
    "24 hours exactly": ({}, None),
    "a minute more": ({"time": "08:01"}, None),
    "a minute less": ({"time": "07:59"}, _early("≈23.9 hours", "Tue 24 Nov 2026 08:00")),
    "the same, by the last": ({"last_time": "08:01"}, _early("≈23.9 hours", "Tue 24 Nov 2026 08:01")),
    "the end of the day before": ({"time": "24:00", "last_date": "2026-11-24", "last_time": "00:00"}, None),
    "midnight written twice": (
        {"time": "00:00", "last_time": "24:00"},
        _not_after("Tue 24 Nov 2026 00:00", "Mon 23 Nov 2026 24:00"),
    ),
    "an hour": ({"last_date": "2026-11-24", "last_time": "07:00"}, _early("1 hour", "Wed 25 Nov 2026 07:00")),
    "the same minute": (
        {"last_date": "2026-11-24"},
        _not_after("Tue 24 Nov 2026 08:00", "Tue 24 Nov 2026 08:00"),
    ),
    "before the last one": (
        {"last_date": "2026-11-25"},
        _not_after("Tue 24 Nov 2026 08:00", "Wed 25 Nov 2026 08:00"),
    ),
    "across a leap day": (
        {"date": "2028-03-01", "time": "07:00", "last_date": "2028-02-29"},
        _early("23 hours", "Wed 1 Mar 2028 08:00"),
    ),
    "at the end of the calendar": (
        {"date": "9999-12-31", "time": "09:00", "last_date": "9999-12-31"},
        (
            "The last screening dose is only 1 hour before this one, and its effect may not be over: at least 24 hours"
            " must lie between. Check both days and times."
        ),
    ),
    "this time is empty": ({"time": None}, None),
    "the last time is empty": ({"last_time": None}, None),
    "this day is not read": ({"date": "24.11.2026"}, None),
    "the last day is not read": ({"last_date": UNREADABLE}, None),
    "too early in spite of a wrong answer": (
        {"time": "07:00", "first_dose": True},
        _early("23 hours", "Tue 24 Nov 2026 08:00"),
    ),
}


@cases(SCR_03)
def test_scr_03_too_soon_after_the_last_dose(changes: Changes, expected: str | None) -> None:
    assert message("SCR-03", changes) == expected


def test_scr_03_leads_to_all_four_times() -> None:
    assert fields("SCR-03", {"time": "07:59"}) == ["date", "time", "last_date", "last_time"]


def _step_up(dose: str, last: str, after: str) -> str:
    return (
        f"{dose} is a step up from {last}, {after}."
        " Check dose and response; what follows is for the prescriber to decide."
    )


_POSITIVE = "which had a positive response: a higher dose tests nothing more, and adds risk"
_ADVERSE = "which had an adverse response: a higher dose may do more harm"
SCR_04: Table = {
    "no response": ({"last_response": "none"}, None),
    "a positive response": ({"last_response": "positive"}, _step_up("75 mcg", "50 mcg", _POSITIVE)),
    "an adverse response": ({"last_response": "adverse"}, _step_up("75 mcg", "50 mcg", _ADVERSE)),
    "a step that is barely one": (
        {"last_response": "positive", "dose": "50.0001 mcg"},
        _step_up("50.0001 mcg", "50 mcg", _POSITIVE),
    ),
    "the same dose": ({"last_response": "positive", "dose": "50 mcg"}, None),
    "a step down": ({"last_response": "adverse", "dose": "25 mcg"}, None),
    "no last dose": ({"last_response": "positive", "last_dose": None}, None),
    "a last dose that is not read": ({"last_response": "positive", "last_dose": UNREADABLE}, None),
    "no answer": ({"last_response": None}, None),
    "an answer that is not read": ({"last_response": "good"}, None),
}


@cases(SCR_04)
def test_scr_04_step_up_after_a_response(changes: Changes, expected: str | None) -> None:
    assert message("SCR-04", changes) == expected


def test_scr_04_leads_to_dose_last_dose_and_response() -> None:
    assert fields("SCR-04", {"last_response": "adverse"}) == ["dose", "last_dose", "last_response"]


def test_numbers_are_written_in_the_decimal_mark_of_the_trial() -> None:
    entered: Changes = {"dose": "100,5 mcg", "product": "baclofen-40mg-20ml-inj-20ml"}
    (first, second) = screened(entered, mark=DecimalMark.COMMA).findings
    assert first.message.startswith("100,5 mcg is above 100 mcg")
    assert second.message.startswith("100,5 mcg is not among")


def test_the_gravest_stands_first_then_the_order_of_the_rules() -> None:
    changes: Changes = {"dose": "150 mcg", "time": "07:59", "last_response": "positive"}
    found_ = screened({**SECOND, **changes}).findings
    assert [(finding.rule, finding.severity.value) for finding in found_] == [
        ("SCR-01", "block"),
        ("SCR-03", "block"),
        ("SCR-04", "block"),
        ("SCR-02", "caution"),
    ]


@pytest.mark.parametrize("rule", SCREENING_RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_why_it_exists_and_where_it_comes_from(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.source
    assert all(any(field is known for known in FIELDS) for field in rule.fields)


def test_the_rules_stand_in_their_order_each_with_its_severity() -> None:
    assert [(rule.id, rule.severity.value) for rule in SCREENING_RULES] == [
        ("SCR-01", "block"),
        ("SCR-02", "caution"),
        ("SCR-03", "block"),
        ("SCR-04", "block"),
        ("REF-01", "block"),
    ]
    assert {rule.id for rule in RULES} & {rule.id for rule in SCREENING_RULES} == {"REF-01"}
