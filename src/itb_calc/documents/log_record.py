"""Record what happened with worksheets, where a person wants it: turn the log on and off, and put an entry at its end.

Nothing here deletes or replaces a log, whatever state its file is in.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from itb_calc.documents.log_entry import Entry, Happened, Occasion, chained, moment_of, sha256_of
from itb_calc.documents.log_failure import FAILURES, cause_of
from itb_calc.documents.log_file import UnguardedError, make, to_write
from itb_calc.documents.log_rows import EVER, INSERT, LAST, entry_of, row_of
from itb_calc.documents.places import make_folder

_FILE, _CHOICE = "log.sqlite", "log.on"
_ABOUT_THE_CHOICE = "While this file is here, itb-calc records finished and printed worksheets in log.sqlite.\n"
OFF = "The log is off: nothing is recorded."


@dataclass(frozen=True, slots=True)
class Receipt:
    """An entry that is on the disk: its place, and its hash, which is the head of the log now."""

    sequence: int
    sha256: str


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """Nothing was recorded: the sentence that says why, and whether that is as it was chosen."""

    sentence: str
    is_off: bool = False


def log_file(folder: Path) -> Path:
    """Return where the log of a folder is, or would be."""
    return folder / _FILE


def is_of_the_log(path: Path, folder: Path) -> bool:
    """Whether a file is the log of a folder or belongs to it, under whatever name it is reached."""
    target = Path(os.path.realpath(path))
    is_named_so = target.name == _CHOICE or target.name.startswith(_FILE)
    return is_named_so and target.parent == Path(os.path.realpath(folder))


def is_on(folder: Path) -> bool:
    """Whether a person turned the log on; a log whose file is gone is still on, so that its absence is said."""
    return (folder / _CHOICE).is_file()


def turn_on(folder: Path, at: datetime) -> str | None:
    """Record from now on, in a new log where there is none; a sentence where that cannot be done."""
    if is_on(folder) and log_file(folder).exists():
        return None
    try:
        make_folder(folder)
        _make_if_missing(folder)
        _record(folder, Occasion(moment_of(at), Happened.TURNED_ON.value))
        _write_choice(folder)
    except FAILURES as failure:
        return _sentence("The log stays off", failure, folder)
    return None


def turn_off(folder: Path, at: datetime) -> str | None:
    """Record nothing any more, and keep what is there; a sentence where the file does not take that, or it stays on."""
    if not is_on(folder):
        return None
    sentence = None
    try:
        _record(folder, Occasion(moment_of(at), Happened.TURNED_OFF.value))
    except FAILURES as failure:
        sentence = _sentence("The log is off, but that is not recorded in it", failure, folder)
    try:
        (folder / _CHOICE).unlink(missing_ok=True)
    except OSError:
        return "The log stays on: the file log.on beside it cannot be removed. Ask whoever looks after this machine."
    return sentence


def append(folder: Path, occasion: Occasion) -> Receipt | NotRecorded:
    """Put an entry at the end of the log of a folder. The receipt comes only when the entry is on the disk."""
    if not is_on(folder):
        return NotRecorded(OFF, is_off=True)
    try:
        entry = _record(folder, occasion)
    except FAILURES as failure:
        return NotRecorded(_sentence("This is not recorded in the log", failure, folder))
    return Receipt(entry.sequence, entry.sha256)


def _record(folder: Path, occasion: Occasion) -> Entry:
    with to_write(log_file(folder)) as log:
        entry = chained(occasion, _last(log))
        log.execute(INSERT, row_of(entry))
        log.execute("COMMIT")
    return entry


def _last(log: sqlite3.Connection) -> Entry | None:
    """Return the last entry; raises UnguardedError where it is not what was written: nothing may hang on it."""
    row, ever = log.execute(LAST).fetchone(), log.execute(EVER).fetchone()
    # Filled up again, a missing end would not be seen any more.
    if ever is not None and (row is None or row[0] != ever[0]):
        raise UnguardedError("its last entries are missing")
    if row is None:
        return None
    entry = entry_of(row)
    if entry is None or entry.sha256 != sha256_of(entry.sequence, entry.occasion, entry.previous):
        raise UnguardedError("its last entry was changed")
    return entry


def _make_if_missing(folder: Path) -> None:
    """Put a whole new log in its place, unless there is something of that name."""
    target = log_file(folder)
    if target.exists():
        return
    beside = folder / f".log-{secrets.token_hex(8)}.part"
    try:
        make(beside)
        _put(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    _flush(folder)


def _put(beside: Path, target: Path) -> None:
    """Give a file its name. Another window may have done the same in between: a link never replaces."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        return
    except OSError:
        # Some file systems have no links.
        if not target.exists():
            beside.rename(target)


def _write_choice(folder: Path) -> None:
    with (folder / _CHOICE).open("w", encoding="utf-8") as opened:
        opened.write(_ABOUT_THE_CHOICE)
        opened.flush()
        os.fsync(opened.fileno())
    _flush(folder)


def _flush(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system has that."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _sentence(what: str, failure: Exception, folder: Path) -> str:
    cause = cause_of(failure, log_file(folder))
    return f"{what}: {cause.why}. {cause.remedy}"
