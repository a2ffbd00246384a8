"""The log on the command line: whether its chain holds, what is in it, and a CSV in which nothing is a formula."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from itb_calc.documents.log_record import append, log_file
from itb_calc.documents.log_verify import verify
from tests.cli.running import Command, widest
from tests.documents.logs import FINISHED, log_of, opened, unguarded


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's own files, where nothing is yet."""
    monkeypatch.setenv("ITB_CALC_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def log(state: Path) -> Path:
    """A log of three worksheets, the last of another day and with a name that could be a formula."""
    log_of(state, 2)
    append(state, replace(FINISHED, at="2026-11-27T00:00:00Z", number="W-3", checked_by='=HYPERLINK("x")', rounds="2"))
    return log_file(state)


@pytest.mark.parametrize("part", ["verify", "list"])
def test_where_there_is_no_log_that_is_said(itb_calc: Command, state: Path, part: str) -> None:
    outcome = itb_calc("log", part)
    assert outcome.is_refusal()
    assert outcome.err == (
        "There is no log on this machine. It is off until somebody turns it on in the window, on the page Log.\n"
    )
    assert not state.exists()


def test_a_log_that_holds_has_a_head_to_write_down(itb_calc: Command, log: Path) -> None:
    outcome = itb_calc("log", "verify")
    assert (outcome.status, outcome.err) == (0, "")
    head = verify(log).head
    assert outcome.out.startswith(
        f"The log holds: 4 entries fit together from the first to the last.\nHead: {head}\nWrite the head down "
    )
    assert widest(outcome.out) <= 80


def test_a_head_that_was_written_down_is_looked_for(itb_calc: Command, log: Path) -> None:
    assert itb_calc("log", "verify", "--head", verify(log).head).status == 0
    outcome = itb_calc("log", "verify", "--head", "f" * 64)
    assert (outcome.status, outcome.err) == (1, "")
    assert "the head that was written down is the hash of none of its entries" in " ".join(outcome.out.split())


def test_a_chain_that_does_not_hold_is_said_with_status_1(itb_calc: Command, log: Path) -> None:
    with unguarded(log) as forged:
        forged.execute("UPDATE entries SET number = 'W-9' WHERE sequence = 3")
    outcome = itb_calc("log", "verify")
    assert (outcome.status, outcome.err) == (1, "")
    assert "entry 3 was changed" in outcome.out
    assert "Head" not in outcome.out


def test_a_file_is_verified_anywhere_and_json_says_the_same(itb_calc: Command, tmp_path: Path, state: Path) -> None:
    path = log_of(tmp_path / "elsewhere", 1)
    outcome = itb_calc("log", "verify", "--file", str(path), "--json")
    assert (outcome.status, outcome.err) == (0, "")
    assert json.loads(outcome.out) == {
        "schema": 1,
        "outcome": "holds",
        "entries": 2,
        "head": verify(path).head,
        "message": "The log holds: 2 entries fit together from the first to the last.",
    }
    assert not state.exists()


@pytest.mark.parametrize("part", ["verify", "list"])
@pytest.mark.parametrize("content", [None, b"", b"no database, and long enough that it cannot be the start of one"])
def test_what_cannot_be_read_is_said_with_status_2(
    itb_calc: Command, tmp_path: Path, part: str, content: bytes | None
) -> None:
    path = tmp_path / "x.sqlite"
    if content is not None:
        path.write_bytes(content)
    outcome = itb_calc("log", part, "--file", str(path))
    assert outcome.is_refusal()
    assert outcome.err.startswith("The log cannot be read: ")
    assert path.exists() is (content is not None)


@pytest.mark.usefixtures("log")
def test_the_list_has_the_newest_first(itb_calc: Command) -> None:
    outcome = itb_calc("log", "list")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("LOG  4 entries\n\n4  2026-11-27T00:00:00Z  finished\n")
    assert [line.split()[0] for line in outcome.out.splitlines() if "T0" in line] == ["4", "3", "2", "1"]
    assert widest(outcome.out) <= 96


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--text", "w-2"), ["W-2"]),
        (("--text", "baclofen W-3"), ["W-3"]),
        (("--from", "2026-11-26"), ["W-3"]),
        (("--to", "2026-11-26", "--text", "finished"), ["W-1", "W-2"]),
        (("--from", "2026-11-28"), []),
    ],
)
def test_the_list_is_filtered(itb_calc: Command, options: tuple[str, ...], numbers: list[str]) -> None:
    listed = json.loads(itb_calc("log", "list", *options, "--json").out)
    assert [entry["number"] for entry in listed["entries"]] == numbers


@pytest.mark.usefixtures("log")
def test_an_empty_list_and_a_list_of_one_are_said(itb_calc: Command) -> None:
    assert itb_calc("log", "list", "--text", "nowhere").out == "LOG  no entries\n"
    assert itb_calc("log", "list", "--text", "W-1").out.startswith("LOG  1 entry\n")


@pytest.mark.usefixtures("log")
def test_json_leaves_out_what_an_entry_does_not_say(itb_calc: Command) -> None:
    entries = json.loads(itb_calc("log", "list", "--json").out)["entries"]
    assert list(entries[0]) == ["sequence", "at", "happened", "previous", "sha256"]
    assert entries[1]["previous"] == entries[0]["sha256"]
    assert entries[3]["checked_by"] == '=HYPERLINK("x")'


def test_no_cell_of_the_csv_is_a_formula(itb_calc: Command, log: Path) -> None:
    outcome = itb_calc("log", "list", "--csv")
    assert (outcome.status, outcome.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert [row["sequence"] for row in rows] == ["1", "2", "3", "4"]
    assert rows[3]["checked_by"] == """'=HYPERLINK("x")"""
    assert rows[3]["sha256"] == verify(log).head
    assert not [cell for row in rows for cell in row.values() if cell and cell[0] in "=+-@\t\r"]


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("typed", ["2026-02-30", "yesterday", ""])
def test_a_day_that_is_none_is_said(itb_calc: Command, option: str, typed: str) -> None:
    outcome = itb_calc("log", "list", option, typed, "--file", "x")
    assert outcome.is_refusal()
    assert f"Write {option} with year, month and day" in outcome.err


def test_a_foreign_name_does_not_disturb_the_terminal(itb_calc: Command, log: Path) -> None:
    with unguarded(log) as forged:
        forged.execute("UPDATE entries SET number = char(27) || '[2J' WHERE sequence = 3")
    assert "[U+001B][2J" in itb_calc("log", "list").out


def test_another_version_is_said(itb_calc: Command, log: Path) -> None:
    with opened(log) as newer:
        newer.execute("PRAGMA user_version = 2")
    assert "another version of itb-calc wrote it" in itb_calc("log", "list").err
