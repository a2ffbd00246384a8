"""The oracle reproduces the worked cases, and its generator reaches every corner of the scope."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.expect import RULE_IDS, Expected, expect
from tests.oracle.generator import TODAY, worksheet
from tests.oracle.reading import FIRST_FILL, SCHEDULE
from tests.oracle.results import RESULT_NAMES
from tests.oracle.text import DATE_FIELDS, NUMBER_FIELDS, STRENGTH_FIELDS, WORD_FIELDS

_GOLDEN = Path(__file__).parents[2] / "resources" / "golden" / "cases.json"
CASES: list[dict[str, Any]] = json.loads(_GOLDEN.read_text(encoding="utf-8"))


def _stated(case: dict[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value["exact"] for name, value in case["results"].items()}


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_worked_case(case: dict[str, Any]) -> None:
    expected = expect(case["worksheet"], case["today"])
    assert expected.results == _stated(case)
    assert not expected.results.keys() & set(case["must_be_absent"])
    assert set(case["must_fire"]) <= expected.rules.keys()
    assert not expected.rules.keys() & set(case["must_not_fire"])
    assert case["severities"].items() <= expected.rules.items()
    assert expected.problems == frozenset()
    assert expected.status == case["status"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("pump.alarm_volume", text)
        for text in ("2", "2 ML", "2 cc", ".5 mL", "5. mL", "1,5 mL", "1 000 mL", "007 mL", "+5 mL", "1e3 mL")
    ]
    + [("pump.alarm_volume", text) for text in ("0 mL", "12345678 mL", "1.23456 mL", "\u0663 mL", "2\tmL", " ")]
    + [("dose.daily_dose", text) for text in ("0.45 mg/day", "450 mcg/hour", "450 mcg", "450 mcg/1 day")]
    + [("preparation.target_concentration", text) for text in ("10 mg/20 mL", "0 mcg/mL", "0.1 %")]
    + [("product.label_strength", text) for text in ("10 mg/20", "10 mg/0 mL", "10 mg in20 mL", "2000 mcg")]
    + [("refill.flow_tolerance", text) for text in ("50.0001 %", "10")]
    + [("refill.booking_buffer", text) for text in ("7.5 days", "1 week", "7")]
    + [("fill_date", text) for text in ("2026-02-30", "20261123", "2026-11-23T00:00")]
    + [
        ("previous.fill_date", "2026-02-29"),
        ("system.catheter_id", "11823"),
        ("system.catheter_trimmed_length", "10 mm"),
    ]
    + [("previous.daily_dose", "0.4 mg/day"), ("system.tubing_volume", "0 mL"), ("pump.fixed_flow", "0.5 mL/hour")]
    + [("product.id", "Other"), ("pump.id", "synchromed-iii-20"), ("dose.patient_group", "adult")],
)
def test_a_text_that_no_reader_may_accept_is_a_problem(path: str, text: str) -> None:
    section, _, key = path.rpartition(".")
    expected = expect({section: {key: text}} if section else {key: text}, TODAY)
    assert expected.problems == {path}
    assert expected.status == 2


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("450 mcg/day", "75/4"),
        ("450mcg/days", "75/4"),
        (" 450.0 \u00b5g per day ", "75/4"),
        ("450 ug\u00a0/ day", "75/4"),
    ],
)
def test_each_spelling_of_a_dose_is_read(text: str, amount: str) -> None:
    assert expect({"dose": {"daily_dose": text}}, TODAY).results == {"hourly_dose": amount}


def test_the_decimal_mark_of_the_worksheet_decides() -> None:
    def read(mark: str, text: str) -> dict[str, str]:
        return expect({"decimal_mark": mark, "dose": {"daily_dose": text}}, TODAY).results

    assert read(",", "1,000 mcg/day") == {"hourly_dose": "1/24"}
    assert read(".", "1.000 mcg/day") == {"hourly_dose": "1/24"}
    assert read(".", "1,000 mcg/day") == read(",", "1.000 mcg/day") == {}


def test_an_empty_worksheet_has_two_cautions_and_a_remark() -> None:
    expected = expect({}, TODAY)
    assert expected.rules == {"RES-06": "caution", "CHK-02": "caution", "RES-07": "info"}
    assert (expected.results, expected.problems, expected.status) == ({}, frozenset(), 0)


@pytest.fixture(scope="module")
def generated() -> list[Expected]:
    return [expect(worksheet(seed), TODAY) for seed in range(10_000)]


def test_every_rule_of_the_table_is_judged() -> None:
    numbers = {"PRD": 7, "CON": 1, "DIL": 6, "FLW": 4, "PMP": 1, "RES": 8, "DAT": 2, "DOS": 8, "TRN": 5, "VOL": 5}
    ids = {f"{section}-{number:02}" for section, last in numbers.items() for number in range(1, last + 1)}
    assert set(RULE_IDS) == ids | {"RES-10", "SLP-01", "CHK-02"}
    assert len(RULE_IDS) == len(set(RULE_IDS))
    assert len(RESULT_NAMES) == 39


def test_every_rule_fires_in_the_generated_worksheets(generated: list[Expected]) -> None:
    fired = Counter(rule for expected in generated for rule in expected.rules)
    assert {rule: fired[rule] for rule in RULE_IDS if fired[rule] < 20} == {}
    assert fired.keys() == set(RULE_IDS)


def test_every_result_appears_in_the_generated_worksheets(generated: list[Expected]) -> None:
    seen = Counter(name for expected in generated for name in expected.results)
    assert {name: seen[name] for name in RESULT_NAMES if seen[name] < 300} == {}
    assert seen.keys() == set(RESULT_NAMES)


def test_every_field_is_a_problem_in_some_generated_worksheets(generated: list[Expected]) -> None:
    seen = Counter(path for expected in generated for path in expected.problems)
    paths = {*NUMBER_FIELDS, *STRENGTH_FIELDS, *WORD_FIELDS, *DATE_FIELDS, SCHEDULE, FIRST_FILL}
    assert {path: seen[path] for path in paths if seen[path] < 20} == {}
    assert seen.keys() == paths


def test_each_status_has_its_share(generated: list[Expected]) -> None:
    shares = Counter(expected.status for expected in generated)
    assert shares[0] >= 3_334
    assert min(shares[1], shares[2]) >= 300


def test_the_same_seed_gives_the_same_worksheet() -> None:
    assert worksheet(7) == worksheet(7)
    assert worksheet(7) != worksheet(8)


def test_generated_worksheets_hold_nothing_but_json() -> None:
    for seed in range(500):
        sheet = worksheet(seed)
        assert json.loads(json.dumps(sheet)) == sheet
