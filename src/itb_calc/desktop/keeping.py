"""Keeps unsaved work while somebody types, beside the window's own work: a disk that is slow must not freeze it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from itb_calc.desktop.document import Document
from itb_calc.documents.autosave import Autosave, NotKept, start_autosave
from itb_calc.documents.places import recovery_folder

# Milliseconds after the first change that is not kept yet: what a killed program can lose at most.
DELAY = 2000
_LONGEST_WAIT = 10.0
_DEFECT = "What you type could not be recovered if itb-calc were to end now: save the worksheet often."

_Work = Callable[[], NotKept | None]


class Keeping(QObject):
    """Keeps what is unsaved in the open worksheet. What could not be kept is said once, and work goes on.

    `told` carries the sentence.
    """

    told = Signal(str)
    _failed = Signal(str)

    def __init__(self, document: Document, state: Path) -> None:
        super().__init__(document)
        self._document, self._folder = document, recovery_folder(state)
        self._is_said = False
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._pause = QTimer(self, singleShot=True, interval=DELAY)
        self._pause.timeout.connect(self.keep)
        document.edited.connect(self._wait)
        document.stored.connect(self.keep)
        document.leaving.connect(self._keep_before_it_goes)
        document.dropped.connect(self._give_up)
        self._failed.connect(self._tell_once)

    def _wait(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _keep_before_it_goes(self) -> None:
        """Keep a worksheet that makes room for another: it can be brought back, after a kill too."""
        if self._pause.isActive():
            self.keep()

    def _give_up(self, place: Autosave) -> None:
        """Forget what was kept of a worksheet that cannot be brought back."""
        self._do(place.end)

    def keep(self) -> None:
        """Keep what is unsaved now; forget what was kept of a worksheet that is saved."""
        self._pause.stop()
        document = self._document
        if not document.is_lost:
            if document.kept is not None:
                self._do(document.kept.clear)
            return
        if document.kept is None:
            started = start_autosave(self._folder)
            if isinstance(started, NotKept):
                self._tell_once(started.message)
                return
            document.kept = started
        origin = None if document.file is None else document.file.origin
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        self._do(partial(document.kept.write, document.worksheet, now, origin))

    def _do(self, work: _Work) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="keep", daemon=True)
            self._thread.start()
        self._queue.put(work)

    def _work(self) -> None:
        while (work := self._queue.get()) is not None:
            try:
                outcome = work()
            except Exception:  # noqa: BLE001 - whatever it is, the next change must be kept
                self._failed.emit(_DEFECT)
            else:
                if outcome is not None:
                    self._failed.emit(outcome.message)

    def _tell_once(self, message: str) -> None:
        if not self._is_said:
            self._is_said = True
            self.told.emit(message)

    def wait(self) -> None:
        """Let everything that is to be kept reach the disk, as far as it takes it in some seconds."""
        if self._thread is not None:
            is_done = threading.Event()
            self._queue.put(is_done.set)
            is_done.wait(_LONGEST_WAIT)

    def end(self) -> None:
        """Forget what was kept: the window closes, and the person has decided what is saved."""
        self._pause.stop()
        self.wait()
        if self._thread is not None:
            self._queue.put(None)
            self._thread = None
        for place in self._document.every_kept:
            place.end()
