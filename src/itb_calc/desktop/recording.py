"""Writes into the log, where it is on, that a worksheet was finished and that it was printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from itb_calc.desktop.document import Document
from itb_calc.documents.finality import finality
from itb_calc.documents.log_entry import Happened, Occasion
from itb_calc.documents.log_occasion import occasion_of
from itb_calc.documents.log_record import NotRecorded, append
from itb_calc.worksheet.content import printed_sha256


class Recording(QObject):
    """Watches what is vouched for. Each finished state is recorded once, each final print every time.

    `told` carries a sentence where something could not be recorded.
    """

    told = Signal(str)

    def __init__(self, document: Document, state: Path, write: Callable[[Path, Occasion], object] = append) -> None:
        super().__init__(document)
        self._document, self._state, self._write = document, state, write
        self._finished: set[str] = set()
        self._prints = 0
        self._is_new = False
        document.replaced.connect(self._wait_for_it)
        document.changed.connect(self._begin)
        document.vouched.connect(self._record)

    def _wait_for_it(self) -> None:
        """Another worksheet is open, and not evaluated yet."""
        self._is_new = True

    def _begin(self) -> None:
        """Take what another worksheet brings along as recorded before."""
        if not self._is_new:
            return
        self._is_new = False
        self._prints = len(self._document.worksheet.prints)
        if self._is_final:
            self._finished.add(printed_sha256(self._document.worksheet))

    @property
    def _is_final(self) -> bool:
        document = self._document
        if document.evaluation is None:
            return False
        is_needed = document.settings.needs_second_check
        return finality(document.worksheet, document.evaluation, second_check_required=is_needed).is_final

    def _record(self) -> None:
        worksheet = self._document.worksheet
        # With the names: signed anew by others it is finished anew.
        content = printed_sha256(worksheet)
        if content not in self._finished and self._is_final and self._append(Happened.FINISHED):
            self._finished.add(content)
        for each in worksheet.prints[self._prints :]:
            self._append(Happened.PRINTED, each.what)
        self._prints = len(worksheet.prints)

    def _append(self, happened: Happened, printed: str = "") -> bool:
        """Record it; returns whether nothing is left to be recorded, which is tried again the next time else."""
        document = self._document
        if document.evaluation is None:
            return False
        occasion = occasion_of(document.worksheet, document.evaluation, happened, document.now(), printed)
        outcome = self._write(self._state, occasion)
        if isinstance(outcome, NotRecorded) and not outcome.is_off:
            self.told.emit(outcome.sentence)
            return False
        return True
