"""Open a worksheet file by its path: the worksheet, or one sentence that says why there is none."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from itb_calc.worksheet.codec import LARGEST_FILE, FileRefused, read_worksheet
from itb_calc.worksheet.text import Worksheet

_NO_FILE = FileRefused("there is no such file.")
_FOLDER = FileRefused("this is a folder, not a worksheet file.")
_DEVICE = FileRefused("this is a device or a pipe, not a worksheet file.")
_NOT_ALLOWED = FileRefused("you may not read this file. Ask whoever looks after it.")
_NOT_OPENED = FileRefused("the file cannot be opened for reading.")
_NOT_READ = FileRefused("the disk does not give the file back. Look at a copy of it.")
# A pipe never keeps who opens it waiting, and no byte is taken for the end of a line.
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file's bytes, one more than the largest worksheet at most, and what the system says of it."""

    content: bytes
    status: os.stat_result


def open_worksheet(path: str) -> Worksheet | FileRefused:
    """Read the file at a path; the file itself is never touched."""
    found = read_file(path)
    return found if isinstance(found, FileRefused) else read_worksheet(found.content)


def read_file(path: str) -> FileContent | FileRefused:
    """Read a file, and nothing but a file: a pipe or a device is not waited for."""
    try:
        refused = _not_a_file(Path(path).stat().st_mode)
        return refused or _read(path)
    except FileNotFoundError:
        return _NO_FILE
    except PermissionError:
        return _NOT_ALLOWED
    except (OSError, ValueError):
        return _NOT_OPENED


def is_there(path: str) -> bool:
    """Whether there is anything at a path; where nobody may look, there may be something."""
    try:
        Path(path).lstat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return True


def read_content(path: str) -> bytes | FileRefused:
    """Read what a command is given, a pipe too, one byte more than the largest worksheet at most."""
    try:
        with Path(path).open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return _NO_FILE
    except IsADirectoryError:
        return _FOLDER
    except PermissionError:
        return _NOT_ALLOWED
    except (OSError, ValueError):
        return _NOT_OPENED


def _not_a_file(mode: int) -> FileRefused | None:
    if stat.S_ISDIR(mode):
        return _FOLDER
    return None if stat.S_ISREG(mode) else _DEVICE


def _read(path: str) -> FileContent | FileRefused:
    with os.fdopen(os.open(path, _TO_READ), "rb") as opened:
        # It may have become something else since it was looked at.
        status = os.fstat(opened.fileno())
        refused = _not_a_file(status.st_mode)
        if refused is not None:
            return refused
        try:
            return FileContent(opened.read(LARGEST_FILE + 1), status)
        except OSError:
            return _NOT_READ
