"""The window as the program builds it, offscreen, with preferences of its own and a day that does not move."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.main_window import MainWindow, dress
from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.theme.font import load_font
from itb_calc.desktop.theme.theme import Theme
from itb_calc.reference.loader import load_reference
from itb_calc.reference.reference import Reference
from tests.worksheet.sheets import TODAY

Fill = Callable[..., Contents]
_THEME = Theme()


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference()


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's own files, so that no test touches anybody's."""
    monkeypatch.setenv("ITB_CALC_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences in a folder of the test, so that no test touches anybody's home."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    return Preferences()


@pytest.fixture
def fill(qapp: QApplication, qtbot: QtBot, preferences: Preferences, state: Path) -> Iterator[Fill]:  # noqa: ARG001
    """Return a function that shows a window and fills it; without reference data it stands as before the loading."""

    def show(reference: Reference | None, *, theme: Theme = _THEME, size: tuple[int, int] = (1280, 800)) -> Contents:
        qapp.setStyle("Fusion")
        load_font()
        dress(qapp, theme)
        window = MainWindow(theme)
        window.resize(*size)
        qtbot.addWidget(window, before_close_func=_close_unasked)
        with qtbot.waitActive(window):
            window.show()
        contents = Contents(window, preferences)
        contents.document._today = lambda: TODAY
        if reference is not None:
            contents.start(reference)
        for _ in contents.build():
            pass
        shown.append(contents)
        return contents

    shown: list[Contents] = []
    yield show
    for contents in shown:
        contents.keeping.end()
        contents.recovering.end()
        if contents.document.file is not None:
            contents.document.file.release()
    # Closed windows wait for the event loop to be deleted; until then every style sheet is worked out for them too.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _close_unasked(window: MainWindow) -> None:
    window.contents = None


@pytest.fixture
def contents(fill: Fill, preferences: Preferences, reference: Reference) -> Contents:
    """The window of somebody who has read its purpose."""
    preferences.keep_purpose_read()
    return fill(reference)


@pytest.fixture
def fresh(fill: Fill, reference: Reference) -> Contents:
    """The window at its first start."""
    return fill(reference)
