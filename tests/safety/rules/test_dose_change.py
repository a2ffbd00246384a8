"""DOS-03, 06 and 07: is this step of dose usual for the patient, and is it the shape of a slip?"""

import pytest

from itb_calc.core.refusal import DecimalMark
from itb_calc.reference.reference import Reference
from tests.safety.worksheets import REFILL, UNREADABLE, Changes, Table, cases, evaluated, findings, message, verdict

DOSE, PREVIOUS = "dose.daily_dose", "previous.daily_dose"
GROUP, PHASE, SCHEDULE = "dose.patient_group", "dose.phase", "dose.schedule"
SPINAL, CEREBRAL, CHILD = "adult-spinal", "adult-cerebral", "paediatric"


def changed(old: str | None, new: str | None, group: str | None = SPINAL, phase: str | None = "maintenance") -> Changes:
    return {**REFILL, PREVIOUS: old, DOSE: new, GROUP: group, PHASE: phase}


def _usual(what: str, old: str, new: str, beyond: str, harm: str) -> str:
    return f"{what}, from {old} to {new}, is {beyond}, and {harm}. Check the order, or say why this step is meant."


def _raised(by: str, old: str, new: str, limit: str, phase: str = "maintenance") -> str:
    beyond = f"above the {limit} that is usual for this group in {phase}"
    return _usual(f"An increase of {by}", old, new, beyond, "can overdose the patient")


def _lowered(by: str, old: str, new: str, phase: str = "maintenance") -> str:
    beyond = f"deeper than the 20 % that is usual for this group in {phase}"
    return _usual(f"A decrease of {by}", old, new, beyond, "can bring on withdrawal")


@pytest.mark.parametrize(
    ("group", "phase", "highest"),
    [
        (SPINAL, "titration", 30),
        (SPINAL, "maintenance", 40),
        (CEREBRAL, "titration", 15),
        (CEREBRAL, "maintenance", 20),
        (CHILD, "titration", 15),
        (CHILD, "maintenance", 20),
    ],
)
def test_dos_03_both_limits_of_each_group_and_phase(group: str, phase: str, highest: int) -> None:
    def said(new: str) -> str | None:
        return message("DOS-03", changed("100 mcg/day", f"{new} mcg/day", group, phase))

    above = f"{100 + highest}.0001"
    assert said(f"{100 + highest}") is None
    assert said(above) == _raised(f"{highest}.0001 %", "100 mcg/day", f"{above} mcg/day", f"{highest} %", phase)
    assert said("80") is None
    assert said("79.9999") == _lowered("20.0001 %", "100 mcg/day", "79.9999 mcg/day", phase)
    assert said("100.0001") is None
    assert said("100") is None


DOS_03: Table = {
    "with digits enough to differ": (
        changed("300 mcg/day", "420.0001 mcg/day"),
        _raised("≈40.00003 %", "300 mcg/day", "420.0001 mcg/day", "40 %"),
    ),
    "beside a tenfold step, which says more": (changed("45 mcg/day", "450 mcg/day"), None),
    "group not entered": (changed("300 mcg/day", "450 mcg/day", None), None),
    "group not read": (changed("300 mcg/day", "450 mcg/day", UNREADABLE), None),
    "phase not entered": (changed("300 mcg/day", "450 mcg/day", phase=None), None),
    "phase not read": (changed("300 mcg/day", "450 mcg/day", phase=UNREADABLE), None),
    "previous dose not entered": (changed(None, "450 mcg/day"), None),
    "previous dose not read": (changed(UNREADABLE, "450 mcg/day"), None),
    "dose not entered": (changed("300 mcg/day", None), None),
    "dose not read": (changed("300 mcg/day", UNREADABLE), None),
    "schedule not read": ({**changed("300 mcg/day", "450 mcg/day"), SCHEDULE: (("00:00", "", "450 mcg"),)}, None),
    "an impossible dose withholds the change": (changed("3000 mcg/day", "5001 mcg/day"), None),
    "a schedule that does not add up withholds the change": (
        {**changed("300 mcg/day", "450 mcg/day"), SCHEDULE: (("00:00", "24:00", "449 mcg"),)},
        None,
    ),
    "a wrong product does not": (
        {**changed("300 mcg/day", "450 mcg/day"), "product.id": "baclofen-5mg-5ml-solution"},
        _raised("50 %", "300 mcg/day", "450 mcg/day", "40 %"),
    ),
}


@cases(DOS_03)
def test_dos_03_change_outside_the_usual_range(changes: Changes, expected: str | None) -> None:
    assert message("DOS-03", changes) == expected


def test_dos_03_does_not_run_without_the_figures_for_the_group() -> None:
    found = findings(
        changed("300 mcg/day", "450 mcg/day"), reference=Reference(defect="The reference file dosing.toml is missing.")
    )
    assert "DOS-03" not in found


def _steep(by: str, new: str) -> str:
    return (
        f"An increase of {by} to {new} may be excessive: above 1,000 mcg/day, more than 20 % at a time is a large step."
        " Check that it is meant."
    )


DOS_06: Table = {
    "20 % to a high dose": (changed("1000 mcg/day", "1200 mcg/day"), None),
    "a step more": (changed("1000 mcg/day", "1200.001 mcg/day"), _steep("20.0001 %", "1,200.001 mcg/day")),
    "with digits enough to differ": (
        changed("900 mcg/day", "1080.0001 mcg/day"),
        _steep("≈20.00001 %", "1,080.0001 mcg/day"),
    ),
    "25 % to exactly 1,000": (changed("800 mcg/day", "1000 mcg/day"), None),
    "25 % to a step above 1,000": (changed("800 mcg/day", "1000.0001 mcg/day"), _steep("≈25 %", "1,000.0001 mcg/day")),
    "the new dose counts, not the previous one": (
        changed("999 mcg/day", "1250 mcg/day"),
        _steep("≈25.1 %", "1,250 mcg/day"),
    ),
    "a decrease from a high dose": (changed("2000 mcg/day", "1600 mcg/day"), None),
    "no change": (changed("1500 mcg/day", "1500 mcg/day"), None),
    "bolus does not lift the new dose": (
        {**changed("720 mcg/day", "900 mcg/day"), "dose.bolus_dose": "50 mcg", "dose.boluses_per_day": "4"},
        None,
    ),
    "beside DOS-03": (changed("1000 mcg/day", "1400.001 mcg/day"), None),
    "beside DOS-07": (changed("100 mcg/day", "1001 mcg/day", None, None), None),
    "neither group nor phase": (changed("1000 mcg/day", "1500 mcg/day", None, None), _steep("50 %", "1,500 mcg/day")),
    "group not read": (changed("1000 mcg/day", "1500 mcg/day", UNREADABLE), _steep("50 %", "1,500 mcg/day")),
    "previous dose not entered": (changed(None, "1500 mcg/day"), None),
    "previous dose not read": (changed(UNREADABLE, "1500 mcg/day"), None),
    "dose not entered": (changed("1000 mcg/day", None), None),
    "dose not read": (changed("1000 mcg/day", UNREADABLE), None),
    "an impossible dose withholds the change": (changed("3800 mcg/day", "5001 mcg/day", None), None),
}


@cases(DOS_06)
def test_dos_06_steep_increase_to_a_high_dose(changes: Changes, expected: str | None) -> None:
    assert message("DOS-06", changes) == expected


DECIMAL, HOUR, UNIT = (
    "was a decimal mark set wrong?",
    "was a dose per hour entered for a dose per day?",
    "were mg taken for mcg?",
)


def _shape(new: str, times: str, old: str, question: str) -> str:
    return f"{new} is {times} the previous dose, {old}: {question} Check the order and the previous dose."


@pytest.mark.parametrize(
    ("factor", "shown", "question"),
    [(10, "10", DECIMAL), (24, "24", HOUR), (100, "100", DECIMAL), (1000, "1,000", UNIT)],
)
def test_dos_07_each_factor_within_2_percent_either_way(factor: int, shown: str, question: str) -> None:
    def said(old: str, new: str) -> str | None:
        return message("DOS-07", changed(f"{old} mcg/day", f"{new} mcg/day"))

    up, down = f"{shown} times", f"1/{shown} of"
    small, large = "2", f"{factor * 2}"
    assert said(small, large) == _shape(f"{int(large):,} mcg/day", up, "2 mcg/day", question)
    assert said(large, small) == _shape("2 mcg/day", down, f"{int(large):,} mcg/day", question)
    for new in (f"{factor * 98}", f"{factor * 102}"):
        assert said("100", new) == _shape(f"{int(new):,} mcg/day", f"about {up}", "100 mcg/day", question)
    for new in ("98", "102"):
        assert said(f"{factor * 100}", new) == _shape(
            f"{new} mcg/day", f"about {down}", f"{factor * 100:,} mcg/day", question
        )
    outside = (f"{factor * 98 - 1}.9999", f"{factor * 102}.0001")
    assert [said("100", new) for new in outside] == [None, None]
    assert [said(f"{factor * 100}", new) for new in ("97.9999", "102.0001")] == [None, None]


DOS_07: Table = {
    "the case: 60 mcg per hour for 60 mcg per day": (
        changed("60 mcg/day", "1440 mcg/day"),
        _shape("1,440 mcg/day", "24 times", "60 mcg/day", HOUR),
    ),
    "the same dose": (changed("450 mcg/day", "450 mcg/day"), None),
    "a usual step": (changed("450 mcg/day", "500 mcg/day"), None),
    "neither group nor phase": (
        changed("45 mcg/day", "450 mcg/day", None, None),
        _shape("450 mcg/day", "10 times", "45 mcg/day", DECIMAL),
    ),
    "schedule not read": (
        {**changed("45 mcg/day", "450 mcg/day"), SCHEDULE: (("00:00", "", "450 mcg"),)},
        _shape("450 mcg/day", "10 times", "45 mcg/day", DECIMAL),
    ),
    "beside a dose that only a slip explains": (
        changed("450 mcg/day", "450000 mcg/day"),
        _shape("450,000 mcg/day", "1,000 times", "450 mcg/day", UNIT),
    ),
    "previous dose not entered": (changed(None, "450 mcg/day"), None),
    "previous dose not read": (changed(UNREADABLE, "450 mcg/day"), None),
    "dose not entered": (changed("45 mcg/day", None), None),
    "dose not read": (changed("45 mcg/day", UNREADABLE), None),
}


@cases(DOS_07)
def test_dos_07_change_with_the_shape_of_a_slip(changes: Changes, expected: str | None) -> None:
    assert message("DOS-07", changes) == expected


def test_dos_07_told_whoever_writes_a_decimal_comma_that_1_000_times_was_1_time() -> None:
    changes = changed("2 mcg/day", "2000 mcg/day")
    found = {finding.rule: finding for finding in evaluated(changes, mark=DecimalMark.COMMA).findings}
    thousand = "1\N{THIN SPACE}000 times"
    expected = _shape("2\N{THIN SPACE}000 mcg/day", thousand, "2 mcg/day", UNIT)
    assert found["DOS-07"].message == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (changed("300 mcg/day", "450 mcg/day"), {"DOS-03"}),
        (changed("1000 mcg/day", "1500 mcg/day"), {"DOS-01", "DOS-03"}),
        (changed("1000 mcg/day", "1300 mcg/day"), {"DOS-01", "DOS-06"}),
        (changed("120 mcg/day", "1200 mcg/day"), {"DOS-01", "DOS-07"}),
        (changed("4500 mcg/day", "450 mcg/day"), {"DOS-07"}),
        (changed("6 mcg/day", "60 mcg/day"), {"DOS-07"}),
        (changed("450 mcg/day", "10800 mcg/day"), {"DOS-01", "DOS-02", "DOS-04", "DOS-07"}),
    ],
)
def test_only_the_one_that_says_most_speaks_of_a_change(changes: Changes, expected: set[str]) -> None:
    assert {rule for rule in findings(changes) if rule.startswith(("DOS", "SLP"))} == expected


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        (
            "DOS-03",
            changed("300 mcg/day", "450 mcg/day"),
            ("confirm", (DOSE, PREVIOUS, GROUP, PHASE), "US label summaries; consensus 2016"),
        ),
        (
            "DOS-06",
            changed("1000 mcg/day", "1300 mcg/day"),
            ("caution", (DOSE, PREVIOUS), "consensus panel (CMSC 2015); the dose is the project's"),
        ),
        ("DOS-07", changed("45 mcg/day", "450 mcg/day"), ("confirm", (DOSE, PREVIOUS), "project threshold")),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
