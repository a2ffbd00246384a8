"""Open a worksheet file to work on it: what it holds, what it is like, and whether it may be written from here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from itb_calc.documents.file_state import FileState, state_of
from itb_calc.documents.lock import Held, NotHeld, hold
from itb_calc.documents.whole_file import remove_left_over
from itb_calc.worksheet.codec import FileRefused, Saved, read_saved
from itb_calc.worksheet.open_file import read_file


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds, and its state, to be handed over when it is saved."""

    saved: Saved
    state: FileState


@dataclass(frozen=True, slots=True)
class OpenedToWork:
    """An opened file with the right to write it, or why there is none."""

    opened: Opened
    lock: Held | NotHeld


def open_saved(path: str) -> Opened | FileRefused:
    """Read the worksheet file at a path with what was shown of it, or say in one sentence why it is none."""
    found = read_file(path)
    if isinstance(found, FileRefused):
        return found
    saved = read_saved(found.content)
    return saved if isinstance(saved, FileRefused) else Opened(saved, state_of(found.content, found.status))


def open_to_work(path: str) -> OpenedToWork | FileRefused:
    """Open the worksheet file at a path, and take the right to write it where nobody else has it.

    Whoever gets a `Held` releases it when the worksheet is closed.
    """
    first = open_saved(path)
    if isinstance(first, FileRefused):
        return first
    lock = hold(path)
    # Who held it until now may have saved in between.
    opened = open_saved(path)
    if isinstance(lock, Held):
        remove_left_over(Path(lock.path))
        if isinstance(opened, FileRefused):
            lock.release()
    if isinstance(opened, FileRefused):
        return opened
    return OpenedToWork(opened, lock)
