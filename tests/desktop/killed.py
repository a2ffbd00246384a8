"""A window in a process of its own that types and is killed. Run: python -m tests.desktop.killed [FILE]."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from itb_calc.desktop.load_rest import LoadRest
from itb_calc.desktop.start import open_window

_AT_ONCE = 1


def main() -> None:
    """Type a dose into a field, say so when it is kept, and live on until somebody kills the process."""
    application, window, preferences = open_window()
    preferences.keep_purpose_read()
    rest = LoadRest(window, preferences, sys.argv[1] if sys.argv[1:] else None)
    rest.finished.connect(lambda: QTimer.singleShot(_AT_ONCE, type_dose))
    rest.start()

    def type_dose() -> None:
        assert window.contents is not None
        editor = window.contents.bench.refill.rows["dose.daily_dose"].editor
        editor.setFocus()
        QTest.keyClicks(editor, "777")
        window.contents.keeping.keep()
        window.contents.keeping.wait()
        print("KEPT", flush=True)

    application.exec()


if __name__ == "__main__":
    main()
