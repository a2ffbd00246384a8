"""Start the window: paint first, then load."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from itb_calc.desktop.main_window import MainWindow, dress
from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.theme.font import load_font
from itb_calc.desktop.theme.palette import DARK, LIGHT

_MIDDLE = 128


def open_window(preferences: Preferences) -> tuple[QApplication, MainWindow]:
    """Create the program and show its window, ready to be typed into."""
    application = QApplication(["itb-calc"])
    application.setApplicationName("itb-calc")
    application.setStyle("Fusion")
    load_font()
    is_dark = application.palette().base().color().lightness() < _MIDDLE
    theme = preferences.theme(DARK if is_dark else LIGHT)
    dress(application, theme)
    window = MainWindow(theme)
    window.restoreGeometry(preferences.geometry)
    window.show()
    return application, window


def run(file: str | None = None) -> int:
    """Open the window, on a worksheet file if one is given, and return the exit status."""
    preferences = Preferences()
    application, window = open_window(preferences)
    from itb_calc.desktop.load_rest import LoadRest  # noqa: PLC0415 - after the first paint

    rest = LoadRest(window, preferences, file)
    window.first_paint.painted.connect(rest.start)
    status = application.exec()
    rest.wait()
    return status
