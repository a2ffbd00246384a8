"""Start the window: paint first, then load."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from itb_calc.desktop.main_window import MainWindow
    from itb_calc.desktop.preferences import Preferences

_MIDDLE = 128


def open_window() -> tuple[QApplication, MainWindow, Preferences]:
    """Create the program and show its window, ready to be typed into.

    Until everything is loaded nothing is collected: a collection would walk again and again through what is loaded,
    which stays, and hold up the first paint and freeze the window. So Qt is first imported here.
    """
    gc.disable()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from itb_calc.desktop.main_window import MainWindow, dress  # noqa: PLC0415
    from itb_calc.desktop.preferences import Preferences  # noqa: PLC0415
    from itb_calc.desktop.theme.font import load_font  # noqa: PLC0415
    from itb_calc.desktop.theme.palette import DARK, LIGHT  # noqa: PLC0415

    # Named here, the style comes without its Python type, which takes 5 ms to make.
    application = QApplication(["itb-calc", "-style", "Fusion"])
    application.setApplicationName("itb-calc")
    load_font()
    preferences = Preferences()
    is_dark = application.palette().base().color().lightness() < _MIDDLE
    theme = preferences.theme(DARK if is_dark else LIGHT)
    dress(application, theme)
    window = MainWindow(theme)
    if window.restoreGeometry(preferences.geometry):
        # The screen may have become smaller since.
        window.fit_to_screen(window.width(), window.height())
    window.show()
    return application, window, preferences


def run(file: str | None = None) -> int:
    """Open the window, on a worksheet file if one is given, and return the exit status."""
    application, window, preferences = open_window()

    def load_rest() -> None:
        from itb_calc.desktop.load_rest import LoadRest  # noqa: PLC0415 - after the first paint

        rest = LoadRest(window, preferences, file)
        application.aboutToQuit.connect(rest.wait)
        rest.start()

    window.first_paint.painted.connect(load_rest)
    return application.exec()
