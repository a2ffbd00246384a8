"""The log is off until somebody turns it on, takes entries at its end only, and says in one sentence why it did not."""

import errno
import multiprocessing
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from itb_calc.documents import log_file as log_file_module
from itb_calc.documents import log_record
from itb_calc.documents.log_entry import GENESIS, Happened, chained
from itb_calc.documents.log_read import read_log
from itb_calc.documents.log_record import (
    NotRecorded,
    Receipt,
    append,
    is_of_the_log,
    is_on,
    log_file,
    turn_off,
    turn_on,
)
from itb_calc.documents.log_verify import verify
from tests.documents.logs import FINISHED, NOW, log_of, opened, record, unguarded


def happened(folder: Path) -> list[str]:
    entries = read_log(log_file(folder))
    assert isinstance(entries, tuple)
    return [entry.occasion.happened for entry in entries]


def refused(folder: Path) -> str:
    """Return why nothing is recorded: two sentences at most, on one line."""
    said = append(folder, FINISHED)
    assert isinstance(said, NotRecorded)
    assert not said.is_off
    assert said.sentence.count(". ") == 1
    assert "\n" not in said.sentence
    return said.sentence


def test_off_nothing_is_recorded_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    assert not is_on(folder)
    assert append(folder, FINISHED) == NotRecorded("The log is off: nothing is recorded.", is_off=True)
    assert turn_off(folder, NOW) is None
    assert not folder.exists()


def test_turned_on_it_gives_a_receipt_for_each_entry(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "state"
    assert turn_on(folder, NOW) is None
    assert is_on(folder)
    first, second = record(folder, 2)
    assert (first.sequence, second.sequence) == (2, 3)
    assert verify(log_file(folder)).head == second.sha256
    assert happened(folder) == ["turned on", "finished", "finished"]
    assert sorted(path.name for path in folder.iterdir()) == ["log.on", "log.sqlite"]


def test_each_entry_hangs_on_the_one_before(tmp_path: Path) -> None:
    entries = read_log(log_of(tmp_path, 3))
    assert isinstance(entries, tuple)
    assert [entry.previous for entry in entries] == [GENESIS, *(entry.sha256 for entry in entries[:-1])]
    assert entries[2] == chained(entries[2].occasion, entries[1])
    assert len({entry.sha256 for entry in entries}) == 4


@pytest.mark.parametrize("name", ["log.sqlite", "log.sqlite-wal", "log.on", "../state/log.sqlite"])
def test_what_belongs_to_the_log_is_known_under_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "state"
    log_of(folder, 0)
    assert is_of_the_log(folder / name, folder)
    assert not is_of_the_log(tmp_path / "elsewhere" / name.rpartition("/")[2], folder)
    assert not is_of_the_log(folder / "log.csv", folder)


def test_turning_it_on_twice_is_once(tmp_path: Path) -> None:
    log_of(tmp_path, 1)
    assert turn_on(tmp_path, NOW) is None
    assert happened(tmp_path) == ["turned on", "finished"]


def test_turned_off_it_keeps_what_is_there_and_the_gap_is_seen(tmp_path: Path) -> None:
    log_of(tmp_path, 1)
    assert turn_off(tmp_path, NOW) is None
    assert append(tmp_path, FINISHED) == NotRecorded(log_record.OFF, is_off=True)
    assert turn_on(tmp_path, NOW) is None
    record(tmp_path)
    assert happened(tmp_path) == ["turned on", "finished", "turned off", "turned on", "finished"]
    assert verify(log_file(tmp_path)).holds


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET number = 'X' WHERE sequence = 2",
        "DELETE FROM entries WHERE sequence = 3",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries SELECT 2, {rest} FROM entries WHERE sequence = 3",
        "INSERT INTO entries SELECT 9, {rest} FROM entries WHERE sequence = 3",
        "INSERT INTO entries SELECT NULL, {rest} FROM entries WHERE sequence = 3",
    ],
)
def test_the_file_itself_forbids_changes(tmp_path: Path, change: str) -> None:
    path = log_of(tmp_path, 2)
    with opened(path) as log:
        columns = [row[1] for row in log.execute("PRAGMA table_info(entries)")]
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            log.execute(change.format(rest=", ".join(columns[1:])))
    assert verify(path).count == 3


def _append_many(folder: Path, count: int) -> None:
    record(folder, count)


def test_two_writers_at_once_make_one_chain(tmp_path: Path) -> None:
    path = log_of(tmp_path, 0)
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_append_many, args=(tmp_path, 40)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert (verify(path).holds, verify(path).count) == (True, 81)


def test_another_that_holds_it_for_too_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = log_of(tmp_path, 1)
    monkeypatch.setattr(log_file_module, "PATIENCE", 0.05)
    with opened(path) as log:
        log.execute("BEGIN IMMEDIATE")
        sentence = refused(tmp_path)
        assert sentence.startswith("This is not recorded in the log: another window or program holds it for too long.")
        assert verify(path).holds
    record(tmp_path)


def test_a_log_that_is_gone_is_said_and_stays_on(tmp_path: Path) -> None:
    log_of(tmp_path, 1).unlink()
    assert is_on(tmp_path)
    assert "there is no such file" in refused(tmp_path)
    assert not log_file(tmp_path).exists()
    assert turn_on(tmp_path, NOW) is None
    assert happened(tmp_path) == ["turned on"]


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_log_is_said_and_never_touched(tmp_path: Path, content: bytes) -> None:
    path = log_of(tmp_path, 1)
    path.write_bytes(content)
    assert "Keep the file for whoever looks into it" in refused(tmp_path)
    assert (turn_off(tmp_path, NOW) or "").startswith("The log is off, but that is not recorded in it: ")
    assert not is_on(tmp_path)
    assert (turn_on(tmp_path, NOW) or "").startswith("The log stays off: ")
    assert not is_on(tmp_path)
    assert path.read_bytes() == content


def test_a_log_of_another_version_takes_nothing(tmp_path: Path) -> None:
    with opened(log_of(tmp_path, 1)) as log:
        log.execute("PRAGMA user_version = 2")
    assert "another version of itb-calc wrote it" in refused(tmp_path)


def test_a_log_without_its_guards_takes_nothing(tmp_path: Path) -> None:
    path = log_of(tmp_path, 1)
    with opened(path) as log:
        log.execute("DROP TRIGGER no_update")
    assert "what keeps its entries from being changed is missing" in refused(tmp_path)


@pytest.mark.parametrize("change", ["number = 'W-9'", "number = x'00'", "sha256 = 'no hash'"])
def test_nothing_hangs_on_an_entry_that_was_changed(tmp_path: Path, change: str) -> None:
    path = log_of(tmp_path, 1)
    with unguarded(path) as log:
        log.execute(f"UPDATE entries SET {change} WHERE sequence = 2")  # noqa: S608 - of the test
    assert "its last entry was changed" in refused(tmp_path)
    with opened(path) as log:
        assert log.execute("SELECT count(*) FROM entries").fetchone() == (2,)


@pytest.mark.parametrize("first", [1, 3])
def test_a_missing_end_is_not_filled_up_again(tmp_path: Path, first: int) -> None:
    path = log_of(tmp_path, 2)
    with unguarded(path) as log:
        log.execute("DELETE FROM entries WHERE sequence >= ?", (first,))
    assert "its last entries are missing" in refused(tmp_path)
    assert not verify(path).holds


def test_a_folder_that_cannot_be_one_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert turn_on(tmp_path / "file", NOW) == (
        "The log stays off: nothing may be written there. Ask whoever looks after this machine."
    )


def test_no_room_to_begin_a_log_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(log_record, "make", full)
    assert turn_on(tmp_path, NOW) == "The log stays off: there is no room left on the disk. Make room, then try again."
    assert list(tmp_path.iterdir()) == []


def test_two_windows_that_turn_it_on_at_once_have_one_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other window is through in the middle of what this one does."""
    made = log_file_module.make

    def late(path: Path) -> None:
        made(path)
        with monkeypatch.context() as other:
            other.setattr(log_record, "make", made)
            log_of(tmp_path, 2)

    monkeypatch.setattr(log_record, "make", late)
    assert turn_on(tmp_path, NOW) is None
    assert happened(tmp_path) == ["turned on", "finished", "finished", "turned on"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.on", "log.sqlite"]


@contextmanager
def without_links(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def no_links(path: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted", str(path), None, str(target))

    with monkeypatch.context() as context:
        context.setattr(Path, "hardlink_to", no_links)
        yield


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with without_links(monkeypatch):
        log_of(tmp_path, 1)
    assert verify(log_file(tmp_path)).count == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.on", "log.sqlite"]


def test_without_links_a_log_that_is_there_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "beside"
    beside.write_text("new")
    (tmp_path / "log.sqlite").write_text("old")
    with without_links(monkeypatch):
        log_record._put(beside, tmp_path / "log.sqlite")
    assert (tmp_path / "log.sqlite").read_text() == "old"


def test_a_choice_that_cannot_be_taken_back_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log_of(tmp_path, 0)

    def kept(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path), missing_ok)

    monkeypatch.setattr(Path, "unlink", kept)
    assert (turn_off(tmp_path, NOW) or "").startswith("The log stays on: ")
    assert is_on(tmp_path)


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", _refuse_folders(os.open))
    log_of(tmp_path, 1)
    assert verify(log_file(tmp_path)).holds


def _refuse_folders(really: object) -> object:
    def open_file(path: str | Path, *rest: int, **more: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied")
        assert callable(really)
        opened_as: int = really(path, *rest, **more)
        return opened_as

    return open_file


def test_the_words_for_what_happened_are_fixed() -> None:
    assert [each.value for each in Happened] == ["turned on", "turned off", "finished", "printed"]
    assert isinstance(Receipt(1, "x").sequence, int)
