"""The file of an open worksheet: where it is, what it was like and held when it was read or written last."""

from __future__ import annotations

from dataclasses import dataclass

from itb_calc.core.refusal import quote
from itb_calc.documents.file_state import FileState
from itb_calc.documents.lock import Held, NotHeld
from itb_calc.documents.recovery_file import Origin
from itb_calc.documents.whole_file import target_of
from itb_calc.worksheet.codec import Saved
from itb_calc.worksheet.text import Worksheet


@dataclass(frozen=True, slots=True)
class FileHere:
    """A file, what is in it, its state, and the right to write it, or why there is none."""

    path: str
    saved: Saved
    state: FileState
    lock: Held | NotHeld

    @property
    def worksheet(self) -> Worksheet:
        """The worksheet that is in the file."""
        return self.saved.worksheet

    @property
    def origin(self) -> Origin:
        """The file as unsaved work remembers it."""
        return Origin(self.path, self.state, self.worksheet)

    def release(self) -> None:
        """Let somebody else write the file."""
        if isinstance(self.lock, Held):
            self.lock.release()


def name_of(path: str) -> str:
    """Return a file's name fit for a sentence and a title."""
    target = target_of(path)
    return (quote(target.name) if target is not None else "") or quote(path) or '""'
