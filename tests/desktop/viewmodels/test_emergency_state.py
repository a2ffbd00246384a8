"""The emergency page, held against its file as it stands on the disk."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from itb_calc.desktop.viewmodels.emergency_state import NOT_THERE, EmergencyPart, EmergencyState, emergency_state
from itb_calc.reference.reference import Reference
from tests.safety.worksheets import REFERENCE

_FILE = Path(__file__).parents[3] / "resources" / "reference" / "emergency.toml"
SECTIONS: list[dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["sections"]
STATE = emergency_state(REFERENCE)
ALL = (*STATE.overdose, *STATE.withdrawal, *STATE.below)


def _part(title: str) -> EmergencyPart:
    return next(part for part in ALL if part.title == title)


def _titles(*sides: str | None) -> list[str]:
    return [section["title"] for section in SECTIONS if section.get("side") in sides]


def test_overdose_and_withdrawal_stand_side_by_side_and_the_rest_below() -> None:
    assert [part.title for part in STATE.overdose] == _titles("overdose")
    assert [part.title for part in STATE.withdrawal] == _titles("withdrawal")
    assert [part.title for part in STATE.below] == _titles("both", None)
    assert len(ALL) == len(SECTIONS)
    assert (STATE.overdose[0].title, STATE.withdrawal[0].title) == ("Signs of overdose", "Signs of withdrawal")
    assert STATE.missing == ""


def test_signs_have_a_dash_and_say_where_they_stand_in_both_lists() -> None:
    assert _part("Signs of overdose").lines == (
        "– Slow or shallow breathing",
        "– Altered consciousness (drowsiness, coma; also in the other list)",
        "– Seizures (also in the other list)",
        "– Weakness and loss of tone",
        "– Light-headedness",
        "– Slow heart",
        "– Low temperature",
    )


def test_steps_are_numbered_in_their_order_and_a_detail_stands_before_the_full_stop() -> None:
    assert _part("Overdose: what to do first").lines[:4] == (
        "1. Airway and ventilation first.",
        "2. Stop the pump and empty it as soon as possible (this starts the risk of withdrawal: plan for it).",
        "3. Take off 30 to 40 mL of CSF by lumbar puncture, unless it is contraindicated.",
        "4. Do not look for an antidote: there is none.",
    )


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: str(section["id"]))
def test_every_item_of_the_file_is_on_the_page_with_its_detail(section: dict[str, Any]) -> None:
    lines = _part(section["title"]).lines
    assert len(lines) == len(section["items"])
    for place, (line, item) in enumerate(zip(lines, section["items"], strict=True), start=1):
        assert line.startswith(f"{place}. " if section["kind"] == "steps" else "– ")
        assert item["text"].removesuffix(".") in line
        assert item.get("detail", "") in line
        assert line.count("also in the other list") == int(item.get("overlaps", False))
        assert line.endswith(".") == item["text"].endswith(".")


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: str(section["id"]))
def test_every_part_names_its_sources_with_grade_and_review(section: dict[str, Any]) -> None:
    source = _part(section["title"]).source
    assert source.startswith("Source: ")
    assert source.count("grade ") == len(section["citations"])
    for citation in section["citations"]:
        assert REFERENCE.sources[citation["key"]].title in source
        assert f"grade {citation['grade']}" in source


def test_a_source_says_when_it_was_reviewed_with_the_month_as_a_word() -> None:
    assert _part("Pocket fill: figures").source == (
        "Source: Two pocket fills in about 7,000 fills, as summarised, grade S, reviewed Mon 23 Nov 2026"
    )


def test_a_source_without_an_entry_is_named_by_its_key() -> None:
    without = emergency_state(replace(REFERENCE, sources={}))
    assert without.overdose[0].source == "Source: emergency-summary, grade S, reviewed Mon 23 Nov 2026"


def test_the_page_stands_where_other_reference_data_is_defective() -> None:
    damaged = Reference(defect="It is damaged.", emergency=REFERENCE.emergency, sources=REFERENCE.sources)
    assert emergency_state(damaged) == STATE


def test_without_its_file_the_page_says_what_to_do_instead() -> None:
    assert emergency_state(Reference(defect="It is damaged.")) == EmergencyState((), (), (), NOT_THERE)
    assert NOT_THERE == (
        "The emergency page cannot be read from the reference data of this installation."
        " Use your printed protocol, and install itb-calc again."
    )
