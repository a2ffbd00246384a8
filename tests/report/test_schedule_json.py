"""The JSON: one object, the list in its order, absent what is not known."""

import json
from typing import Any

from hypothesis import given

from itb_calc import __version__
from itb_calc.planning.refill_list import NotEvaluated, RefillList, refill_list
from itb_calc.report.schedule_json import schedule_as_json
from tests.planning.lists import BLOCKED, LATER, Entry, entries, listing
from tests.worksheet.sheets import REFERENCE, TODAY


def _object(schedule: RefillList) -> dict[str, Any]:
    text = "".join(schedule_as_json(schedule, REFERENCE))
    assert text.isascii()
    assert text.endswith("\n}\n")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def test_it_says_which_program_which_figures_and_which_day() -> None:
    assert _object(listing()) == {
        "schema": 1,
        "version": __version__,
        "reference": {"version": REFERENCE.version, "sha256": REFERENCE.sha256},
        "today": "2026-11-23",
        "refills": [],
        "without_date": [],
        "not_evaluated": [],
    }


def test_each_kind_has_a_list_of_its_own() -> None:
    printed = _object(listing(LATER, BLOCKED, NotEvaluated("there is no such file.")))
    assert printed["refills"] == [
        {
            "file": "visit-0.itb.json",
            "state": "later",
            "book_by_date": "2027-03-05",
            "latest_refill_date": "2027-03-12",
            "alarm_date": "2027-03-20",
            "deciding_limit": "alarm",
            "blocks": [],
            "confirms": [],
            "not_read": [],
            "not_entered": [],
        }
    ]
    assert printed["without_date"] == [
        {
            "file": "visit-1.itb.json",
            "state": "no date",
            "blocks": [{"rule": "VOL-01", "message": "20 mL is filled, but 40 mL programmed."}],
            "confirms": [],
            "not_read": [],
            "not_entered": [],
        }
    ]
    assert printed["not_evaluated"] == [{"file": "visit-2.itb.json", "message": "there is no such file."}]


@given(entries())
def test_read_back_it_is_the_list_in_its_order(some: list[Entry]) -> None:
    schedule = refill_list(some, TODAY)
    printed = _object(schedule)
    for key, listed in (("refills", schedule.dated), ("without_date", schedule.undated)):
        assert [entry["file"] for entry in printed[key]] == [each.file.name for each in listed]
        for entry, each in zip(printed[key], listed, strict=True):
            latest = each.refill.latest
            assert entry.get("latest_refill_date") == (None if latest is None else latest.isoformat())
            assert entry["not_read"] == list(each.refill.unread)
    assert [entry["message"] for entry in printed["not_evaluated"]] == [each.message for each in schedule.refused]
