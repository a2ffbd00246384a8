"""What the benchmarks of the window run in processes of their own: each prints its figures as one line of JSON.

Nothing is imported before the clock of a child is needed, for a window's start is measured from the process's start.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

_AFTER_LAST_STEP = 500
_BETWEEN_KEYS = 40


def bare_start() -> dict[str, float]:
    """Show an empty window; `ready` is when it is mapped and active."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    application = QApplication(["bare"])
    window = QMainWindow()
    window.show()
    while not window.isActiveWindow():
        application.processEvents()
    ready = perf_counter()
    _expect(is_true=window.windowHandle().isExposed())
    return {"ready": ready}


def program_start() -> dict[str, float]:
    """Show the program's window; `ready` is when it is mapped and active, and its field has the focus."""
    from itb_calc.desktop.start import open_window  # noqa: PLC0415

    application, window, _ = open_window()
    field = window.first_paint.first_field
    while not (window.isActiveWindow() and field.hasFocus()):
        application.processEvents()
    ready = perf_counter()
    _expect(is_true=window.windowHandle().isExposed())
    # Making a key press touches what the program does not need for its first paint: it is made when the clock stands.
    from PySide6.QtTest import QTest  # noqa: PLC0415

    QTest.keyClicks(field, "2026")
    _expect(is_true=field.text() == "2026")
    return {"ready": ready}


def bare_memory() -> dict[str, float]:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    application = QApplication(["bare"])
    window = QMainWindow()
    window.show()
    application.processEvents()
    return {"bare": _peak()}


def program_memory(file: str) -> dict[str, float]:
    """Open a worksheet whose refill dates are known, then add its chart."""
    from itb_calc.desktop.contents import Contents  # noqa: PLC0415
    from itb_calc.desktop.start import open_window  # noqa: PLC0415
    from itb_calc.reference.loader import load_reference  # noqa: PLC0415

    application, window, preferences = open_window()
    preferences.keep_purpose_read()
    application.processEvents()
    contents = Contents(window, preferences)
    for _ in contents.build():
        application.processEvents()
    contents.start(load_reference())
    contents.files.open_file(file)
    application.processEvents()
    _expect(is_true=contents.document.page.pictures.course is not None and "pyqtgraph" not in sys.modules)
    page = _peak()
    contents.add_chart()
    application.processEvents()
    _expect(is_true="pyqtgraph" in sys.modules)
    return {"page": page, "chart": _peak()}


def freezes(file: str = "", *, types: bool = False) -> dict[str, object]:
    """Start as the program does, on a worksheet file if one is named, and note each time without an answer."""
    from itb_calc.desktop.start import open_window  # noqa: PLC0415

    application, window, preferences = open_window()
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from itb_calc.desktop.load_rest import LoadRest  # noqa: PLC0415

    typist = QTimer(interval=_BETWEEN_KEYS)
    if types:
        typist.timeout.connect(_type_a_digit)
        typist.start()
    rest = LoadRest(window, preferences, file or None)
    gaps = Gaps()
    gaps.watch(LoadRest, "_step", "_add_chart")
    probe = QTimer(interval=1)
    probe.timeout.connect(gaps.note)
    window.first_paint.painted.connect(gaps.begin)
    window.first_paint.painted.connect(probe.start)
    window.first_paint.painted.connect(rest.start)
    rest.finished.connect(lambda: QTimer.singleShot(_AFTER_LAST_STEP, application.exit))
    application.exec()
    rest.wait()
    return {"gaps": gaps.largest()}


def freezes_while_typing() -> dict[str, object]:
    """Start as the program does, and type all the while."""
    return freezes(types=True)


def _type_a_digit() -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    if (focused := QApplication.focusWidget()) is not None:
        QTest.keyClicks(focused, "1")


class Gaps:
    """The times between two answers of the event loop, with what ran in them as far as that can be told."""

    def __init__(self) -> None:
        self._began = self._last = 0.0
        self._ran: list[str] = []
        self._noted: list[tuple[float, float, str]] = []

    def begin(self) -> None:
        """Begin with the first paint."""
        self._began = self._last = perf_counter()

    def note(self) -> None:
        """Note the time since the last answer, and the module that was last begun to be loaded."""
        now = perf_counter()
        ran = ", ".join(self._ran) or "events, or the loading thread"
        self._noted.append((now - self._last, now - self._began, f"{ran}; module {list(sys.modules)[-1]}"))
        self._ran.clear()
        self._last = now

    def watch(self, of: type, *names: str) -> None:
        """Tell from now on when these methods run."""
        for name in names:
            setattr(of, name, self._watched(name, getattr(of, name)))

    def _watched(self, name: str, method: Callable[..., None]) -> Callable[..., None]:
        def run(*arguments: object) -> None:
            with self._timed(name):
                method(*arguments)

        return run

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        start = perf_counter()
        yield
        self._ran.append(f"{name} {(perf_counter() - start) * 1000:.0f} ms")

    def largest(self) -> list[tuple[float, float, str]]:
        """Return the largest: seconds without an answer, seconds after the first paint, what ran."""
        return sorted(self._noted, reverse=True)[:8]


def _expect(*, is_true: bool) -> None:
    if not is_true:
        raise SystemExit("the window is not in the state that is to be measured")


def _peak() -> float:
    """Return the peak of the resident memory of this process in MB."""
    with open("/proc/self/status") as status:  # noqa: PTH123 - pathlib is not to count
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


if __name__ == "__main__":
    child: Callable[..., dict[str, object]] = globals()[sys.argv[1]]
    figures = child(*sys.argv[2:])
    import json

    print(json.dumps(figures))
