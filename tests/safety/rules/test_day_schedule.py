"""DOS-08 and the steps in FLW-01: does the day add up to the order, and can the pump run each step?"""

import pytest

from itb_calc.core.day_schedule import Misfit
from itb_calc.core.refusal import DecimalMark
from itb_calc.safety.rules.dose_change import misfits_in_words
from tests.safety.worksheets import UNREADABLE, Changes, Steps, Table, cases, evaluated, findings, message, verdict

DOSE, SCHEDULE, MINIMUM = "dose.daily_dose", "dose.schedule", "pump.minimum_flow"


def day(*steps: tuple[str, str, str], dose: str | None = "450 mcg/day") -> Changes:
    return {SCHEDULE: steps, DOSE: dose}


NIGHT, MORNING, EVENING = ("00:00", "08:00", "120 mcg"), ("08:00", "16:00", "180 mcg"), ("16:00", "24:00", "150 mcg")


def _not_given(what: str) -> str:
    return f"The day schedule would not give the ordered dose: {what}. Check each step against the order."


def _total(total: str, dose: str = "450 mcg/day") -> str:
    return f"its steps make {total}, but the daily dose is {dose}"


THIRTEEN: Steps = tuple((f"{hour:02}:00", f"{hour:02}:30", "45 mcg") for hour in range(1, 11))

DOS_08: Table = {
    "no schedule": ({}, None),
    "one step for the whole day": (day(("00:00", "24:00", "450 mcg")), None),
    "three steps": (day(NIGHT, MORNING, EVENING), None),
    "in any order": (day(EVENING, NIGHT, MORNING), None),
    "a gap of a minute": (
        day(("00:00", "08:00", "120 mcg"), ("08:01", "24:00", "330 mcg")),
        _not_given("08:00 to 08:01 is in no step"),
    ),
    "an overlap of a minute": (
        day(("00:00", "08:01", "120 mcg"), ("08:00", "24:00", "330 mcg")),
        _not_given("08:00 to 08:01 is in more than one step"),
    ),
    "the same step twice": (
        day(NIGHT, NIGHT, ("08:00", "24:00", "210 mcg")),
        _not_given("00:00 to 08:00 is in more than one step"),
    ),
    "a minute late at the start": (day(("00:01", "24:00", "450 mcg")), _not_given("00:00 to 00:01 is in no step")),
    "a minute short at the end": (day(("00:00", "23:59", "450 mcg")), _not_given("23:59 to 24:00 is in no step")),
    "a gap and an overlap": (
        day(("01:00", "12:00", "150 mcg"), ("11:00", "24:00", "300 mcg")),
        _not_given("00:00 to 01:00 is in no step, 11:00 to 12:00 is in more than one step"),
    ),
    "more stretches than can be taken in": (
        day(*THIRTEEN),
        _not_given(
            "00:00 to 01:00 is in no step, 01:30 to 02:00 is in no step, 02:30 to 03:00 is in no step"
            " and 8 more like that"
        ),
    ),
    "as many stretches as can be named": (
        day(("01:00", "02:00", "225 mcg"), ("03:00", "23:00", "225 mcg")),
        _not_given("00:00 to 01:00 is in no step, 02:00 to 03:00 is in no step, 23:00 to 24:00 is in no step"),
    ),
    "a step below the daily dose": (
        day(("00:00", "24:00", "449.9999 mcg")),
        _not_given(_total("449.9999 mcg/day")),
    ),
    "a step above the daily dose": (
        day(("00:00", "24:00", "450.0001 mcg")),
        _not_given(_total("450.0001 mcg/day")),
    ),
    "doses per hour entered for doses of the step": (
        day(("00:00", "12:00", "15 mcg"), ("12:00", "24:00", "22.5 mcg")),
        _not_given(_total("37.5 mcg/day")),
    ),
    "hours and total": (
        day(("00:00", "23:00", "400 mcg")),
        _not_given(f"23:00 to 24:00 is in no step; {_total('400 mcg/day')}"),
    ),
    "daily dose not entered, the hours still count": (
        day(("00:00", "23:00", "450 mcg"), dose=None),
        _not_given("23:00 to 24:00 is in no step"),
    ),
    "daily dose not read, the hours still count": (
        day(("00:00", "23:00", "450 mcg"), dose=UNREADABLE),
        _not_given("23:00 to 24:00 is in no step"),
    ),
    "daily dose not read, the day is covered": (day(NIGHT, MORNING, EVENING, dose=UNREADABLE), None),
    "a step's dose not read": (day(NIGHT, ("08:00", "23:00", UNREADABLE)), None),
    "a step's time not read": (day(NIGHT, ("08:00", "25:00", "330 mcg")), None),
    "a step without an end": (day(NIGHT, ("08:00", "", "330 mcg")), None),
}


@cases(DOS_08)
def test_dos_08_day_schedule_that_does_not_add_up(changes: Changes, expected: str | None) -> None:
    assert message("DOS-08", changes) == expected


def _too_slow(what: str, minimum: str = "0.048 mL/day") -> str:
    return f"{what} is below the pump's minimum of {minimum}: it cannot deliver this dose. Use a lower concentration."


# At 2,000 mcg/mL, 32 mcg in 8 hours are 0.048 mL/day.
FLW_01: Table = {
    "every step at the minimum or above": (day(("00:00", "08:00", "32 mcg"), ("08:00", "24:00", "418 mcg")), None),
    "a step below it, though the whole day is not": (
        day(("00:00", "08:00", "31.9 mcg"), ("08:00", "24:00", "418.1 mcg")),
        _too_slow("From 00:00 to 08:00 the flow, ≈0.0479 mL/day,"),
    ),
    "with digits enough to differ": (
        day(("00:00", "08:00", "31.9999 mcg"), ("08:00", "24:00", "418.0001 mcg")),
        _too_slow("From 00:00 to 08:00 the flow, ≈0.0479999 mL/day,"),
    ),
    "the slowest of several": (
        day(("00:00", "08:00", "30 mcg"), ("08:00", "16:00", "20 mcg"), ("16:00", "24:00", "400 mcg")),
        _too_slow("From 08:00 to 16:00 the flow, 0.03 mL/day,"),
    ),
    "an entered minimum counts": (
        {**day(NIGHT, MORNING, EVENING), MINIMUM: "0.2 mL/day"},
        _too_slow("From 00:00 to 08:00 the flow, 0.18 mL/day,", "0.2 mL/day"),
    ),
    "the whole day says it first": (
        day(("00:00", "12:00", "10 mcg"), ("12:00", "24:00", "80 mcg"), dose="90 mcg/day"),
        _too_slow("The flow, 0.045 mL/day,"),
    ),
    "daily dose not entered, the steps still count": (
        day(("00:00", "08:00", "24 mcg"), ("08:00", "24:00", "426 mcg"), dose=None),
        _too_slow("From 00:00 to 08:00 the flow, 0.036 mL/day,"),
    ),
    "daily dose not read, the steps still count": (
        day(("00:00", "08:00", "24 mcg"), ("08:00", "24:00", "426 mcg"), dose=UNREADABLE),
        _too_slow("From 00:00 to 08:00 the flow, 0.036 mL/day,"),
    ),
    "a step that is not read": (day(("00:00", "08:00", "24 mcg"), ("08:00", "24:00", UNREADABLE)), None),
    "minimum not read": ({**day(("00:00", "24:00", "1 mcg")), MINIMUM: UNREADABLE}, None),
    "minimum not known": ({**day(("00:00", "24:00", "1 mcg")), "pump.id": "prometra-ii-40"}, None),
    "stock not known": ({**day(("00:00", "08:00", "1 mcg"), ("08:00", "24:00", "449 mcg")), "product.id": None}, None),
}


@cases(FLW_01)
def test_flw_01_a_step_below_the_pumps_minimum(changes: Changes, expected: str | None) -> None:
    assert message("FLW-01", changes) == expected


def test_a_schedule_shows_its_numbers_in_the_documents_mark() -> None:
    found = {
        finding.rule: finding.message
        for finding in evaluated(
            day(("00:00", "24:00", "1450,5 mcg"), dose="1450 mcg/day"), mark=DecimalMark.COMMA
        ).findings
    }
    thousand = "1\N{THIN SPACE}450"
    assert found["DOS-08"] == _not_given(_total(f"{thousand},5 mcg/day", f"{thousand} mcg/day"))


def test_a_schedule_that_is_too_slow_and_does_not_add_up_says_both() -> None:
    found = findings(day(("00:00", "08:00", "1 mcg"), ("08:00", "23:00", "449 mcg")))
    assert [rule for rule, finding in found.items() if finding.severity == "block"] == ["FLW-01", "DOS-08"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("DOS-08", ("block", (SCHEDULE, DOSE), "ISMP")),
        (
            "FLW-01",
            ("block", (DOSE, "preparation.target_concentration", MINIMUM, SCHEDULE), "the pump's specification"),
        ),
    ],
)
def test_severity_fields_and_source(rule: str, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, day(("00:00", "08:00", "1 mcg"), ("08:00", "24:00", "1 mcg"))) == expected


def test_the_hours_that_are_missing_or_double_are_all_named_for_who_shows_them() -> None:
    wrong = (Misfit(0, 480, "missing"), Misfit(540, 545, "double"), Misfit(1439, 1440, "missing"))
    assert misfits_in_words(wrong) == (
        "00:00 to 08:00 is in no step, 09:00 to 09:05 is in more than one step, 23:59 to 24:00 is in no step"
    )
    assert misfits_in_words(()) == ""
