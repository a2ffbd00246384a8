"""How the file is opened: so that what is reported is on the disk, and nothing of a foreign file runs."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from itb_calc.documents.log_file import to_read, to_write
from tests.documents.logs import log_of


def setting(log: sqlite3.Connection, name: str) -> object:
    return log.execute(f"PRAGMA {name}").fetchone()[0]


def test_an_entry_is_on_the_disk_before_there_is_a_receipt(tmp_path: Path) -> None:
    with to_write(log_of(tmp_path, 1)) as log:
        assert (setting(log, "journal_mode"), setting(log, "synchronous")) == ("wal", 2)
        assert log.in_transaction


def test_what_is_not_committed_is_undone(tmp_path: Path) -> None:
    path = log_of(tmp_path, 1)
    with to_write(path) as log:
        log.execute("INSERT INTO entries SELECT 3, " + ", ".join(["'x'"] * 23))
    with to_read(path) as log:
        assert log.execute("SELECT count(*) FROM entries").fetchone() == (2,)


def test_a_reader_changes_nothing_and_sees_one_moment(tmp_path: Path) -> None:
    with to_read(log_of(tmp_path, 1)) as log:
        assert (setting(log, "query_only"), setting(log, "trusted_schema")) == (1, 0)
        assert log.in_transaction
        assert log.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 1_000_000
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            log.execute("DROP TABLE entries")


def test_what_turns_the_log_on_is_put_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[bool] = []
    fsync = os.fsync

    def noticed(number: int) -> None:
        flushed.append(stat.S_ISDIR(os.fstat(number).st_mode))
        fsync(number)

    monkeypatch.setattr(os, "fsync", noticed)
    log_of(tmp_path / "state", 0)
    # The folder with the log, the choice, and the folder with the choice; not every system can flush a folder.
    assert flushed in ([True, False, True], [False])
