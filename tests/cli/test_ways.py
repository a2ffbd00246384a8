"""`itb-calc ways`: the same for people and machines, its exit status, problems on standard error."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Spoil
from tests.cli.running import Command, widest
from tests.worksheet.sheets import ROUTINE, TEXT_PATHS, Sheet, content_of, put

_DAY = ("--today", "2026-11-23")


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
        (put(ROUTINE, "preparation.target_concentration", None), 0, []),
        (put(ROUTINE, "pump.programmed_volume", "20 mL"), 0, []),
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
