"""What the first paint waits for, and that nothing typed before the rest is loaded is lost; in fresh processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from itb_calc.desktop.first_paint import LABEL, UNIT
from itb_calc.desktop.viewmodels.field_words import label_with_mnemonic, unit_in_short
from itb_calc.desktop.viewmodels.sections import FIRST
from tests.cli.running import environment

_LATER = {
    *("pint", "pydantic", "pyqtgraph", "numpy", "fractions", "decimal", "dataclasses"),
    *("itb_calc.visit", "itb_calc.core", "itb_calc.worksheet"),
}
_OPEN = """
from itb_calc.desktop.start import open_window
application, window, preferences = open_window()
preferences.keep_purpose_read()
"""
_TYPE = """
from PySide6.QtTest import QTest
while not window.isActiveWindow():
    application.processEvents()
QTest.keyClicks(application.focusWidget(), "2026-11-23")
window.first_paint.first_field.setCursorPosition(4)
"""
_LOAD = """
from itb_calc.desktop.load_rest import LoadRest
rest = LoadRest(window, preferences, None)
rest.finished.connect(application.exit)
rest.start()
application.exec()
rest.wait()
"""
_SAY = """
row = window.contents.bench.refill.rows["fill_date"]
print(row.text, row.editor.cursorPosition(), row.editor.hasFocus(), window.contents.document.worksheet.texts)
"""


def _printed(code: str, folder: Path) -> list[str]:
    """Return the lines that a fresh process prints, which runs some code with preferences of its own."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(folder)),
    )
    return done.stdout.splitlines()


def test_nothing_that_takes_long_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    code = _OPEN + f"application.processEvents()\nimport sys\nprint('LOADED', *({_LATER} & sys.modules.keys()))"
    assert _printed(code, tmp_path)[-1].split()[1:] == []


def test_the_probe_sees_what_is_loaded_later(tmp_path: Path) -> None:
    code = _OPEN + _LOAD + f"import sys\nprint('LOADED', *({_LATER} & sys.modules.keys()))"
    assert set(_printed(code, tmp_path)[-1].split()[1:]) == _LATER


def test_the_first_paint_shows_the_first_field_of_the_table() -> None:
    assert (label_with_mnemonic(FIRST), unit_in_short(FIRST)) == (LABEL, UNIT)


def test_what_is_typed_first_is_carried_over_with_its_cursor(tmp_path: Path) -> None:
    said = _printed(_OPEN + _TYPE + _LOAD + _SAY, tmp_path)[-1]
    assert said == "2026-11-23 4 True {'fill_date': '2026-11-23'}"


def test_the_thread_names_nothing_of_qt_before_its_types_are_made(tmp_path: Path) -> None:
    """Types of Qt that are made by two threads at a time crash the program."""
    loaded = "{'PySide6', 'shiboken6', 'pyqtgraph'} & sys.modules.keys()"
    code = f"from itb_calc.desktop.without_qt import load\nimport sys\nload()\nprint('LOADED', *({loaded}))"
    assert _printed(code, tmp_path)[-1].split()[1:] == []


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be lost from Python 3.12 on")
def test_calls_of_qt_lose_no_reference_of_none(tmp_path: Path) -> None:
    """PySide6 6.12.0 loses one at each call that returns None, and aborts after some thousands."""
    code = (
        "import sys\nfrom PySide6.QtWidgets import QApplication, QLabel\n"
        "application, label = QApplication([]), QLabel()\n"
        "for _ in range(10): application.processEvents(); label.setText('')\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(1000): application.processEvents(); label.setText('')\n"
        "print('CHANGED', sys.getrefcount(None) - before)"
    )
    changed = int(_printed(code, tmp_path)[-1].split()[1])
    assert abs(changed) < 100
