"""The public JSON of an evaluation: its shape to the letter, numbers exact, shown both ways, in the document's mark."""

import json
import re
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from itb_calc import __version__
from itb_calc.safety.catalogue import FIRST
from itb_calc.visit.results import RESULT_NAMES
from itb_calc.worksheet.evaluation_json import evaluation_as_json
from itb_calc.worksheet.golden import golden_file, read_golden_cases
from tests.worksheet.sheets import CHANGED, REFERENCE, ROUTINE, Sheet, evaluate_sheet, put

_UNITS = {
    **dict.fromkeys(("stock_concentration", "achieved_concentration", "pump_concentration"), "mcg/mL"),
    **dict.fromkeys(("stock_volume", "diluent_volume", "second_stock_volume", "leftover_volume"), "mL"),
    **dict.fromkeys(("measured_stock_volume", "measured_diluent_volume"), "mL"),
    **dict.fromkeys(("delivered_daily_dose", "highest_daily_dose"), "mcg/day"),
    **dict.fromkeys(("days_to_alarm", "days_to_empty", "earliest_days_to_alarm", "earliest_days_to_empty"), "day"),
    "latest_days_to_alarm": "day",
    **dict.fromkeys(("dose_change", "discrepancy_of_delivered", "mixed_deviation"), "%"),
    **dict.fromkeys(("expected_residual", "volume_discrepancy", "bridge_extra_volume"), "mL"),
    **dict.fromkeys(("system_volume", "system_volume_max"), "mL"),
    **dict.fromkeys(("mixed_concentration", "needed_concentration"), "mcg/mL"),
    **dict.fromkeys(("bridge_duration", "unbridged_duration"), "hour"),
    "bridge_dose": "mcg",
    "bridge_rate": "mL/day",
    "unbridged_daily_dose": "mcg/day",
    "containers": "1",
    "achieved_deviation": "%",
    "flow_rate": "mL/day",
    "hourly_dose": "mcg/hour",
}
_DATES = {"alarm_date", "latest_refill_date", "book_by_date"}
_SHEETS = [
    {"schema": 1},
    ROUTINE,
    CHANGED,
    *(dict(case.worksheet) for case in read_golden_cases(golden_file().read_bytes())),
]


def _printed(sheet: Sheet) -> dict[str, Any]:
    """Return the object as it comes out of the JSON text."""
    printed: dict[str, Any] = json.loads(json.dumps(evaluation_as_json(evaluate_sheet(sheet))))
    return printed


def test_the_head_says_which_program_and_which_figures_and_which_day() -> None:
    printed = _printed(ROUTINE)
    assert list(printed) == ["schema", "version", "reference", "today", "results", "working", "findings", "problems"]
    assert (printed["schema"], printed["version"], printed["today"]) == (1, __version__, "2026-11-23")
    assert printed["reference"] == {"version": REFERENCE.version, "sha256": REFERENCE.sha256}


def test_the_results_are_exact_and_shown_as_a_person_reads_them() -> None:
    results = _printed(ROUTINE)["results"]
    assert results == {
        "stock_concentration": {"exact": "2000", "unit": "mcg/mL", "display": "2 mg/mL = 2,000 mcg/mL"},
        "stock_volume": {"exact": "129/4", "unit": "mL", "display": "32.25 mL"},
        "diluent_volume": {"exact": "43/4", "unit": "mL", "display": "10.75 mL"},
        "measured_stock_volume": {"exact": "65/2", "unit": "mL", "display": "32.5 mL"},
        "measured_diluent_volume": {"exact": "11", "unit": "mL", "display": "11 mL"},
        "containers": {"exact": "2", "unit": "1", "display": "2"},
        "leftover_volume": {"exact": "15/2", "unit": "mL", "display": "7.5 mL"},
        "achieved_concentration": {
            "exact": "130000/87",
            "unit": "mcg/mL",
            "display": "≈1.4943 mg/mL ≈ 1,494.3 mcg/mL",
        },
        "achieved_deviation": {"exact": "-100/261", "unit": "%", "display": "≈\N{MINUS SIGN}0.4 %"},
        "pump_concentration": {"exact": "1500", "unit": "mcg/mL", "display": "1.5 mg/mL = 1,500 mcg/mL"},
        "delivered_daily_dose": {
            "exact": "13000/29",
            "unit": "mcg/day",
            "display": "≈448.3 mcg/day (≈18.68 mcg/hour)",
        },
        "flow_rate": {"exact": "3/10", "unit": "mL/day", "display": "0.3 mL/day"},
        "hourly_dose": {"exact": "75/4", "unit": "mcg/hour", "display": "18.75 mcg/hour"},
        "days_to_alarm": {"exact": "120", "unit": "day", "display": "120 days"},
        "days_to_empty": {"exact": "386/3", "unit": "day", "display": "≈128.6 days"},
        "earliest_days_to_alarm": {"exact": "1200/11", "unit": "day", "display": "≈109 days"},
        "earliest_days_to_empty": {"exact": "3860/33", "unit": "day", "display": "≈116.9 days"},
        "latest_days_to_alarm": {"exact": "400/3", "unit": "day", "display": "≈133.3 days"},
        "alarm_date": {"date": "2027-03-23"},
        "latest_refill_date": {"date": "2027-03-12"},
        "deciding_limit": {"text": "alarm"},
        "book_by_date": {"date": "2027-03-05"},
    }
    order = [name.name for name in RESULT_NAMES]
    assert list(results) == sorted(results, key=order.index)


def test_a_change_of_concentration_is_exact_and_shown_as_a_person_reads_it() -> None:
    results, before = _printed(CHANGED)["results"], _printed(ROUTINE)["results"]
    assert {name: value for name, value in results.items() if before.get(name) != value} == {
        "earliest_days_to_alarm": {"exact": "10732/99", "unit": "day", "display": "≈108.4 days"},
        "earliest_days_to_empty": {"exact": "11512/99", "unit": "day", "display": "≈116.2 days"},
        "latest_refill_date": {"date": "2027-03-11"},
        "book_by_date": {"date": "2027-03-04"},
        "dose_change": {"exact": "25/2", "unit": "%", "display": "12.5 %"},
        "expected_residual": {"exact": "32/5", "unit": "mL", "display": "6.4 mL"},
        "volume_discrepancy": {"exact": "2/5", "unit": "mL", "display": "0.4 mL"},
        "discrepancy_of_delivered": {"exact": "25/21", "unit": "%", "display": "≈1.2 %"},
        "mixed_concentration": {
            "exact": "303500/207",
            "unit": "mcg/mL",
            "display": "≈1.4662 mg/mL ≈ 1,466.2 mcg/mL",
        },
        "mixed_deviation": {"exact": "-1400/621", "unit": "%", "display": "≈\N{MINUS SIGN}2.3 %"},
        "system_volume": {"exact": "17/50", "unit": "mL", "display": "0.34 mL"},
        "system_volume_max": {"exact": "2/5", "unit": "mL", "display": "0.4 mL"},
        "bridge_dose": {"exact": "170", "unit": "mcg", "display": "170 mcg"},
        "bridge_duration": {"exact": "136/15", "unit": "hour", "display": "≈9 hours"},
        "bridge_rate": {"exact": "9/10", "unit": "mL/day", "display": "0.9 mL/day"},
        "bridge_extra_volume": {"exact": "17/75", "unit": "mL", "display": "≈0.23 mL"},
        "unbridged_daily_dose": {
            "exact": "150",
            "unit": "mcg/day",
            "display": "150 mcg/day (6.25 mcg/hour)",
        },
        "unbridged_duration": {"exact": "32", "unit": "hour", "display": "32 hours"},
    }


def test_a_document_with_a_comma_is_answered_with_the_comma() -> None:
    sheet = put(put(ROUTINE, "decimal_mark", ","), "preparation", {})
    sheet = put(sheet, "dose.daily_dose", "350,5 mcg/day")
    printed = _printed(sheet)
    assert printed["problems"] == []
    thin = "\N{THIN SPACE}"
    assert printed["results"]["pump_concentration"]["display"] == f"2 mg/mL = 2{thin}000 mcg/mL"
    assert printed["results"]["flow_rate"] == {"exact": "701/4000", "unit": "mL/day", "display": "≈0,1753 mL/day"}
    (flow,) = (entry for entry in printed["working"] if entry["result"] == "flow_rate")
    assert flow["substitution"] == f"350,5 mcg/day ÷ 2{thin}000 mcg/mL"
    shown = [value.get("display", "") for value in printed["results"].values()]
    shown += [entry[part] for entry in printed["working"] for part in ("substitution", "answer", "check")]
    assert not any(re.search(r"[0-9]\.[0-9]", text) for text in shown)


@pytest.mark.parametrize("sheet", _SHEETS)
def test_every_value_has_the_shape_of_its_kind_in_the_public_unit(sheet: Sheet) -> None:
    for name, value in _printed(sheet)["results"].items():
        if name in _DATES:
            assert list(value) == ["date"]
            assert date.fromisoformat(value["date"]).isoformat() == value["date"]
        elif name == "deciding_limit":
            assert value in ({"text": "alarm"}, {"text": "stability"})
        else:
            assert list(value) == ["exact", "unit", "display"]
            assert value["unit"] == _UNITS[name]
            assert str(Fraction(value["exact"])) == value["exact"]
            assert value["display"].strip()


@pytest.mark.parametrize("sheet", _SHEETS)
def test_each_result_has_its_working_and_nothing_else_has(sheet: Sheet) -> None:
    printed = _printed(sheet)
    assert [entry["result"] for entry in printed["working"]] == list(printed["results"])
    for entry in printed["working"]:
        assert list(entry) == ["result", "formula", "substitution", "answer", "check"]
        assert all(isinstance(text, str) and text for text in entry.values())
        assert not any(brace in text for text in entry.values() for brace in "{}")


@pytest.mark.parametrize("sheet", _SHEETS)
def test_findings_and_problems_have_their_public_keys_only(sheet: Sheet) -> None:
    printed = _printed(put(sheet, "dose.age_years", "1,5"))
    for finding in printed["findings"]:
        assert list(finding) == ["rule", "severity", "fields", "message", "source"]
        assert finding["severity"] in {"block", "confirm", "caution", "info"}
        assert isinstance(finding["fields"], list)
        assert finding["message"]
        assert finding["source"]
    severities = [finding["severity"] for finding in printed["findings"] if finding["rule"] not in FIRST]
    assert severities == sorted(severities, key=["block", "confirm", "caution", "info"].index)
    assert [list(problem) for problem in printed["problems"]] == [["field", "text", "message"]]


def test_the_working_can_be_followed_on_paper() -> None:
    (flow,) = (entry for entry in _printed(ROUTINE)["working"] if entry["result"] == "flow_rate")
    assert flow == {
        "result": "flow_rate",
        "formula": "flow = daily dose ÷ concentration (follows from the units)",
        "substitution": "450 mcg/day ÷ 1,500 mcg/mL",
        "answer": "0.3 mL/day",
        "check": "450 mcg/day ÷ 0.3 mL/day = 1,500 mcg/mL",
    }


def test_a_finding_carries_its_fields_its_message_and_its_source() -> None:
    evaluation = evaluate_sheet(put(ROUTINE, "pump.programmed_volume", "20 mL"))
    printed = evaluation_as_json(evaluation)["findings"]
    assert printed[0]["rule"] == "VOL-01"
    assert printed[0]["severity"] == "block"
    assert printed[0]["fields"] == list(evaluation.findings[0].fields) != []
    assert printed[0]["message"] == evaluation.findings[0].message
    assert printed[0]["source"] == evaluation.findings[0].source
    assert len(printed) == len(evaluation.findings)


def test_a_problem_carries_the_text_as_typed() -> None:
    (problem,) = _printed(put(ROUTINE, "dose.daily_dose", " 1,5 mcg/day\u202e"))["problems"]
    assert problem["field"] == "dose.daily_dose"
    assert problem["text"] == " 1,5 mcg/day\u202e"
    assert "\u202e" not in problem["message"]
