"""Load after the first paint: in a thread of its own what takes long, and what is of Qt in short steps between events.

Qt's Python types are made when they are first named, and two threads that make them at a time crash the program. So the
thread names none before all are made: it loads the modules without Qt, the reference data and the units, and at last
the chart library, which names every type there is.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from itb_calc.desktop.contents import Contents
    from itb_calc.desktop.main_window import MainWindow
    from itb_calc.desktop.preferences import Preferences
    from itb_calc.reference.reference import Reference

_LONGEST_WAIT = 10.0
_PAUSE = 1
_SHORT_TURN = 0.0005
_STEP = 0.005


class LoadRest(QObject):
    """Loads in a thread what the window needs, then builds the widgets, a few at a time, while the thread waits.

    Only one of the two works at a time: each call into Qt gives the interpreter away, and a thread that loads modules
    hands it back late, so that building beside it takes many times as long and freezes the window.
    """

    _ready = Signal(object)
    _chart_ready = Signal()
    _failed = Signal(str)
    finished = Signal()

    def __init__(self, window: MainWindow, preferences: Preferences, file: str | None) -> None:
        super().__init__(window)
        self._window, self._preferences, self._file = window, preferences, file
        self._contents: Contents | None = None
        self._may_go_on = threading.Event()
        self._is_over = False
        self._usual_turn = sys.getswitchinterval()
        self._thread = threading.Thread(target=self._load, name="load", daemon=True)
        self._ready.connect(self._build)
        self._chart_ready.connect(self._add_chart)
        self._failed.connect(window.show_failure)
        self._failed.connect(self._settle)

    def start(self) -> None:
        """Begin; the window answers all the while."""
        # The window gets the interpreter back from the thread at once: whoever types meanwhile sees it at once.
        sys.setswitchinterval(_SHORT_TURN)
        self._thread.start()

    def wait(self) -> None:
        """Let the thread end before the program does."""
        self._is_over = True
        self._may_go_on.set()
        if self._thread.is_alive():
            self._thread.join(_LONGEST_WAIT)

    def _load(self) -> None:
        try:
            self._load_in_order()
        except Exception as defect:  # noqa: BLE001 - whatever is missing, the person must see that nothing will come
            self._fail(defect)

    def _fail(self, defect: Exception) -> None:
        self._failed.emit(f"{type(defect).__name__}: {defect}")

    def _load_in_order(self) -> None:
        from itb_calc.desktop.without_qt import load  # noqa: PLC0415

        self._ready.emit(load())
        self._may_go_on.wait()
        if self._is_over:
            return
        import itb_calc.desktop.widgets.volume_chart  # noqa: F401, PLC0415

        self._chart_ready.emit()

    def _build(self, reference: Reference) -> None:
        self._step(self._steps(reference))

    def _step(self, steps: Iterator[None]) -> None:
        try:
            is_done = next(steps, self) is self
        except Exception as defect:  # noqa: BLE001 - as in the thread
            self._fail(defect)
            return
        if not is_done:
            QTimer.singleShot(_PAUSE, lambda: self._step(steps))

    def _steps(self, reference: Reference) -> Iterator[None]:
        """Build and fill the window in steps short enough for it to answer between them."""
        import itb_calc.desktop.widgets.words  # noqa: PLC0415

        yield
        import itb_calc.desktop.pages.refill  # noqa: F401, PLC0415

        yield
        from itb_calc.desktop.contents import Contents  # noqa: PLC0415
        from itb_calc.documents.find_settings import load_settings, places  # noqa: PLC0415

        settings = load_settings(places(), reference)
        self._window.take_palette(self._preferences, settings.palette)
        self._contents = Contents(self._window, self._preferences)
        self._contents.document.take_settings(settings)
        self._contents.start(reference)
        yield
        yield from self._contents.build()
        if self._file is not None:
            yield
            yield from self._contents.files.open_in_steps(self._file)
        if settings.refusal:
            self._contents.tell_beside(settings.refusal)
        yield
        # Before the chart: what was left is offered where its library is missing, too.
        self._contents.recovering.look()
        yield
        yield from make_types()
        self._may_go_on.set()

    def _add_chart(self) -> None:
        if self._contents is not None:
            self._contents.add_chart()
            self._settle()
            self.finished.emit()

    def _settle(self) -> None:
        """Work as ever from now on, and collect again, among what is made from now on."""
        sys.setswitchinterval(self._usual_turn)
        gc.freeze()
        gc.enable()


def make_types() -> Iterator[None]:
    """Make all types of Qt that the chart library names, in short steps."""
    from PySide6 import QtCore, QtGui, QtWidgets  # noqa: PLC0415

    modules = [QtCore, QtGui, QtWidgets]
    # The chart library does without these where they are not installed.
    with suppress(ImportError):
        from PySide6 import QtOpenGL, QtOpenGLWidgets, QtSvg, QtTest  # noqa: PLC0415

        modules += [QtOpenGL, QtOpenGLWidgets, QtSvg, QtTest]
    start = perf_counter()
    for module in modules:
        for name in dir(module):
            getattr(module, name)
            if perf_counter() - start > _STEP:
                yield
                start = perf_counter()
