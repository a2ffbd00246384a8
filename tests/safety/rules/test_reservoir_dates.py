"""RES: is the date to book safe, and is the interval plausible?"""

from datetime import date

import pytest

from tests.safety.rules.test_reservoir import ALARM, BUFFER, PROGRAMMED, STABILITY, TOLERANCE
from tests.safety.worksheets import DILUTED, UNREADABLE, Changes, Table, cases, message, other_stock, verdict

# 145 days after the fill on 23 November 2026.
LATEST = date(2027, 4, 17)
AFTER = date(2027, 4, 18)

_OVERDUE = (
    "The latest refill date, Sat 17 Apr 2027, has passed, and withdrawal can be fatal."
    " Act now: see the patient, and call the prescriber."
)


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 11, 23), None), (LATEST, None), (AFTER, _OVERDUE), (date(2028, 1, 1), _OVERDUE)],
)
def test_res_05_refill_overdue(today: date, expected: str | None) -> None:
    assert message("RES-05", {}, today=today) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {STABILITY: None},
        {STABILITY: UNREADABLE},
        {"fill_date": None},
        {"fill_date": UNREADABLE},
        {TOLERANCE: UNREADABLE},
        {PROGRAMMED: "39 mL"},
    ],
)
def test_res_05_is_silent_without_a_latest_refill_date(changes: Changes) -> None:
    assert message("RES-05", changes, today=AFTER) is None


def _too_short(what: str) -> str:
    return f"{what} a missed appointment can end in withdrawal. Published advice is 3 to 5 or 7 to 10 days."


RES_06: Table = {
    "3 days": ({BUFFER: "3 days"}, None),
    "a day less": ({BUFFER: "2 days"}, _too_short("With a booking buffer of 2 days")),
    "1 day": ({BUFFER: "1 day"}, _too_short("With a booking buffer of 1 day")),
    "0 is not empty": ({BUFFER: "0 days"}, _too_short("With a booking buffer of 0 days")),
    "none": ({BUFFER: None}, _too_short("Without a booking buffer")),
    "not read": ({BUFFER: UNREADABLE}, None),
}


@cases(RES_06)
def test_res_06_booking_buffer_too_short(changes: Changes, expected: str | None) -> None:
    assert message("RES-06", changes) == expected


_PERFECT = "No flow tolerance is entered: days and dates assume a perfect pump."

RES_07: Table = {
    "entered": ({}, None),
    "0 is entered": ({TOLERANCE: "0 %"}, None),
    "none": ({TOLERANCE: None}, _PERFECT),
    "not read": ({TOLERANCE: UNREADABLE}, None),
}


@cases(RES_07)
def test_res_07_no_flow_tolerance(changes: Changes, expected: str | None) -> None:
    assert message("RES-07", changes) == expected


def _implausible(what: str) -> str:
    return f"{what}: has one strength been taken for another? Check the concentration and the dose."


def two_weeks(dose: str) -> Changes:
    """28 mL of 500 mcg/mL: 14 days at 1,000 mcg/day."""
    return {**other_stock("500 mcg/mL"), ALARM: "12 mL", "dose.daily_dose": dose}


def a_year(dose: str) -> Changes:
    """36.5 mL of 2,000 mcg/mL: 365 days at 200 mcg/day."""
    return {ALARM: "3.5 mL", "dose.daily_dose": dose}


_NOT_AFTER = _implausible("The date to book is not after the fill date")

RES_10: Table = {
    "14 days": (two_weeks("1000 mcg/day"), None),
    "a step less": (
        two_weeks("1000.0001 mcg/day"),
        _implausible("The time to the alarm, ≈13.9 days, is under 14 days"),
    ),
    "an hour, which began a sentence with a small letter": (
        {PROGRAMMED: "4.01 mL", "pump.injected_volume": "4.01 mL"},
        _implausible("The time to the alarm, less than 0.1 days, is under 14 days"),
    ),
    "365 days": (a_year("200 mcg/day"), None),
    "a step more, with digits enough to differ": (
        a_year("199.9999 mcg/day"),
        _implausible("The time to the alarm, ≈365.0001 days, is over 365 days"),
    ),
    "booked a day after the fill": ({BUFFER: "144 days"}, None),
    "booked on the day of the fill": ({BUFFER: "145 days"}, _NOT_AFTER),
    "booked before the fill": ({BUFFER: "146 days"}, _NOT_AFTER),
    "the weekend counts": ({"fill_date": "2026-11-20", BUFFER: "143 days"}, _NOT_AFTER),
    "the days speak before the date": (
        {**two_weeks("1000.0001 mcg/day"), BUFFER: "14 days"},
        _implausible("The time to the alarm, ≈13.9 days, is under 14 days"),
    ),
    "no date, too few days": (
        {**two_weeks("1000.0001 mcg/day"), "fill_date": UNREADABLE},
        _implausible("The time to the alarm, ≈13.9 days, is under 14 days"),
    ),
    "no date": ({BUFFER: "145 days", "fill_date": None}, None),
    "buffer not read": ({BUFFER: UNREADABLE}, None),
    "no days": ({**two_weeks("1000.0001 mcg/day"), ALARM: None}, None),
    "dose not read": (two_weeks(UNREADABLE), None),
    "withheld": ({**two_weeks("1000.0001 mcg/day"), PROGRAMMED: "39 mL"}, None),
    "the dilution counts": (
        {**a_year("150 mcg/day"), **DILUTED},
        None,
    ),
}


@cases(RES_10)
def test_res_10_implausible_interval(changes: Changes, expected: str | None) -> None:
    assert message("RES-10", changes) == expected


STRENGTHS = ("dose.daily_dose", "product.label_strength", "preparation.target_concentration")


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("RES-05", {}, ("confirm", ("fill_date",), "US labelling, boxed warning")),
        ("RES-06", {BUFFER: None}, ("caution", (BUFFER,), "published advice of 3-5 and 7-10 days")),
        ("RES-07", {TOLERANCE: None}, ("info", (TOLERANCE,), "Wesemann 2014; ANZCA hazard alert")),
        ("RES-10", {BUFFER: "145 days"}, ("confirm", STRENGTHS, "project threshold")),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes, today=AFTER) == expected
