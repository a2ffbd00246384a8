"""Load after the first paint, in a thread of its own: modules, reference data, units, and last the chart library."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from itb_calc.desktop.contents import Contents
    from itb_calc.desktop.main_window import MainWindow
    from itb_calc.desktop.preferences import Preferences
    from itb_calc.reference.reference import Reference

_LONGEST_WAIT = 10.0


class LoadRest(QObject):
    """Loads in a thread what the window needs; builds the widgets in between, a few at a time."""

    _modules_ready = Signal()
    _reference_ready = Signal(object)
    _chart_ready = Signal()
    _failed = Signal(str)
    finished = Signal()

    def __init__(self, window: MainWindow, preferences: Preferences, file: str | None) -> None:
        super().__init__(window)
        self._window, self._preferences, self._file = window, preferences, file
        self._contents: Contents | None = None
        self._reference: Reference | None = None
        self._is_built = False
        self._has_chart = False
        self._thread = threading.Thread(target=self._load, name="load", daemon=True)
        self._modules_ready.connect(self._build)
        self._reference_ready.connect(self._take_reference)
        self._chart_ready.connect(self._take_chart)
        self._failed.connect(window.show_failure)

    def start(self) -> None:
        """Begin; the window answers all the while."""
        self._thread.start()

    def wait(self) -> None:
        """Let the thread end before the program does."""
        self._thread.join(_LONGEST_WAIT)

    def _load(self) -> None:
        try:
            self._load_in_order()
        except Exception as defect:  # noqa: BLE001 - whatever is missing, the person must see that nothing will come
            self._failed.emit(f"{type(defect).__name__}: {defect}")

    def _load_in_order(self) -> None:
        import itb_calc.desktop.contents  # noqa: PLC0415

        self._modules_ready.emit()
        from itb_calc.core.units import factor  # noqa: PLC0415
        from itb_calc.reference.loader import load_reference  # noqa: PLC0415

        factor("mg", "mcg")
        self._reference_ready.emit(load_reference())
        import itb_calc.desktop.widgets.volume_chart  # noqa: F401, PLC0415

        self._chart_ready.emit()

    def _build(self) -> None:
        from itb_calc.desktop.contents import Contents  # noqa: PLC0415

        self._contents = Contents(self._window, self._preferences)
        self._step(self._contents.build())

    def _step(self, steps: Iterator[None]) -> None:
        if next(steps, self) is self:
            self._is_built = True
            self._go_on()
        else:
            QTimer.singleShot(0, lambda: self._step(steps))

    def _take_reference(self, reference: Reference) -> None:
        self._reference = reference
        self._go_on()

    def _take_chart(self) -> None:
        self._has_chart = True
        self._go_on()

    def _go_on(self) -> None:
        """Take each thing that is loaded as soon as the widgets for it are built."""
        if not self._is_built or self._contents is None:
            return
        if self._reference is not None:
            self._contents.start(self._reference)
            self._reference = None
            if self._file is not None:
                self._contents.commands.open_file(self._file)
        if self._has_chart:
            self._has_chart = False
            self._contents.add_chart()
            self.finished.emit()
