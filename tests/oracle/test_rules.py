"""The oracle itself, by hand, on what the worked cases do not show."""

from copy import deepcopy
from typing import Any, Final

import pytest

from tests.oracle.expect import Expected, expect
from tests.oracle.generator import TODAY
from tests.oracle.results import BRIDGE, DATES, DAYS, DELIVERY, DOSE, RESIDUAL

_ROUTINE: Final[dict[str, Any]] = {
    "fill_date": TODAY,
    "product": {"id": "baclofen-40mg-20ml-inj-20ml"},
    "pump": {
        "id": "synchromed-ii-20",
        "alarm_volume": "4 mL",
        "injected_volume": "20 mL",
        "programmed_volume": "20 mL",
    },
    "dose": {"daily_dose": "400 mcg/day", "patient_group": "adult-spinal", "phase": "maintenance"},
    "refill": {"flow_tolerance": "0 %", "stability_limit": "180 days", "booking_buffer": "7 days"},
    "previous": {
        "daily_dose": "400 mcg/day",
        "concentration": "2000 mcg/mL",
        "programmed_volume": "20 mL",
        "fill_date": "2026-09-24",
        "aspirated_volume": "8 mL",
    },
}
_CONSTANT: Final = {
    "pump.id": "constant-flow",
    "pump.fixed_flow": "0.2 mL/day",
    "pump.reservoir_volume": "20 mL",
    "pump.residual_volume": "1.4 mL",
}
_UP: Final = {"previous.concentration": "1000 mcg/mL"}
_KNOWN: Final = {"system.tubing_volume": "0.2 mL", "system.catheter_volume": "0.2 mL"}
_HALVES: Final = [
    {"start": "12:00", "end": "24:00", "dose": "200 mcg"},
    {"start": "00:00", "end": "12:00", "dose": "200 mcg"},
]
_BY_LENGTH: Final = {"system.catheter_id": "flowonix-11823", "system.catheter_trimmed_length": "10 cm"}


def _expect(*changes: dict[str, Any]) -> Expected:
    """The routine worksheet with some fields changed; None empties one."""
    sheet = deepcopy(_ROUTINE)
    for path, value in [item for each in changes for item in each.items()]:
        *sections, key = path.split(".")
        fields = sheet.setdefault(sections[0], {}) if sections else sheet
        fields[key] = value
    return expect(sheet, TODAY)


def test_the_routine_worksheet_has_nothing_but_a_remark() -> None:
    expected = _expect()
    assert expected.rules == {"PRD-05": "info", "RES-02": "info"}
    assert expected.results["expected_residual"] == "8"
    assert expected.results["discrepancy_of_delivered"] == "0"


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [
        ({"fill_date": "2026-11-24"}, "DAT-02", "info"),
        ({"previous.fill_date": TODAY}, "DAT-01", "block"),
        ({"previous.fill_date": "2026-11-22"}, "DAT-01", None),
        ({"dose.daily_dose": "320 mcg/day"}, "DOS-03", None),
        ({"dose.daily_dose": "319.9999 mcg/day"}, "DOS-03", "confirm"),
        ({"dose.daily_dose": "570 mcg/day", "dose.phase": None}, "DOS-03", None),
        ({"dose.daily_dose": "570 mcg/day", "dose.phase": None}, "CHK-02", "caution"),
        ({"previous.daily_dose": "4080 mcg/day"}, "DOS-07", "confirm"),
        ({"previous.daily_dose": "4081.6 mcg/day"}, "DOS-07", "confirm"),
        ({"previous.daily_dose": "4081.6 mcg/day"}, "DOS-03", None),
        ({"previous.daily_dose": "4081.7 mcg/day"}, "DOS-07", None),
        ({"previous.daily_dose": "4.0816 mcg/day"}, "DOS-07", "confirm"),
        ({"previous.daily_dose": "4 mcg/day"}, "SLP-01", None),
        ({"previous.daily_dose": "8 mcg/day"}, "SLP-01", "caution"),
        ({"previous.concentration": "50 mcg/mL"}, "SLP-01", "caution"),
        ({"previous.concentration": "499.9999 mcg/mL"}, "SLP-01", None),
        ({"previous.concentration": "2 mcg/mL"}, "SLP-01", "caution"),
        ({"dose.daily_dose": "1200 mcg/day", "previous.daily_dose": "1000 mcg/day"}, "DOS-06", None),
        ({"dose.daily_dose": "1200.1 mcg/day", "previous.daily_dose": "1000 mcg/day"}, "DOS-06", "caution"),
        ({"dose.daily_dose": "1000 mcg/day", "previous.daily_dose": "800 mcg/day"}, "DOS-06", None),
        ({"previous.aspirated_volume": "9 mL"}, "VOL-03", None),
        ({"previous.aspirated_volume": "9.0001 mL"}, "VOL-03", "caution"),
        ({"previous.aspirated_volume": "10 mL"}, "VOL-03", "caution"),
        ({"previous.aspirated_volume": "10.0001 mL"}, "VOL-03", None),
        ({"previous.aspirated_volume": "10.0001 mL"}, "VOL-04", "confirm"),
        ({"previous.aspirated_volume": "5.9999 mL"}, "VOL-04", "confirm"),
        ({"previous.aspirated_volume": "6.5 mL", "pump.reservoir_volume": "20.0001 mL"}, "VOL-03", None),
        ({"previous.aspirated_volume": "6.5 mL", "pump.id": "other"}, "VOL-03", None),
        ({"previous.aspirated_volume": "20.1 mL", "previous.fill_date": None}, "VOL-04", "confirm"),
        ({"previous.aspirated_volume": "20 mL", "previous.fill_date": None}, "VOL-04", None),
        ({"previous.programmed_volume": "12 mL"}, "VOL-05", "confirm"),
        ({"previous.programmed_volume": "12.0001 mL"}, "VOL-05", None),
        ({"previous.programmed_volume": "12.0001 mL", "previous.bolus_volume": "0.0001 mL"}, "VOL-05", "confirm"),
        ({"previous.expected_residual": "0 mL"}, "VOL-05", "confirm"),
        ({"previous.fill_date": None}, "CHK-02", "caution"),
        ({"previous.fill_date": None, "previous.expected_residual": "8 mL"}, "CHK-02", None),
        ({"previous.expected_residual": "8"}, "CHK-02", "caution"),
        ({"fill_date": None}, "CHK-02", "caution"),
        ({"previous.bolus_volume": "1,5"}, "CHK-02", "caution"),
        ({"dose.schedule": _HALVES}, "DOS-08", None),
        ({"dose.schedule": _HALVES[:1], "dose.daily_dose": "200 mcg/day"}, "DOS-08", "block"),
        ({"dose.schedule": _HALVES[:1], "dose.daily_dose": None}, "DOS-08", "block"),
        ({"dose.schedule": _HALVES, "dose.daily_dose": None}, "DOS-08", None),
        ({"dose.schedule": _HALVES, "dose.daily_dose": "400.0001 mcg/day"}, "DOS-08", "block"),
        ({"dose.schedule": [*_HALVES, _HALVES[0]], "dose.daily_dose": "600 mcg/day"}, "DOS-08", "block"),
        ({"dose.schedule": _HALVES, "pump.minimum_flow": "0.2 mL/day"}, "FLW-01", None),
        ({"dose.schedule": _HALVES, "pump.minimum_flow": "0.2001 mL/day", "dose.daily_dose": None}, "FLW-01", "block"),
        ({"dose.schedule": []}, "DOS-08", None),
    ],
)
def test_rule(change: dict[str, Any], rule: str, severity: str | None) -> None:
    assert _expect(change).rules.get(rule) == severity


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [
        ({}, "TRN-01", "confirm"),
        ({}, "TRN-02", "caution"),
        ({}, "TRN-03", None),
        ({}, "TRN-05", None),
        (_KNOWN, "TRN-02", None),
        ({"dose.daily_dose": "401 mcg/day"}, "TRN-05", "caution"),
        ({"dose.daily_dose": "6000 mcg/day"}, "TRN-05", None),
        ({"system.tubing_volume_max": "0.2 mL", "system.catheter_volume": "0.2 mL"}, "TRN-02", "caution"),
        (_KNOWN | {"system.tubing_volume_max": "0.1 mL"}, "TRN-02", None),
        ({"system.tubing_volume": "0.2 mL"} | _BY_LENGTH, "TRN-02", None),
        ({"product.id": "baclofen-25mg-5ml-oral-susp-120ml"}, "TRN-01", None),
        (_KNOWN | {"pump.minimum_flow": "0.4 mL/day", "dose.schedule": None}, "TRN-04", None),
        ({"previous.concentration": "4000 mcg/mL"}, "TRN-03", "confirm"),
        (_KNOWN | {"previous.concentration": "4000 mcg/mL", "pump.minimum_flow": "0.1 mL/day"}, "TRN-04", None),
        (_KNOWN | {"previous.concentration": "4000 mcg/mL", "pump.minimum_flow": "0.1001 mL/day"}, "TRN-04", "block"),
        ({"previous.concentration": "4000 mcg/mL", "pump.minimum_flow": "0.1001 mL/day"}, "TRN-04", None),
    ],
)
def test_rule_where_the_concentration_changes(change: dict[str, Any], rule: str, severity: str | None) -> None:
    assert _expect(_UP, change).rules.get(rule) == severity


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [
        ({}, "CHK-02", None),
        ({}, "FLW-03", None),
        ({}, "FLW-04", None),
        ({"pump.fixed_flow": None}, "FLW-03", "info"),
        ({"pump.fixed_flow": None}, "CHK-02", "caution"),
        ({"pump.fixed_flow": None, "previous.expected_residual": "8 mL"}, "CHK-02", None),
        ({"pump.fixed_flow": "0.21 mL/day"}, "FLW-04", None),
        ({"pump.fixed_flow": "0.2101 mL/day"}, "FLW-04", "caution"),
        ({"pump.fixed_flow": "0.18 mL/day"}, "FLW-04", "caution"),
        ({"pump.fixed_flow": "0.1799 mL/day"}, "FLW-04", "block"),
        ({"pump.minimum_flow": "0.2001 mL/day"}, "FLW-01", "block"),
        ({"pump.injected_volume": "19 mL"}, "VOL-01", None),
        ({"pump.injected_volume": "4 mL", "pump.programmed_volume": None}, "RES-01", "block"),
        ({"previous.daily_dose": "40 mcg/day"}, "VOL-04", None),
        (_UP | _KNOWN | {"pump.minimum_flow": "0.3 mL/day"}, "TRN-04", None),
    ],
)
def test_rule_where_the_flow_is_fixed(change: dict[str, Any], rule: str, severity: str | None) -> None:
    assert _expect(_CONSTANT, change).rules.get(rule) == severity


@pytest.mark.parametrize(
    ("change", "results"),
    [
        # What the bridge takes comes out of the earliest days, not of the nominal and the latest ones.
        (_UP | _KNOWN, {"earliest_days_to_alarm": "79", "days_to_alarm": "80", "latest_days_to_alarm": "80"}),
        (_UP | _KNOWN, {"bridge_dose": "400", "bridge_duration": "24", "bridge_rate": "2/5"}),
        (_UP | _KNOWN, {"bridge_extra_volume": "1/5", "unbridged_daily_dose": "200", "unbridged_duration": "48"}),
        (_UP | _BY_LENGTH | {"system.tubing_volume": "0.14 mL"}, {"system_volume": "2/5"}),
        (_KNOWN | _BY_LENGTH | _UP, {"system_volume": "2/5"}),
        (_UP | _CONSTANT, {"unbridged_daily_dose": "200", "expected_residual": "8", "days_to_alarm": "80"}),
        (_CONSTANT | {"previous.daily_dose": None, "previous.concentration": None}, {"expected_residual": "8"}),
        (_CONSTANT | {"pump.programmed_volume": None, "pump.injected_volume": "18 mL"}, {"days_to_alarm": "70"}),
        ({"previous.bolus_volume": "0.5 mL"}, {"expected_residual": "15/2", "volume_discrepancy": "-1/2"}),
    ],
)
def test_results(change: dict[str, Any], results: dict[str, str]) -> None:
    assert results.items() <= _expect(change).results.items()


@pytest.mark.parametrize(
    ("change", "absent"),
    [
        (_UP | _KNOWN | _CONSTANT, {"bridge_dose", "bridge_duration", "bridge_rate", "bridge_extra_volume"}),
        (_UP | {"system.tubing_volume": "32 mL", "system.catheter_volume": "0.1 mL"}, DATES - {"alarm_date"}),
        (_UP | {"system.tubing_volume": "32 ML", "system.catheter_volume": "0.1 mL"}, DATES - {"alarm_date"}),
        ({"previous.concentration": "1,5 mcg/mL"}, DATES - {"alarm_date"}),
        ({"previous.fill_date": TODAY, "previous.expected_residual": "8 mL"}, DAYS | DATES | RESIDUAL),
        (_UP | _KNOWN | {"dose.schedule": _HALVES[:1]}, DELIVERY | DAYS | DATES | BRIDGE | DOSE),
        (_UP | _KNOWN | {"dose.schedule": [{"start": "00:00"}]}, DELIVERY | DAYS | DATES | BRIDGE | DOSE),
        ({"pump.fixed_flow": "0.2 mL/day"}, DELIVERY | DAYS | DATES | RESIDUAL),
        ({"previous.programmed_volume": "8 mL", "previous.expected_residual": "8 mL"}, {"discrepancy_of_delivered"}),
    ],
)
def test_what_is_absent(change: dict[str, Any], absent: set[str]) -> None:
    assert not absent & _expect(change).results.keys()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"previous.first_fill": True}, "previous.first_fill"),
        ({"pump.fixed_flow": "0.2 mL/day"}, "pump.fixed_flow"),
        ({"pump.id": None, "pump.fixed_flow": "0.2 mL/day"}, "pump.fixed_flow"),
        (_CONSTANT | {"dose.schedule": _HALVES}, "dose.schedule"),
        (_KNOWN | {"system.tubing_volume_max": "0.1999 mL"}, "system.tubing_volume"),
        (_BY_LENGTH | {"system.catheter_trimmed_length": "110 cm"}, "system.catheter_trimmed_length"),
        ({"system.catheter_id": "medtronic"}, "system.catheter_id"),
        ({"dose.schedule": _HALVES * 7}, "dose.schedule"),
        ({"dose.schedule": [_HALVES[0], _HALVES[1] | {"start": "0:00"}]}, "dose.schedule"),
        ({"dose.schedule": [_HALVES[0], _HALVES[1] | {"end": "24:01"}]}, "dose.schedule"),
        ({"dose.schedule": [_HALVES[0], _HALVES[1] | {"start": "12:00"}]}, "dose.schedule"),
        ({"dose.schedule": [_HALVES[0], _HALVES[1] | {"dose": "0 mcg"}]}, "dose.schedule"),
        ({"dose.schedule": [_HALVES[0], _HALVES[1] | {"dose": None}]}, "dose.schedule"),
        ({"previous.daily_dose": "0 mcg/day"}, "previous.daily_dose"),
        ({"system.tubing_volume": "0 mL"}, "system.tubing_volume"),
    ],
)
def test_problem(change: dict[str, Any], problem: str) -> None:
    expected = _expect(change)
    assert expected.problems == {problem}
    assert expected.status == 2


@pytest.mark.parametrize(
    "change",
    [
        _KNOWN | {"system.tubing_volume_max": "0.2 mL"},
        _BY_LENGTH | {"system.catheter_trimmed_length": "109.9999 cm"},
        {"system.catheter_trimmed_length": "110 cm"},
        {"previous.first_fill": False},
        {"dose.schedule": None},
        _CONSTANT | {"dose.schedule": []},
    ],
)
def test_no_problem(change: dict[str, Any]) -> None:
    assert _expect(change).problems == frozenset()


def test_the_two_that_cannot_wait_stand_first_then_the_gravest() -> None:
    expected = _expect(
        {"fill_date": "2026-06-01", "previous.fill_date": "2026-01-01", "pump.reservoir_volume": "20 mL"}
    )
    assert list(expected.rules) == ["RES-05", "VOL-05", "VOL-04", "PRD-05", "RES-02", "DAT-02"]
    blocked = _expect(
        _UP, {"pump.alarm_volume": "1 mL", "refill.booking_buffer": None, "previous.daily_dose": "40 mcg/day"}
    )
    assert list(blocked.rules) == [
        "RES-08",
        "DOS-07",
        "TRN-01",
        "VOL-04",
        "RES-04",
        "RES-06",
        "TRN-02",
        "TRN-05",
        "PRD-05",
    ]
