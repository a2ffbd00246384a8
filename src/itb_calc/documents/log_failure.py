"""Why the file of the log is not written or read, in words for the person, and what to do about it."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import NamedTuple

from itb_calc.documents.log_file import PRIMARY, NoLogError, UnguardedError


class Cause(NamedTuple):
    """Half a sentence that says why, without a full stop, and a whole one that says what to do."""

    why: str
    remedy: str


# What may come out of opening, reading and writing the file; Python cannot read what SQLite says of some damage.
FAILURES = (sqlite3.Error, UnicodeError, OSError, NoLogError, UnguardedError)

_ASK = "Ask whoever looks after this machine."
_KEEP = (
    "Keep the file for whoever looks into it; once it is moved elsewhere, turning the log off and on begins a new one."
)
_NO_ROOM = Cause("there is no room left on the disk", "Make room, then try again.")
_NOT_ALLOWED = Cause("nothing may be written there", _ASK)
_BUSY = Cause("another window or program holds it for too long", "Close what holds it, then try again.")
_NOT_OPENED = Cause("it may not be opened or written where it is", _ASK)
_GONE = Cause(
    "there is no such file", "Check its name; a log that was moved can be put back, or turned off and on to begin anew."
)
_DISK = Cause("the disk does not read or write it as it should", _ASK)
_DAMAGED = Cause("its file is damaged, or is no log at all", _KEEP)
_BY_CODE = {
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_READONLY: _NOT_ALLOWED,
    sqlite3.SQLITE_PERM: _NOT_ALLOWED,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _NOT_OPENED,
    sqlite3.SQLITE_IOERR: _DISK,
}
_NO_ROOM_NUMBERS = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def cause_of(failure: Exception, path: Path) -> Cause:
    """Return in words what one of FAILURES means for the log at a path."""
    match failure:
        case NoLogError() | UnguardedError():
            return Cause(str(failure), _KEEP)
        case sqlite3.Error():
            code = getattr(failure, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
            cause = _BY_CODE.get(code & PRIMARY, _DAMAGED)
            return _GONE if cause is _NOT_OPENED and not path.exists() else cause
        case UnicodeError():
            return _DAMAGED
        case _:
            is_full = getattr(failure, "errno", None) in _NO_ROOM_NUMBERS
            return _NO_ROOM if is_full else _NOT_ALLOWED
