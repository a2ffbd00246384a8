"""The public JSON of the ways to prepare: its shape, exact numbers, and texts that give the same evaluation again."""

import json
from typing import Any

from itb_calc import __version__
from itb_calc.planning.ways import ways_to_prepare
from itb_calc.report.ways_json import ways_as_json
from itb_calc.worksheet.evaluate import evaluate
from itb_calc.worksheet.text import Worksheet
from tests.worksheet.sheets import REFERENCE, ROUTINE, TODAY, Sheet, evaluate_sheet, put, read_sheet


def _printed(sheet: Sheet) -> dict[str, Any]:
    ways = ways_to_prepare(read_sheet(sheet), REFERENCE, TODAY)
    printed: dict[str, Any] = json.loads(json.dumps(ways_as_json(ways, evaluate_sheet(sheet))))
    return printed


def test_the_head_says_which_program_which_figures_what_is_needed_and_which_day() -> None:
    printed = _printed(ROUTINE)
    assert list(printed) == ["schema", "version", "reference", "today", "target", "needed", "needs", "ways"]
    assert (printed["schema"], printed["version"], printed["today"]) == (1, __version__, "2026-11-23")
    assert printed["reference"] == {"version": REFERENCE.version, "sha256": REFERENCE.sha256}
    assert printed["target"] == {"exact": "1500", "unit": "mcg/mL", "display": "1.5 mg/mL = 1,500 mcg/mL"}
    assert printed["needed"] == {"exact": "43", "unit": "mL", "display": "43 mL"}
    assert printed["needs"] is None


def test_a_way_has_exact_and_shown_numbers() -> None:
    first = _printed(ROUTINE)["ways"][0]
    worksheet = first.pop("worksheet")
    assert first == {
        "kind": "one stock",
        "usable": True,
        "reason": None,
        "stock": {
            "product": "baclofen-40mg-20ml-inj-20ml",
            "name": "Baclofen 40mg/20ml Inj, 20ml",
            "concentration": {"exact": "2000", "unit": "mcg/mL", "display": "2 mg/mL = 2,000 mcg/mL"},
            "container_volume": {"exact": "20", "unit": "mL", "display": "20 mL"},
            "as_typed": True,
        },
        "second_stock": None,
        "draw": [
            {
                "name": "stock",
                "volume": {"exact": "65/2", "unit": "mL", "display": "32.5 mL"},
                "exact_volume": {"exact": "129/4", "unit": "mL", "display": "32.25 mL"},
                "measured": True,
                "containers": 2,
                "left_over": {"exact": "15/2", "unit": "mL", "display": "7.5 mL"},
            },
            {
                "name": "diluent",
                "volume": {"exact": "11", "unit": "mL", "display": "11 mL"},
                "exact_volume": {"exact": "43/4", "unit": "mL", "display": "10.75 mL"},
                "measured": True,
                "containers": None,
                "left_over": None,
            },
        ],
        "waste": {"exact": "8", "unit": "mL", "display": "8 mL"},
        "smallest_volume": {"exact": "11", "unit": "mL", "display": "11 mL"},
        "achieved_concentration": {
            "exact": "130000/87",
            "unit": "mcg/mL",
            "display": "≈1.4943 mg/mL ≈ 1,494.3 mcg/mL",
        },
        "worst": None,
        "findings": [{"rule": "PRD-05", "severity": "info"}, {"rule": "DIL-04", "severity": "info"}],
    }
    assert worksheet == dict(sorted(read_sheet(ROUTINE).texts.items()))


def test_the_texts_of_a_way_give_its_numbers_again() -> None:
    for way in _printed(ROUTINE)["ways"]:
        results = evaluate(Worksheet(way["worksheet"]), REFERENCE, TODAY).results
        assert str(results.amount("stock_volume").number("mL")) == way["draw"][0]["exact_volume"]["exact"]


def test_a_way_that_cannot_be_used_has_its_reason_and_no_numbers() -> None:
    (way,) = _printed(put(ROUTINE, "preparation.target_concentration", "3 mg/mL"))["ways"]
    assert (way["usable"], way["worst"], way["draw"], way["waste"]) == (False, "block", [], None)
    assert way["reason"].startswith("DIL-01: ")
    assert way["findings"][0] == {"rule": "DIL-01", "severity": "block"}


def test_what_the_ways_wait_for_is_said() -> None:
    printed = _printed(put(ROUTINE, "pump.injected_volume", None))
    assert (printed["needs"], printed["target"], printed["needed"], printed["ways"]) == (
        "needs the injected volume",
        None,
        None,
        [],
    )
