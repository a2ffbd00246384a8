"""One writer for each file: a hidden lock file beside it, let go by the system when its process ends or is killed."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from itb_calc.documents.whole_file import Trouble, in_the_way, target_of, trouble_of

if TYPE_CHECKING:
    from filelock import BaseFileLock

_ELSEWHERE = "it is open in another window, or somebody else has it open"
_REASONS = {
    Trouble.NO_FOLDER: "its folder is not there",
    Trouble.NOT_ALLOWED: "nothing may be written in its folder",
    Trouble.NO_ROOM: "there is no room left on its disk",
    Trouble.PROTECTED: "it is protected against writing",
    Trouble.TOO_LONG: "its name is too long for that disk",
}
_OTHER = "its folder cannot keep two writers apart"
# Whoever may write in the folder may take the lock there, whoever left the lock file.
_FOR_ALL = 0o666
# It may be taken for held at the very moment at which it is let go.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Held:
    """The right to write one file, until it is released or the process ends; `path` is the file, links followed."""

    path: str
    lock: BaseFileLock

    def release(self) -> None:
        """Let the file go; a second time does nothing."""
        if self.lock.is_locked:
            # Removed while it is held: whoever waits for this very file sees that it has no name any more, and begins
            # anew. Where an open file cannot be removed it stays, and holds nothing.
            with suppress(OSError):
                Path(self.lock.lock_file).unlink()
            with suppress(OSError):
                self.lock.release()


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A file that may not be written from here, and why: part of a sentence."""

    reason: str
    is_elsewhere: bool = False

    @property
    def to_read(self) -> str:
        """The sentence for who opens the file."""
        return f"It can only be read here: {self.reason}. Save it under another name to change it."

    @property
    def to_save(self) -> str:
        """The sentence for who wants to save into the file."""
        return f"The worksheet is not saved: {self.reason}. Save it under another name or in another folder."


def hold(path: str) -> Held | NotHeld:
    """Take the right to write the file at a path, whether it is there or not; never waits."""
    # Loaded here, since it takes as long as all the rest of a start.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    target = target_of(path)
    if target is None:
        return NotHeld(_OTHER)
    if not target.parent.is_dir():
        # It would be made.
        return NotHeld(_REASONS[Trouble.NO_FOLDER])
    if in_the_way(target) is Trouble.PROTECTED:
        return NotHeld(_REASONS[Trouble.PROTECTED])
    beside = target.with_name(f".{target.name}.lock")
    lock = FileLock(os.fspath(beside), timeout=0, mode=_FOR_ALL, thread_local=False, fallback_to_soft=False)
    for _ in range(_TRIES):
        try:
            lock.acquire()
        except Timeout:
            continue
        except OSError as cause:
            return NotHeld(_REASONS.get(trouble_of(cause), _OTHER))
        return Held(os.fspath(target), lock)
    return NotHeld(_ELSEWHERE, is_elsewhere=True)
