"""RES: does the fill last? The limits of volumes and of the stability."""

import pytest

from tests.safety.worksheets import UNREADABLE, Changes, Table, cases, message, verdict

PROGRAMMED, ALARM = "pump.programmed_volume", "pump.alarm_volume"
RESERVOIR, RESIDUAL = "pump.reservoir_volume", "pump.residual_volume"
STABILITY, BUFFER, TOLERANCE = "refill.stability_limit", "refill.booking_buffer", "refill.flow_tolerance"


def _too_much(programmed: str, reservoir: str) -> str:
    return (
        f"{programmed} is programmed, but the reservoir holds {reservoir}: the pump would run dry before its alarm."
        " Check the volumes."
    )


def _at_once(programmed: str, alarm: str) -> str:
    return (
        f"{programmed} is programmed, but the alarm volume is {alarm}: the alarm would sound at once."
        " Check the volumes."
    )


_BOTH = (
    "41 mL is programmed, but the reservoir holds 40 mL: the pump would run dry before its alarm and the alarm volume"
    " is 42 mL: the alarm would sound at once. Check the volumes."
)

RES_01: Table = {
    "the whole reservoir": ({}, None),
    "a step more": ({PROGRAMMED: "40.0001 mL"}, _too_much("40.0001 mL", "40 mL")),
    "the entered reservoir": ({PROGRAMMED: "30 mL", RESERVOIR: "30 mL"}, None),
    "a step more than the entered reservoir": (
        {PROGRAMMED: "30.0001 mL", RESERVOIR: "30 mL"},
        _too_much("30.0001 mL", "30 mL"),
    ),
    "at the alarm": ({PROGRAMMED: "4 mL"}, _at_once("4 mL", "4 mL")),
    "a step above the alarm": ({PROGRAMMED: "4.0001 mL"}, None),
    "a step below the alarm": ({PROGRAMMED: "3.9999 mL"}, _at_once("3.9999 mL", "4 mL")),
    "both": (
        {PROGRAMMED: "41 mL", ALARM: "42 mL"},
        _BOTH,
    ),
    "programmed not entered": ({PROGRAMMED: None, ALARM: "42 mL"}, None),
    "programmed not read": ({PROGRAMMED: UNREADABLE, ALARM: "42 mL"}, None),
    "alarm not read, the reservoir still counts": (
        {PROGRAMMED: "41 mL", ALARM: UNREADABLE},
        _too_much("41 mL", "40 mL"),
    ),
    "alarm not entered": ({ALARM: None}, None),
    "reservoir not read, the alarm still counts": (
        {PROGRAMMED: "4 mL", RESERVOIR: UNREADABLE},
        _at_once("4 mL", "4 mL"),
    ),
    "reservoir not read, the listed one does not stand for it": ({PROGRAMMED: "41 mL", RESERVOIR: UNREADABLE}, None),
    "reservoir not known": ({PROGRAMMED: "99 mL", "pump.id": "other"}, None),
    "no pump": ({PROGRAMMED: "99 mL", "pump.id": None}, None),
}


@cases(RES_01)
def test_res_01_programmed_volume_out_of_bounds(changes: Changes, expected: str | None) -> None:
    assert message("RES-01", changes) == expected


_ALARM_DECIDES = "The alarm volume decides the refill date: it is reached no later than the stability limit."
_STABILITY_DECIDES = "The stability limit decides the refill date: it is reached before the alarm volume."
NOMINAL: Changes = {TOLERANCE: None}

RES_02: Table = {
    "alarm": ({}, _ALARM_DECIDES),
    "both on one day": ({**NOMINAL, STABILITY: "160 days"}, _ALARM_DECIDES),
    "stability a step shorter": ({**NOMINAL, STABILITY: "159.9999 days"}, _STABILITY_DECIDES),
    "stability not entered": ({STABILITY: None}, None),
    "stability not read": ({STABILITY: UNREADABLE}, None),
    "fill date not entered": ({"fill_date": None}, None),
    "withheld": ({PROGRAMMED: "39 mL"}, None),
}


@cases(RES_02)
def test_res_02_what_decides_the_date(changes: Changes, expected: str | None) -> None:
    assert message("RES-02", changes) == expected


def _stretched(limit: str) -> str:
    return (
        f"A stability limit of {limit} is longer than the recommended maximum of 180 days."
        " Say what supports it for this concentration."
    )


RES_03: Table = {
    "180 days": ({}, None),
    "a step longer": ({STABILITY: "180.0001 days"}, _stretched("180.0001 days")),
    "a year": ({STABILITY: "365 days"}, _stretched("365 days")),
    "not entered": ({STABILITY: None}, None),
    "not read": ({STABILITY: UNREADABLE}, None),
}


@cases(RES_03)
def test_res_03_stability_limit_longer_than_recommended(changes: Changes, expected: str | None) -> None:
    assert message("RES-03", changes) == expected


_LATE = "With an alarm volume below 4 mL, patients have had withdrawal signs up to a week before the alarm. {advice}"
_COVERED = _LATE.format(advice="The booking buffer makes up for it.")
_NOT_COVERED = _LATE.format(advice="Book at least 7 days earlier.")


def alarm(volume: str | None, buffer: str | None) -> Changes:
    return {ALARM: volume, BUFFER: buffer}


RES_04: Table = {
    "4 mL": (alarm("4 mL", None), None),
    "a step less": (alarm("3.9999 mL", "7 days"), _COVERED),
    "buffer a day shorter": (alarm("3.9999 mL", "6 days"), _NOT_COVERED),
    "no buffer": (alarm("3.9999 mL", None), _NOT_COVERED),
    "buffer of 0": (alarm("2 mL", "0 days"), _NOT_COVERED),
    "longer buffer": (alarm("2 mL", "8 days"), _COVERED),
    "buffer not read": (alarm("2 mL", UNREADABLE), None),
    "alarm not entered": (alarm(None, "7 days"), None),
    "alarm not read": (alarm(UNREADABLE, "7 days"), None),
}


@cases(RES_04)
def test_res_04_alarm_that_comes_late(changes: Changes, expected: str | None) -> None:
    assert message("RES-04", changes) == expected


@pytest.mark.parametrize(
    ("buffer", "severity"), [(None, "caution"), ("0 days", "caution"), ("6 days", "caution"), ("7 days", "info")]
)
def test_res_04_is_a_remark_only_where_the_buffer_makes_up_for_it(buffer: str | None, severity: str) -> None:
    assert verdict("RES-04", alarm("2 mL", buffer)) == (severity, (ALARM, BUFFER), "Neurosurgery 2004;55:390")


def _after_empty(alarm_volume: str, residual: str) -> str:
    return (
        f"The alarm volume, {alarm_volume}, is below the {residual} that the pump cannot deliver: the alarm would come"
        " after the pump is empty. Set a higher alarm volume."
    )


RES_08: Table = {
    "at the listed residual": ({ALARM: "1.4 mL"}, None),
    "a step below": ({ALARM: "1.3999 mL"}, _after_empty("1.3999 mL", "1.4 mL")),
    "at the entered residual": ({ALARM: "2 mL", RESIDUAL: "2 mL"}, None),
    "a step below the entered residual": ({ALARM: "1.9999 mL", RESIDUAL: "2 mL"}, _after_empty("1.9999 mL", "2 mL")),
    "an entered residual wins": ({ALARM: "1 mL", RESIDUAL: "1 mL"}, None),
    "residual not read, the listed one does not stand for it": ({ALARM: "1 mL", RESIDUAL: UNREADABLE}, None),
    "residual not known": ({ALARM: "0.1 mL", "pump.id": "prometra-ii-40"}, None),
    "no pump": ({ALARM: "0.1 mL", "pump.id": None}, None),
    "pump not read": ({ALARM: "0.1 mL", "pump.id": UNREADABLE}, None),
    "alarm not entered": ({ALARM: None}, None),
    "alarm not read": ({ALARM: UNREADABLE}, None),
}


@cases(RES_08)
def test_res_08_alarm_after_the_pump_is_empty(changes: Changes, expected: str | None) -> None:
    assert message("RES-08", changes) == expected


PUMP = "the pump's specification"
STABILITY_SOURCE = "Neuromodulation 2023, PMID 38043050"


@pytest.mark.parametrize(
    ("rule", "changes", "expected"),
    [
        ("RES-01", {PROGRAMMED: "41 mL"}, ("block", (PROGRAMMED, RESERVOIR, ALARM), PUMP)),
        ("RES-02", {}, ("info", (STABILITY, ALARM), "project rule")),
        ("RES-03", {STABILITY: "200 days"}, ("confirm", (STABILITY,), STABILITY_SOURCE)),
        ("RES-08", {ALARM: "1 mL"}, ("block", (ALARM, RESIDUAL), PUMP)),
    ],
)
def test_severity_fields_and_source(rule: str, changes: Changes, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert verdict(rule, changes) == expected
