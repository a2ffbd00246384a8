"""A file is written as a whole, or not at all: beside its place, flushed to the disk, then put there in one step."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    """Why a file is not written, as far as it matters to the person."""

    NO_ROOM = "no-room"
    NO_FOLDER = "no-folder"
    NOT_ALLOWED = "not-allowed"
    A_FOLDER = "a-folder"
    NO_FILE = "no-file"
    PROTECTED = "protected"
    TOO_LONG = "too-long"
    OTHER = "other"


# By name, since not every system knows each of them.
_TROUBLES = {
    "ENOSPC": Trouble.NO_ROOM,
    "EDQUOT": Trouble.NO_ROOM,
    "EFBIG": Trouble.NO_ROOM,
    "ENOENT": Trouble.NO_FOLDER,
    "ENOTDIR": Trouble.NO_FOLDER,
    "EACCES": Trouble.NOT_ALLOWED,
    "EPERM": Trouble.NOT_ALLOWED,
    "EROFS": Trouble.NOT_ALLOWED,
    "EISDIR": Trouble.A_FOLDER,
    "ENAMETOOLONG": Trouble.TOO_LONG,
}


def trouble_of(cause: OSError) -> Trouble:
    """Say what an error of the system means for who wants to write a file."""
    return _TROUBLES.get(errno.errorcode.get(cause.errno or 0, ""), Trouble.OTHER)


def target_of(path: str) -> Path | None:
    """Return the file that a path leads to, links followed; None for what no file can be called."""
    try:
        target = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return None
    return target if target.name else None


def in_the_way(target: Path) -> Trouble | None:
    """Say what stands where a file is to be written and may not be replaced; None where nothing does."""
    try:
        mode = target.stat().st_mode
    except OSError:
        # Writing will say what is wrong, if anything is.
        return None
    if stat.S_ISDIR(mode):
        return Trouble.A_FOLDER
    if not stat.S_ISREG(mode):
        return Trouble.NO_FILE
    if not os.access(target.parent, os.W_OK):
        return Trouble.NOT_ALLOWED
    # An administrator may write to what nobody may write to; the bits say what is meant.
    return None if mode & 0o222 and os.access(target, os.W_OK) else Trouble.PROTECTED


def put_whole(target: Path, parts: Iterable[bytes], may_replace: Callable[[], None] | None = None) -> os.stat_result:
    """Write a file beside its place, and put it there when all of it is on the disk; return its state.

    `may_replace` is called at the last moment, and stops it by raising. Whatever stops it leaves what was there. Raises
    OSError as the system gives it.
    """
    beside = target.with_name(f"{_prefix(target)}{secrets.token_hex(8)}.part")
    try:
        state = _write(beside, parts, target)
        if may_replace is not None:
            may_replace()
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _flush_folder(target.parent)
    return state


def remove_left_over(target: Path) -> None:
    """Remove what killed processes left beside a file; only for who knows that nobody else is writing it."""
    prefix = _prefix(target)
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and entry.name.endswith(".part"):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _prefix(target: Path) -> str:
    # A hash, so that the name is never too long.
    return f".itb-calc-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}-"


def _write(beside: Path, parts: Iterable[bytes], target: Path) -> os.stat_result:
    with beside.open("xb") as opened:
        with suppress(OSError):
            # Who may read the file does not change, and nobody else may before anything is in it.
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        for part in parts:
            opened.write(part)
        opened.flush()
        os.fsync(opened.fileno())
        return os.fstat(opened.fileno())


def _flush_folder(folder: Path) -> None:
    """Put the new name on the disk too, where a folder can be flushed; the file itself is whole by now."""
    if os.name == "posix":
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
