"""A worked case that does not come out says in words what differs; a damaged file of cases is never half read."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from itb_calc.worksheet.golden import GoldenCase, differences, golden_file, read_golden_cases
from tests.worksheet.sheets import REFERENCE, ROUTINE, put

_RAW: list[dict[str, Any]] = json.loads(golden_file().read_bytes())
_CASE = read_golden_cases(golden_file().read_bytes())[0]


def _differences(case: GoldenCase) -> list[str]:
    return differences(case, REFERENCE)


def test_a_case_holds_what_its_file_says() -> None:
    raw = _RAW[0]
    expected = GoldenCase(
        raw["title"],
        date.fromisoformat(raw["today"]),
        raw["worksheet"],
        raw["results"],
        frozenset(raw["must_fire"]),
        frozenset(raw["must_not_fire"]),
        raw["severities"],
        raw["status"],
    )
    assert expected == _CASE


def test_the_file_stands_in_the_resources() -> None:
    assert golden_file().parts[-3:] == ("resources", "golden", "cases.json")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("flow_rate", {"exact": "9/41", "unit": "mL/day"}, "{'exact': '9/40', 'unit': 'mL/day'}"),
        ("flow_rate", {"exact": "9/40", "unit": "mL/hour"}, "{'exact': '9/40', 'unit': 'mL/day'}"),
        ("alarm_date", "2027-05-11", "2027-05-02"),
        ("deciding_limit", "stability", "alarm"),
    ],
)
def test_a_value_that_differs_is_named_with_both_values(name: str, value: object, words: str) -> None:
    case = replace(_CASE, results={**_CASE.results, name: value})
    assert _differences(case) == [f"{name} is {words}, not {value}"]


def test_a_result_too_many_and_one_too_few_are_named() -> None:
    fewer = {name: value for name, value in _CASE.results.items() if name != "alarm_date"}
    case = replace(_CASE, results={**fewer, "bridge_dose": {"exact": "5", "unit": "mcg"}})
    assert _differences(case) == [
        "alarm_date is 2027-05-02, not absent",
        "bridge_dose is absent, not {'exact': '5', 'unit': 'mcg'}",
    ]


def test_rules_and_severities_and_status_that_differ_are_named() -> None:
    case = replace(
        _CASE,
        must_fire=_CASE.must_fire | {"VOL-01", "DOS-04"},
        must_not_fire=_CASE.must_not_fire | {"RES-02"},
        severities={"PRD-05": "caution", "RES-02": "info", "VOL-02": "block"},
        status=2,
    )
    assert _differences(case) == [
        "DOS-04 does not fire",
        "VOL-01 does not fire",
        "RES-02 fires",
        "PRD-05 is info, not caution",
        "the status is 0, not 2",
    ]


def test_a_worksheet_that_is_refused_is_a_difference() -> None:
    (difference,) = _differences(replace(_CASE, worksheet={"schema": 0}))
    assert difference.startswith("the worksheet is refused: The file has another schema than 1, ")
    (difference,) = _differences(replace(_CASE, worksheet={"schema": 2}))
    assert difference.startswith("the worksheet is refused: The file was written by a newer itb-calc (schema 2), ")


def test_each_case_is_replayed_on_its_own_day() -> None:
    case = replace(_CASE, worksheet=put(ROUTINE, "refill.booking_buffer", "0 days"), today=date(2031, 1, 1))
    assert "RES-05" in " ".join(_differences(replace(case, must_not_fire=frozenset({"RES-05"}))))


_DAMAGES: dict[str, list[object]] = {
    "worksheet": [None, 1, "x", [1]],
    "results": [None, 1, "x", [1]],
    "severities": [None, 1, "x"],
    "must_fire": [None, 1, [[]]],
    "must_not_fire": [None, True],
    "today": [None, 20261123, "yesterday"],
}


@pytest.mark.parametrize("key", _DAMAGES)
def test_a_damaged_case_is_not_read(key: str) -> None:
    for value in _DAMAGES[key]:
        with pytest.raises((ValueError, TypeError)):
            read_golden_cases(json.dumps([*_RAW[:2], {**_RAW[2], key: value}]).encode())


@pytest.mark.parametrize("key", sorted(_RAW[0].keys() - {"must_be_absent"}))
def test_a_case_without_one_of_its_parts_is_not_read(key: str) -> None:
    with pytest.raises(KeyError):
        read_golden_cases(json.dumps([{name: value for name, value in _RAW[0].items() if name != key}]).encode())


@pytest.mark.parametrize("content", [b"", b"[", b"1", b"[1]", b'{"title": 1}', b"\xff"])
def test_a_file_that_holds_no_cases_is_not_read(content: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_golden_cases(content)
