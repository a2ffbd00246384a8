"""What a file was when it was read or written last, so that a change by somebody else is noticed."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from itb_calc.worksheet.codec import FileRefused
from itb_calc.worksheet.open_file import is_there, read_file


@dataclass(frozen=True, slots=True)
class FileState:
    """A file's size in bytes, when it was changed last in nanoseconds, and the hash of its content."""

    size: int
    mtime_ns: int
    sha256: str

    @property
    def stamp(self) -> tuple[int, int]:
        """Size and time alone: they tell two states apart, and nothing of what is in the file."""
        return self.size, self.mtime_ns


def state_of(content: bytes, status: os.stat_result) -> FileState:
    """Return the state of a file with this content."""
    return FileState(len(content), status.st_mtime_ns, hashlib.sha256(content).hexdigest())


def state_now(path: str) -> FileState | FileRefused | None:
    """Return the state of the file at a path now; None where there is none, one sentence where it cannot be read."""
    if not is_there(path):
        return None
    found = read_file(path)
    return found if isinstance(found, FileRefused) else state_of(found.content, found.status)


def is_changed(path: str, was: FileState | None) -> bool:
    """Whether the file at a path is another one by now; None means that there was none.

    The content decides: a file that was only touched, or put back as it was, is not changed.
    """
    now = state_now(path)
    if was is None or not isinstance(now, FileState):
        return not (was is None and now is None)
    return now.sha256 != was.sha256
