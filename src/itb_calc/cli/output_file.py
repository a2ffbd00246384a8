"""Write what a command gives to a file: as a whole, or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path

from itb_calc.core.refusal import quote
from itb_calc.planning.worksheet_files import SUFFIX

_NO_ROOM = "there is no room left where it is to stand, so that nothing was written."
_NO_FOLDER = "the folder that it is to stand in does not exist."
_NOT_ALLOWED = "nothing may be written there. Choose another folder."
# By name, since not every system knows each of them.
_SENTENCES = {
    "ENOSPC": _NO_ROOM,
    "EDQUOT": _NO_ROOM,
    "ENOENT": _NO_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "EACCES": _NOT_ALLOWED,
    "EPERM": _NOT_ALLOWED,
    "EROFS": _NOT_ALLOWED,
}
_EMPTY = '""'
_OTHER = "it cannot be written there. Choose another name or folder."
_A_WORKSHEET = "this is a worksheet, or named like one, and would be replaced. Choose another name."
_NO_FILE = "there is something of that name that is not a file. Choose another name."


def refused_name(path: str, worksheets: Container[str]) -> str | None:
    """Say why a path may not be written to: it is, or looks like, a worksheet, or is no file; None where it may."""
    target = _target(path)
    if target is None:
        return _sentence(path, _OTHER)
    if target.name.lower().endswith(SUFFIX) or str(target) in worksheets:
        return _sentence(path, _A_WORKSHEET)
    return _sentence(path, _NO_FILE) if target.exists() and not target.is_file() else None


def write_whole(path: str, parts: Iterable[bytes]) -> str | None:
    """Write a file beside its place, and put it there when all of it is on the disk; a sentence where that fails."""
    target = _target(path)
    if target is None:
        return _sentence(path, _OTHER)
    beside = target.with_name(f".itb-calc-{secrets.token_hex(8)}.part")
    try:
        _write(beside, parts)
        with suppress(OSError):
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as cause:
        return _sentence(path, _SENTENCES.get(errno.errorcode.get(cause.errno or 0, ""), _OTHER))
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return None


def _target(path: str) -> Path | None:
    """Return the file that a path leads to; None for what no file can be called."""
    try:
        target = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return None
    return target if target.name else None


def _write(path: Path, parts: Iterable[bytes]) -> None:
    with path.open("xb") as opened:
        for part in parts:
            opened.write(part)
        opened.flush()
        os.fsync(opened.fileno())


def _sentence(path: str, what: str) -> str:
    return f"{quote(Path(path).name or path) or _EMPTY}: {what}"
