"""DOS: is this dose within what has been published, and not the shape of a unit slip?"""

import pytest

from tests.safety.worksheets import UNREADABLE, Changes, Table, cases, message, verdict

DOSE, BOLUS, BOLUSES = "dose.daily_dose", "dose.bolus_dose", "dose.boluses_per_day"
AGE, GROUP = "dose.age_years", "dose.patient_group"


def dose(daily: str | None, bolus: str | None = None, boluses: str | None = None) -> Changes:
    return {DOSE: daily, BOLUS: bolus, BOLUSES: boluses}


def aged(daily: str, age: str | None, group: str | None = None) -> Changes:
    return {DOSE: daily, AGE: age, GROUP: group}


def _limited(highest: str) -> str:
    return f"{highest} is above 1,000 mcg/day: labelling has limited experience there. Check that the dose is meant."


DOS_01: Table = {
    "1,000 mcg/day": (dose("1000 mcg/day"), None),
    "a step more": (dose("1000.0001 mcg/day"), _limited("1,000.0001 mcg/day")),
    "1,000 with every bolus": (dose("990 mcg/day", "5 mcg", "2"), None),
    "a step more with every bolus": (dose("990 mcg/day", "5.0001 mcg", "2"), _limited("1,000.0002 mcg/day")),
    "no boluses allowed": (dose("1000 mcg/day", "500 mcg", "0"), None),
    "bolus not read, the dose alone is too high": (
        dose("1000.0001 mcg/day", UNREADABLE, "2"),
        _limited("1,000.0001 mcg/day"),
    ),
    "bolus without a number": (dose("1000.0001 mcg/day", "5 mcg"), _limited("1,000.0001 mcg/day")),
    "number without a bolus": (dose("1000 mcg/day", None, "2"), None),
    "not entered": (dose(None), None),
    "not read": (dose(UNREADABLE), None),
}


@cases(DOS_01)
def test_dos_01_dose_with_limited_experience(changes: Changes, expected: str | None) -> None:
    assert message("DOS-01", changes) == expected


ADULT, CHILD = "for spasticity of spinal origin", "for a child under 12 years"


def _above(highest: str, whom: str, limit: str) -> str:
    return f"{highest} is above the highest dose published {whom}, {limit}. Say why this dose is meant."


def _below(lowest: str, whom: str, limit: str) -> str:
    return f"{lowest} is below the lowest dose published {whom}, {limit}. Say why this dose is meant."


DOS_02: Table = {
    "adult, 2,003": (dose("2003 mcg/day"), None),
    "adult, a step more": (dose("2003.0001 mcg/day"), _above("2,003.0001 mcg/day", ADULT, "2,003 mcg/day")),
    "adult, 2,003 with every bolus": (dose("2000 mcg/day", "1 mcg", "3"), None),
    "adult, a step more with every bolus": (
        dose("2000 mcg/day", "1.0001 mcg", "3"),
        _above("2,003.0003 mcg/day", ADULT, "2,003 mcg/day"),
    ),
    "adult, 12": (dose("12 mcg/day"), None),
    "adult, a step less": (dose("11.9999 mcg/day"), _below("11.9999 mcg/day", ADULT, "12 mcg/day")),
    "boluses do not lift the lower limit": (
        dose("11.9999 mcg/day", "10 mcg", "4"),
        _below("11.9999 mcg/day", ADULT, "12 mcg/day"),
    ),
    "above with boluses and below without": (
        dose("5 mcg/day", "500 mcg", "5"),
        _above("2,505 mcg/day", ADULT, "2,003 mcg/day"),
    ),
    "boluses not read": (
        dose("2003.0001 mcg/day", "1 mcg", UNREADABLE),
        _above("2,003.0001 mcg/day", ADULT, "2,003 mcg/day"),
    ),
    "child, 1,199": (aged("1199 mcg/day", "11"), None),
    "child, a step more": (aged("1199.0001 mcg/day", "11"), _above("1,199.0001 mcg/day", CHILD, "1,199 mcg/day")),
    "child, 24": (aged("24 mcg/day", "11"), None),
    "child, a step less": (aged("23.9999 mcg/day", "11"), _below("23.9999 mcg/day", CHILD, "24 mcg/day")),
    "a step under 12 years": (aged("1200 mcg/day", "11.9999"), _above("1,200 mcg/day", CHILD, "1,199 mcg/day")),
    "12 years": (aged("1200 mcg/day", "12"), None),
    "born today": (aged("20 mcg/day", "0"), _below("20 mcg/day", CHILD, "24 mcg/day")),
    "paediatric without an age, 1,199": (aged("1199 mcg/day", None, "paediatric"), None),
    "paediatric without an age, a step more": (
        aged("1199.0001 mcg/day", None, "paediatric"),
        _above("1,199.0001 mcg/day", CHILD, "1,199 mcg/day"),
    ),
    "paediatric without an age, a step below 24": (
        aged("23.9999 mcg/day", None, "paediatric"),
        _below("23.9999 mcg/day", CHILD, "24 mcg/day"),
    ),
    "paediatric of 12 years": (aged("1200 mcg/day", "12", "paediatric"), None),
    "cerebral, under 12 by age": (
        aged("1200 mcg/day", "11", "adult-cerebral"),
        _above("1,200 mcg/day", CHILD, "1,199 mcg/day"),
    ),
    "cerebral has the spinal limits": (
        aged("2003.0001 mcg/day", None, "adult-cerebral"),
        _above("2,003.0001 mcg/day", ADULT, "2,003 mcg/day"),
    ),
    "neither age nor group": (
        aged("2003.0001 mcg/day", None),
        _above("2,003.0001 mcg/day", ADULT, "2,003 mcg/day"),
    ),
    "neither age nor group, a child's too high dose": (aged("1200 mcg/day", None), None),
    "age not read": (aged("2003.0001 mcg/day", UNREADABLE, "adult-spinal"), None),
    "group not read, no age": (aged("2003.0001 mcg/day", None, UNREADABLE), None),
    "group not read, with an age": (
        aged("2003.0001 mcg/day", "40", UNREADABLE),
        _above("2,003.0001 mcg/day", ADULT, "2,003 mcg/day"),
    ),
    "dose not entered": (dose(None), None),
    "dose not read": (dose(UNREADABLE), None),
}


@cases(DOS_02)
def test_dos_02_dose_outside_the_published_extremes(changes: Changes, expected: str | None) -> None:
    assert message("DOS-02", changes) == expected


def _far(what: str) -> str:
    return f"{what} every published dose: were mg taken for mcg, or an hour for a day? Check the order."


DOS_04: Table = {
    "5,000 mcg/day": (dose("5000 mcg/day"), None),
    "a step more": (
        dose("5000.0001 mcg/day"),
        _far("5,000.0001 mcg/day is above 5,000 mcg/day, far beyond"),
    ),
    "5,000 with every bolus": (dose("4999 mcg/day", "0.5 mcg", "2"), None),
    "a step more with every bolus": (
        dose("4999 mcg/day", "0.5001 mcg", "2"),
        _far("5,000.0002 mcg/day is above 5,000 mcg/day, far beyond"),
    ),
    "1 mcg/day": (dose("1 mcg/day"), None),
    "a step less": (dose("0.9999 mcg/day"), _far("0.9999 mcg/day is below 1 mcg/day, far below")),
    "boluses do not lift the lower limit": (
        dose("0.9999 mcg/day", "10 mcg", "4"),
        _far("0.9999 mcg/day is below 1 mcg/day, far below"),
    ),
    "above with boluses and below without": (
        dose("0.5 mcg/day", "501 mcg", "10"),
        _far("5,010.5 mcg/day is above 5,000 mcg/day, far beyond"),
    ),
    "bolus not read": (
        dose("5000.0001 mcg/day", UNREADABLE, "2"),
        _far("5,000.0001 mcg/day is above 5,000 mcg/day, far beyond"),
    ),
    "not entered": (dose(None, "5000 mcg", "5"), None),
    "not read": (dose(UNREADABLE, "5000 mcg", "5"), None),
}


@cases(DOS_04)
def test_dos_04_dose_that_only_a_slip_explains(changes: Changes, expected: str | None) -> None:
    assert message("DOS-04", changes) == expected


_NOT_ESTABLISHED = "Safety is not established under 4 years. Say who decided on this treatment."

DOS_05: Table = {
    "4 years": ({AGE: "4"}, None),
    "a step younger": ({AGE: "3.9999"}, _NOT_ESTABLISHED),
    "born today": ({AGE: "0"}, _NOT_ESTABLISHED),
    "adult": ({AGE: "40"}, None),
    "not entered": ({AGE: None, GROUP: "paediatric"}, None),
    "not read": ({AGE: UNREADABLE}, None),
}


@cases(DOS_05)
def test_dos_05_age_below_labelling(changes: Changes, expected: str | None) -> None:
    assert message("DOS-05", changes) == expected


OF_DOSE = (DOSE, BOLUS, BOLUSES)


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("DOS-01", dose("1001 mcg/day"), ("caution", OF_DOSE, "US label summaries")),
        (
            "DOS-02",
            dose("2004 mcg/day"),
            ("confirm", (*OF_DOSE, AGE, GROUP), "German compendium; US monograph for children"),
        ),
        ("DOS-04", dose("5001 mcg/day"), ("block", OF_DOSE, "project threshold")),
        ("DOS-05", {AGE: "3"}, ("confirm", (AGE,), "US labelling")),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
