"""Reading the log for a list: in order, by words and days, or one sentence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from itb_calc.documents.log_entry import Entry, chained
from itb_calc.documents.log_read import NotRead, Wanted, read_log, wanted
from tests.documents.logs import FINISHED, log_of, unguarded

OCCASIONS = (
    replace(FINISHED, at="2026-11-01T23:59:59Z", number="W-1", checked_by="Müller"),
    replace(FINISHED, at="2026-11-02T00:00:00Z", number="W-2", happened="printed", printed="label"),
    replace(FINISHED, at="2026-11-03T12:00:00Z", number="W-3"),
)


def chain() -> list[Entry]:
    entries: list[Entry] = []
    for occasion in OCCASIONS:
        entries.append(chained(occasion, entries[-1] if entries else None))
    return entries


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Wanted(), ["W-1", "W-2", "W-3"]),
        (Wanted("w-2"), ["W-2"]),
        (Wanted("MÜLLER"), ["W-1"]),
        (Wanted("label printed"), ["W-2"]),
        (Wanted("label finished"), []),
        (Wanted("   "), ["W-1", "W-2", "W-3"]),
        (Wanted(first=date(2026, 11, 2)), ["W-2", "W-3"]),
        (Wanted(last=date(2026, 11, 2)), ["W-1", "W-2"]),
        (Wanted("baclofen", date(2026, 11, 2), date(2026, 11, 2)), ["W-2"]),
        (Wanted(first=date(2026, 11, 3), last=date(2026, 11, 2)), []),
    ],
)
def test_entries_are_found_by_words_and_days(asked: Wanted, numbers: list[str]) -> None:
    assert [entry.occasion.number for entry in wanted(chain(), asked)] == numbers


def test_an_entry_is_found_by_its_hash() -> None:
    second = chain()[1]
    assert list(wanted(chain(), Wanted(second.sha256))) == [second]


def test_the_file_is_read_in_its_order(tmp_path: Path) -> None:
    entries = read_log(log_of(tmp_path, 3))
    assert isinstance(entries, tuple)
    assert [entry.sequence for entry in entries] == [1, 2, 3, 4]
    assert [entry.occasion.number for entry in entries] == ["", "W-1", "W-2", "W-3"]


def test_a_damaged_entry_refuses_the_list(tmp_path: Path) -> None:
    path = log_of(tmp_path, 3)
    with unguarded(path) as log:
        log.execute("UPDATE entries SET at = x'00' WHERE sequence = 3")
    assert read_log(path) == NotRead("Entry 3 of the log is damaged. Verify says what does not fit.")


def test_a_file_that_is_no_log_is_said(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"text, and enough of it that it cannot be the beginning of a database")
    said = read_log(tmp_path / "x")
    assert isinstance(said, NotRead)
    assert said.sentence.startswith("The log cannot be read: its file is damaged, or is no log at all. ")
