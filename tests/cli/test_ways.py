"""`itb-calc ways`: the same for people and machines, its exit status, problems on standard error."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Spoil
from tests.cli.running import Command, widest
from tests.worksheet.sheets import ROUTINE, TEXT_PATHS, Sheet, content_of, put

_DAY = ("--today", "2026-11-23")
UNDILUTED = put(put(ROUTINE, "preparation.target_concentration", None), "preparation.final_volume", None)


def test_for_people_and_for_machines_the_ways_are_the_same(itb_calc: Command, tmp_path: Path) -> None:
    file = tmp_path / "visit.itb.json"
    file.write_bytes(content_of(ROUTINE))
    readable = itb_calc("ways", str(file), *_DAY)
    assert readable == itb_calc("ways", "-", *_DAY, stdin=content_of(ROUTINE))
    assert (readable.status, readable.err) == (0, "")
    assert readable.out.startswith("WAYS TO PREPARE, evaluated for Mon 23 Nov 2026\n  43 mL at 1.5 mg/mL = ")
    assert widest(readable.out) <= 80
    exact = itb_calc("ways", str(file), *_DAY, "--json")
    assert exact.out.isascii()
    printed = json.loads(exact.out)
    assert len(printed["ways"]) == readable.out.count("     Final volume      ") == 8


@pytest.mark.parametrize(
    ("sheet", "status", "problems"),
    [
        (ROUTINE, 0, []),
        (put(ROUTINE, "preparation.target_concentration", "3000 mcg/mL"), 1, []),
        (put(ROUTINE, "preparation.target_concentration", "1,5"), 2, ["preparation.target_concentration"]),
        (put(ROUTINE, "dose.age_years", "forty"), 2, ["dose.age_years"]),
    ],
)
def test_the_status_is_1_where_no_way_can_be_used_and_2_where_a_field_is_not_read(
    itb_calc: Command, sheet: Sheet, status: int, problems: list[str]
) -> None:
    readable = itb_calc("ways", "-", *_DAY, stdin=content_of(sheet))
    exact = itb_calc("ways", "-", *_DAY, "--json", stdin=content_of(sheet))
    assert readable.status == exact.status == status
    assert [line.partition(": ")[0] for line in readable.err.splitlines()] == problems
    assert readable.err == exact.err


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("pump.programmed_volume", "20 mL", "VOL-01"),
        ("dose.daily_dose", "6000 mcg/day", "DOS-04"),
        ("product.label_strength", "20 mg/20 mL", "PRD-07"),
        ("product.id", "baclofen-10mg-tablets", "PRD-01"),
    ],
)
def test_the_status_is_1_where_the_worksheet_is_blocked_as_when_it_is_evaluated(
    itb_calc: Command, path: str, text: str | None, rule: str
) -> None:
    content = content_of(put(ROUTINE, path, text))
    evaluated = itb_calc("evaluate", "-", *_DAY, stdin=content)
    assert rule in evaluated.out
    assert itb_calc("ways", "-", *_DAY, stdin=content).status == evaluated.status == 1
    assert itb_calc("ways", "-", *_DAY, "--json", stdin=content).status == 1


@pytest.mark.parametrize(
    ("sheet", "needed"),
    [
        (UNDILUTED, "Needs the target concentration."),
        (put(ROUTINE, "pump.injected_volume", None), "Needs the injected volume."),
    ],
)
def test_the_status_is_2_where_something_is_needed_first_and_it_says_what(
    itb_calc: Command, sheet: Sheet, needed: str
) -> None:
    readable = itb_calc("ways", "-", *_DAY, stdin=content_of(sheet))
    exact = itb_calc("ways", "-", *_DAY, "--json", stdin=content_of(sheet))
    assert readable.status == exact.status == 2
    assert readable.err == exact.err == f"{needed}\n"


def test_help_says_what_the_exit_status_means(itb_calc: Command) -> None:
    said = " ".join(itb_calc("ways", "--help").out.split())
    assert (
        "Exit status: 0 fine; 1 the worksheet is blocked, or no way can be used; 2 something is not read, or is needed"
        " first."
    ) in said


def test_what_is_no_worksheet_and_a_day_that_is_none_are_refused(itb_calc: Command, tmp_path: Path) -> None:
    assert itb_calc("ways", str(tmp_path / "missing.itb.json")).is_refusal()
    assert itb_calc("ways", "-", stdin=b"{").is_refusal()
    assert itb_calc("ways", "-", "--today", "today", stdin=content_of(ROUTINE)).is_refusal()


def test_with_unreviewed_reference_data_no_way_can_be_used(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/products.toml", "20 mg/20 mL", "20 mg/10 mL")
    outcome = itb_calc("ways", "-", *_DAY, stdin=content_of(ROUTINE))
    assert outcome.status == 1
    assert "  None can be used.\n" in outcome.out
    assert "REF-01: " in outcome.out


def test_without_reference_data_it_says_what_it_needs(itb_calc: Command, spoil: Spoil) -> None:
    spoil("reference/thresholds.toml", "smallest_measured_volume", "smallest_volume")
    outcome = itb_calc("ways", "-", *_DAY, stdin=content_of(ROUTINE))
    assert outcome.status == 1
    assert "  None yet: needs the reference data, which cannot be used.\n" in outcome.out


@pytest.mark.parametrize("path", TEXT_PATHS)
def test_no_typed_character_reaches_the_terminal_that_could_disturb_it(itb_calc: Command, path: str) -> None:
    content = content_of(put(ROUTINE, path, "\x1b[31m1\n\r\t\x07\u202e\u2066\u200b\ud800\x9b2J"))
    outcome = itb_calc("ways", "-", *_DAY, stdin=content)
    assert outcome.status in {1, 2}
    assert all(character.isprintable() or character in "\n\N{THIN SPACE}" for character in outcome.out)
    assert all(line.isprintable() for line in outcome.err.split("\n"))
