"""The file of the log: its tables, what guards them, and how it is opened. SQLite with a write-ahead log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from itb_calc.documents.log_entry import COLUMNS

# How long to wait for another window that writes, in seconds.
PATIENCE = 5.0
# "ITBL" in ASCII, and the form of the tables.
APPLICATION, FORM = 0x4954424C, 1
# SQLite tells more in the higher bits of an error.
PRIMARY = 0xFF
_WHERE_NOTHING_MAY_BE_WRITTEN = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}
# No entry comes near it; a foreign file could hold anything.
_LONGEST_TEXT = 1_000_000

_TYPED = ", ".join(f"{column} TEXT NOT NULL" for column in (*COLUMNS, "previous", "sha256"))
_REFUSED = "SELECT RAISE(ABORT, 'the log is append-only')"
_ELSEWHERE = "NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)"
SCHEMA = {
    # AUTOINCREMENT remembers how many entries there were, so that a missing end is seen.
    "entries": f"CREATE TABLE entries (sequence INTEGER PRIMARY KEY AUTOINCREMENT, {_TYPED})",
    "no_delete": f"CREATE TRIGGER no_delete BEFORE DELETE ON entries BEGIN {_REFUSED}; END",
    # INSERT OR REPLACE would delete without asking the trigger above.
    "no_other_place": f"CREATE TRIGGER no_other_place BEFORE INSERT ON entries WHEN {_ELSEWHERE} BEGIN {_REFUSED}; END",
    "no_update": f"CREATE TRIGGER no_update BEFORE UPDATE ON entries BEGIN {_REFUSED}; END",
}


class NoLogError(Exception):
    """A file that is no log of this program; its text is half a sentence."""


class UnguardedError(Exception):
    """A log whose table is not as it was made, or that lacks what forbids changes; its text is half a sentence."""


def make(path: Path) -> None:
    """Make an empty log in a new file; raises sqlite3.Error or OSError."""
    with path.open("xb"):
        pass
    with closing(sqlite3.connect(_address(path, "rw"), uri=True, isolation_level=None)) as log:
        log.execute("PRAGMA journal_mode = WAL")
        log.execute("PRAGMA synchronous = FULL")
        log.execute("BEGIN IMMEDIATE")
        log.execute(f"PRAGMA application_id = {APPLICATION}")
        log.execute(f"PRAGMA user_version = {FORM}")
        for statement in SCHEMA.values():
            log.execute(statement)
        log.execute("COMMIT")


@contextmanager
def to_write(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a log for one more entry, and let no other writer in; what was not committed is undone at the end.

    Raises sqlite3.Error, UnicodeError, NoLogError or UnguardedError.
    """
    with closing(_connect(_address(path, "rw"))) as log:
        log.execute("PRAGMA synchronous = FULL")
        log.execute("BEGIN IMMEDIATE")
        try:
            _look_at_form(log)
            yield log
        finally:
            if log.in_transaction:
                log.execute("ROLLBACK")


@contextmanager
def to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a log to read it as it is at one moment; raises as `to_write` does."""
    with closing(_connect_to_read(path)) as log:
        log.execute("BEGIN")
        _look_at_form(log)
        yield log


def _connect_to_read(path: Path) -> sqlite3.Connection:
    log = _connect(_address(path, "rw"))
    try:
        log.execute("PRAGMA query_only = ON")
        log.execute("SELECT count(*) FROM sqlite_master")
    except (sqlite3.Error, UnicodeError) as failure:
        log.close()
        code = getattr(failure, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & PRIMARY
        if code not in _WHERE_NOTHING_MAY_BE_WRITTEN or path.with_name(f"{path.name}-wal").exists():
            raise
        # In a folder where nothing may be written, a whole file is read as it stands.
        return _connect(_address(path, "ro&immutable=1"))
    return log


def _connect(address: str) -> sqlite3.Connection:
    log = sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)
    log.execute("PRAGMA trusted_schema = OFF")
    log.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_TEXT)
    # A damaged text must give a hash that does not fit, and not stop the walk.
    log.text_factory = lambda content: content.decode("utf-8", "surrogateescape")
    return log


def _address(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def _look_at_form(log: sqlite3.Connection) -> None:
    """Look at everything in the file before anything of it runs: a view or a trigger of another may do anything."""
    if _pragma(log, "application_id") != APPLICATION:
        raise NoLogError("it is no log of itb-calc")
    if _pragma(log, "user_version") != FORM:
        raise NoLogError("another version of itb-calc wrote it")
    kept = dict(log.execute("SELECT name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'"))
    if kept != SCHEMA:
        raise UnguardedError("what keeps its entries from being changed is missing, or is not as it was made")


def _pragma(log: sqlite3.Connection, name: str) -> int:
    value = log.execute(f"PRAGMA {name}").fetchone()[0]
    return int(value)
