"""The walk along the chain: it names the first entry that does not fit, whoever changed it and however."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itb_calc.documents.log_entry import COLUMNS, GENESIS, Entry, Occasion, chained, sha256_of
from itb_calc.documents.log_file import make
from itb_calc.documents.log_read import read_log
from itb_calc.documents.log_record import append
from itb_calc.documents.log_rows import INSERT, row_of
from itb_calc.documents.log_verify import Outcome, verify
from tests.documents.logs import FINISHED, log_of, opened, record, unguarded

_KEEP = "Keep the file for whoever looks into it."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of six entries."""
    return log_of(tmp_path, 5)


def entries_of(path: Path) -> tuple[Entry, ...]:
    entries = read_log(path)
    assert isinstance(entries, tuple)
    return entries


def test_a_whole_chain_holds_and_has_a_head(path: Path) -> None:
    said = verify(path)
    assert (said.outcome, said.count, said.head) == (Outcome.HOLDS, 6, entries_of(path)[-1].sha256)
    assert said.sentence == "The log holds: 6 entries fit together from the first to the last."


def test_a_log_of_one_entry_and_of_none(tmp_path: Path) -> None:
    assert verify(log_of(tmp_path, 0)).sentence == "The log holds: 1 entry fits together from the first to the last."
    make(tmp_path / "empty.sqlite")
    assert verify(tmp_path / "empty.sqlite").head == GENESIS
    assert verify(tmp_path / "empty.sqlite").count == 0


def test_a_head_that_was_written_down_is_found_as_long_as_it_is_there(path: Path, tmp_path: Path) -> None:
    noted = verify(path).head
    record(tmp_path, 2)
    assert verify(path, f" {noted[:8].upper()} {noted[8:]} ").sentence.endswith(
        "and the head that was written down is among them."
    )
    assert verify(path, GENESIS).holds
    said = verify(path, noted.replace(noted[0], "0" if noted[0] != "0" else "1"))
    assert (said.outcome, said.count) == (Outcome.BROKEN, 8)
    assert said.sentence == (
        f"The log does not hold: the head that was written down is the hash of none of its entries. {_KEEP}"
    )


@pytest.mark.parametrize("column", [*COLUMNS, "previous", "sha256"])
def test_any_change_of_any_column_is_seen(path: Path, column: str) -> None:
    with unguarded(path) as log:
        log.execute(f"UPDATE entries SET {column} = {column} || ' ' WHERE sequence = 4")  # noqa: S608 - of the test
    said = verify(path)
    assert (said.outcome, said.count, said.head) == (Outcome.BROKEN, 3, entries_of(path)[2].sha256)
    assert said.sentence == f"The log does not hold: entry 4 was changed. {_KEEP}"


@pytest.mark.parametrize("value", ["x'41'", "5", "1.5", "CAST(x'ff41' AS TEXT)"])
def test_what_is_no_text_is_a_change(path: Path, value: str) -> None:
    with unguarded(path) as log:
        log.execute(f"UPDATE entries SET at = {value} WHERE sequence = 6")  # noqa: S608 - of the test
    assert verify(path).sentence == f"The log does not hold: entry 6 was changed. {_KEEP}"


def test_a_changed_last_entry_is_seen(path: Path) -> None:
    with unguarded(path) as log:
        log.execute("UPDATE entries SET checked_by = 'Somebody' WHERE sequence = 6")
    assert verify(path).count == 5


@pytest.mark.parametrize("sequence", [1, 3])
def test_a_missing_entry_is_seen(path: Path, sequence: int) -> None:
    with unguarded(path) as log:
        log.execute(f"DELETE FROM entries WHERE sequence = {sequence}")  # noqa: S608 - of the test
    said = verify(path)
    assert (said.outcome, said.count) == (Outcome.BROKEN, sequence - 1)
    assert said.sentence == f"The log does not hold: entry {sequence} is missing. {_KEEP}"


def test_a_missing_end_is_seen(path: Path) -> None:
    with unguarded(path) as log:
        log.execute("DELETE FROM entries WHERE sequence > 4")
    said = verify(path)
    assert (said.outcome, said.count) == (Outcome.BROKEN, 4)
    assert "it has 4 entries, but 6 were written" in said.sentence


def test_a_counter_that_was_set_back_is_seen(path: Path) -> None:
    with opened(path) as log:
        log.execute("UPDATE sqlite_sequence SET seq = 5")
    assert "it has 6 entries, but 5 were written" in verify(path).sentence


def test_a_sign_that_stands_for_an_unreadable_byte_is_not_taken_for_one(tmp_path: Path) -> None:
    path = log_of(tmp_path, 0)
    append(tmp_path, replace(FINISHED, number="\ufffd"))
    assert verify(path).holds
    with unguarded(path) as log:
        log.execute("UPDATE entries SET number = CAST(x'ff' AS TEXT) WHERE sequence = 2")
    assert "entry 2 was changed" in verify(path).sentence


def test_all_entries_gone_is_seen(path: Path) -> None:
    with unguarded(path) as log:
        log.execute("DELETE FROM entries")
    assert verify(path).outcome is Outcome.BROKEN


def put_in_place(path: Path, entries: list[Entry]) -> None:
    with unguarded(path) as log:
        log.execute("DELETE FROM entries")
        for entry in entries:
            log.execute(INSERT, row_of(entry))


def test_an_entry_that_was_written_anew_with_its_own_hash_cuts_the_chain(path: Path) -> None:
    entries = list(entries_of(path))
    entries[2] = chained(replace(FINISHED, checked_by="Somebody"), entries[1])
    put_in_place(path, entries)
    said = verify(path)
    assert (said.outcome, said.count) == (Outcome.BROKEN, 3)
    assert "entry 4 does not hang on the one before it: the chain is cut there" in said.sentence


def test_two_entries_that_changed_places_are_seen(path: Path) -> None:
    entries = list(entries_of(path))
    first, second = entries[2], entries[3]
    entries[2], entries[3] = replace(second, sequence=3), replace(first, sequence=4)
    put_in_place(path, entries)
    assert verify(path).count == 2


def test_a_chain_that_was_worked_out_anew_holds_and_only_a_noted_head_tells(path: Path) -> None:
    """This is what a chain of hashes cannot prove, and why its head is to be written down."""
    noted = verify(path).head
    forged: list[Entry] = []
    for entry in entries_of(path):
        forged.append(chained(replace(entry.occasion, checked_by="Somebody"), forged[-1] if forged else None))
    put_in_place(path, forged)
    assert verify(path).holds
    assert not verify(path, noted).holds


def test_missing_guards_are_said_without_walking(path: Path) -> None:
    with opened(path) as log:
        log.execute("DROP TRIGGER no_delete")
    said = verify(path)
    assert (said.outcome, said.count) == (Outcome.BROKEN, 0)
    assert "what keeps its entries from being changed is missing, or is not as it was made" in said.sentence


def test_a_view_in_the_place_of_the_table_is_never_asked(path: Path) -> None:
    with unguarded(path):
        pass
    with opened(path) as log:
        log.execute(
            "CREATE VIEW more AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT * FROM n"
        )
    assert verify(path).outcome is Outcome.BROKEN
    assert not isinstance(read_log(path), tuple)


def test_damage_in_the_middle_of_the_file_is_said_with_what_fits_before(tmp_path: Path) -> None:
    path = log_of(tmp_path, 200)
    content = bytearray(path.read_bytes())
    last_page = len(content) - 4096
    content[last_page : last_page + 64] = b"\xff" * 64
    path.write_bytes(content)
    said = verify(path)
    assert said.outcome is Outcome.BROKEN
    assert 0 < said.count < 201
    assert "its file is damaged" in said.sentence


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_log_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.sqlite"
    path.write_bytes(content)
    said = verify(path)
    assert (said.outcome, said.count, said.head) == (Outcome.UNREADABLE, 0, "")
    assert said.sentence.startswith("The log cannot be read: ")
    assert path.read_bytes() == content


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert "there is no such file" in verify(tmp_path / "none.sqlite").sentence
    assert verify(tmp_path).outcome is Outcome.UNREADABLE
    assert list(tmp_path.iterdir()) == []


def test_another_database_is_no_log(tmp_path: Path) -> None:
    with opened(tmp_path / "x.sqlite") as other:
        other.execute("CREATE TABLE entries (sequence)")
    assert verify(tmp_path / "x.sqlite").sentence.startswith("The log cannot be read: it is no log of itb-calc.")


def test_verifying_leaves_the_file_and_nothing_beside_it(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    verify(path)
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["log.on", "log.sqlite"]


class _InAReadOnlyFolder(sqlite3.Connection):
    """Reads nothing, as SQLite does where the file that its readers share cannot be made."""

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        if "sqlite_master" in sql:
            refused = sqlite3.OperationalError("unable to open database file")
            refused.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise refused
        return super().execute(sql, *parameters)


def test_where_nothing_may_be_written_a_whole_file_is_read_and_half_of_one_is_not(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def without_writing(address: str, **more: object) -> sqlite3.Connection:
        kind = sqlite3.Connection if "immutable" in address else _InAReadOnlyFolder
        return connect(address, factory=kind, **more)

    monkeypatch.setattr(sqlite3, "connect", without_writing)
    assert verify(path).count == 6
    (tmp_path / "log.sqlite-wal").write_bytes(b"entries that are not in the file yet")
    assert verify(path).outcome is Outcome.UNREADABLE


def test_the_hash_of_an_entry_never_changes() -> None:
    """Logs that were written before must verify for ever."""
    assert sha256_of(2, Occasion("2026-11-25T08:30:00Z", "finished", number="W-1 ä"), "a" * 64) == (
        "07d67008e4891ecd4842d5f525cd6ce0a3d8b630ee1b670f077c4644488c44d0"
    )


_TEXTS = st.text(max_size=30) | st.sampled_from(["\ud800", "\x00", '","', "\\", "\N{SNOWMAN}"])


@given(st.lists(_TEXTS, min_size=len(COLUMNS), max_size=len(COLUMNS)), st.integers(0, len(COLUMNS) - 1), _TEXTS)
def test_no_two_entries_have_one_hash(texts: list[str], place: int, other: str) -> None:
    changed = [*texts[:place], other, *texts[place + 1 :]]
    same = sha256_of(1, Occasion(*texts), GENESIS) == sha256_of(1, Occasion(*changed), GENESIS)
    assert same is (texts == changed)


def test_a_copy_of_the_file_verifies_elsewhere(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "with space # and ?.sqlite"
    shutil.copy(path, copy)
    assert verify(copy) == verify(path)
