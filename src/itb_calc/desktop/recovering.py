"""Offers, one after the other, the unsaved work that a program left which did not end as it should."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from itb_calc.core.show_date import show_date
from itb_calc.desktop.document import Document
from itb_calc.desktop.keeping import Keeping
from itb_calc.documents.file_here import FileHere, name_of
from itb_calc.documents.lock import NotHeld, hold
from itb_calc.documents.places import recovery_folder
from itb_calc.documents.recovery import Recovered, Restored, Unreadable, discard, leave, recoverable, restore
from itb_calc.worksheet.text import Worksheet

_BACK = "The unsaved changes are back: save the worksheet to keep them."


class Recovering(QObject):
    """The work that was left. `offered` carries the sentence of the next one, empty where there is none."""

    offered = Signal(str)

    def __init__(self, document: Document, keeping: Keeping, tell: Callable[[str, bool], None], state: Path) -> None:
        super().__init__(document)
        self._document, self._keeping, self._tell = document, keeping, tell
        self._folder = recovery_folder(state)
        self._left: list[Recovered | Unreadable] = []

    def look(self) -> None:
        """Look for work that was left, and offer it."""
        self._left = [each for each in recoverable(self._folder) if not _is_saved(each)]
        self._offer()

    @property
    def sentence(self) -> str:
        """What is offered now."""
        if not self._left:
            return ""
        more = len(self._left) - 1
        rest = f" ({more} more after this)" if more else ""
        return f"{_said(self._left[0])}{rest}"

    @property
    def can_recover(self) -> bool:
        """Whether what is offered can be read."""
        return bool(self._left) and isinstance(self._left[0], Recovered)

    def recover(self) -> None:
        """Open the work that is offered; it is kept anew before its old place is given up."""
        recovered = self._left[0] if self._left else None
        if not isinstance(recovered, Recovered):
            return
        self._left.pop(0)
        restored = restore(recovered)
        to_read = self._open(recovered.left.path, restored)
        self._keeping.keep()
        self._keeping.wait()
        if self._is_safe:
            discard(recovered)
        else:
            leave(recovered)
        said = " ".join(part for part in (_BACK, restored.message, to_read) if part)
        self._tell(said, bool(restored.message or to_read))
        self._offer()

    @property
    def _is_safe(self) -> bool:
        """Whether what was recovered stands in a file: in its own, or in the new place of unsaved work."""
        kept = self._document.kept
        return not self._document.is_lost or (kept is not None and Path(kept.held.path).exists())

    def _open(self, path: str, restored: Restored) -> str:
        """Open what was restored; returns a sentence where its file can only be read."""
        opened = restored.opened
        if opened is None:
            name = f"{name_of(path)}, recovered" if path else "recovered"
            self._document.open(restored.worksheet, name, None, Worksheet())
            return ""
        # It may be the file that is open now.
        self._document.let_go()
        lock = hold(path)
        file = FileHere(path, opened.saved, opened.state, lock)
        self._document.open(restored.worksheet, name_of(path), file, opened.saved.worksheet)
        return lock.to_read if isinstance(lock, NotHeld) else ""

    def later(self) -> None:
        """Leave what is offered where it is: it is offered again at the next start."""
        if self._left:
            leave(self._left.pop(0))
        self._offer()

    def discard(self) -> None:
        """Delete what is offered."""
        if self._left:
            discard(self._left.pop(0))
        self._offer()

    def end(self) -> None:
        """Leave all that is still offered for the next start."""
        for each in self._left:
            leave(each)
        self._left = []

    def _offer(self) -> None:
        self.offered.emit(self.sentence)


def _said(left: Recovered | Unreadable) -> str:
    if isinstance(left, Unreadable):
        return f"itb-calc left unsaved work that cannot be read, in {left.path}. {left.message}"
    which = name_of(left.left.path) if left.left.path else "a worksheet without a name"
    return f"itb-calc ended on {_moment(left.left.at)} before the changes in {which} were saved."


def _moment(at: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return "an unknown day"
    return f"{show_date(moment.date())} at {moment:%H:%M}"


def _is_saved(left: Recovered | Unreadable) -> bool:
    """Whether the file holds all that was left: the program was killed after it had saved. Then it goes."""
    is_saved = isinstance(left, Recovered) and restore(left).is_saved
    if is_saved:
        discard(left)
    return is_saved
