"""What is loaded after the first paint: the whole window, or one sentence that says why it does not come."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itb_calc.desktop.load_rest import LoadRest
from itb_calc.desktop.main_window import MainWindow, dress
from itb_calc.desktop.preferences import Preferences
from itb_calc.desktop.theme.theme import Theme
from tests.desktop.desk import Key, place, press, row_of, shown, write
from tests.worksheet.sheets import ROUTINE, content_of

_LONG = 30_000


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    dress(qapp, Theme())
    window = MainWindow(Theme())
    with qtbot.waitActive(window):
        window.show()
    yield window
    window.contents = None
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leave the interpreter as it was, even where a test fails in between."""
    interval = sys.getswitchinterval()
    yield
    sys.setswitchinterval(interval)
    gc.enable()
    gc.unfreeze()


def load(qtbot: QtBot, window: MainWindow, preferences: Preferences, file: str | None = None) -> LoadRest:
    rest = LoadRest(window, preferences, file)
    with qtbot.waitSignal(rest.finished, timeout=_LONG):
        rest.start()
    rest.wait()
    return rest


def said(window: MainWindow) -> str:
    label = window.first_paint._frame.meaning
    return label.text() if label.isVisible() else ""


def test_the_window_is_filled(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    preferences.keep_purpose_read()
    load(qtbot, window, preferences)
    contents = window.contents
    assert contents is not None
    assert contents.document.reference is not None
    assert contents.document.reference.defect is None
    assert window.centralWidget() is contents.bench
    assert window.menuBar() is contents.menus.bar
    assert contents.bench.refill._chart is not None
    assert place() == "fill_date"


def test_the_window_calculates_as_soon_as_it_is_filled(
    qtbot: QtBot, window: MainWindow, preferences: Preferences
) -> None:
    preferences.keep_purpose_read()
    load(qtbot, window, preferences)
    contents = window.contents
    assert contents is not None
    row_of(contents, "dose.daily_dose").editor.setFocus()
    write("450")
    assert shown(contents, "hourly_dose") == "18.75 mcg/hour"


def test_what_is_typed_meanwhile_is_kept(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    rest = LoadRest(window, preferences, None)
    window.first_paint.first_field.setFocus()
    with qtbot.waitSignal(rest.finished, timeout=_LONG):
        rest.start()
        write("2026-11")
        press(Key.Key_Left)
    rest.wait()
    assert window.contents is not None
    row = row_of(window.contents, "fill_date")
    assert row.text == "2026-11"
    assert window.contents.document.worksheet.texts == {"fill_date": "2026-11"}


def test_a_file_is_opened_when_everything_is_there(
    qtbot: QtBot, window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    path = tmp_path / "Test.itb.json"
    path.write_bytes(content_of(ROUTINE))
    load(qtbot, window, preferences, str(path))
    assert window.contents is not None
    assert window.contents.document.name == "Test.itb.json"
    assert shown(window.contents, "flow_rate") == "0.3 mL/day"
    # Whoever opens a worksheet sees it, at the first start too.
    assert window.contents.bench.refill.isVisible()


def test_a_file_that_is_not_there_is_one_sentence(
    qtbot: QtBot, window: MainWindow, preferences: Preferences, tmp_path: Path
) -> None:
    load(qtbot, window, preferences, str(tmp_path / "none.itb.json"))
    assert window.contents is not None
    note = window.contents.bench.refill.header.note
    assert note.text() == "none.itb.json is not opened: there is no such file."
    assert note.isVisible()


def test_the_interpreter_works_as_ever_afterwards(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    interval = sys.getswitchinterval()
    rest = load(qtbot, window, preferences)
    assert sys.getswitchinterval() == interval
    assert gc.isenabled()
    assert not rest._thread.is_alive()


@pytest.mark.parametrize(
    "module", ["itb_calc.desktop.without_qt", "itb_calc.desktop.pages.refill"], ids=["in the thread", "in the window"]
)
def test_a_part_that_cannot_be_loaded_is_one_sentence_in_the_page(
    qtbot: QtBot, window: MainWindow, preferences: Preferences, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    interval = sys.getswitchinterval()
    rest = LoadRest(window, preferences, None)
    rest.start()
    qtbot.waitUntil(lambda: bool(said(window)), timeout=_LONG)
    rest.wait()
    assert said(window).startswith("itb-calc cannot calculate, because a part of it cannot be loaded (")
    assert module in said(window)
    assert said(window).endswith("). Install it again.")
    assert window.contents is None
    assert sys.getswitchinterval() == interval
    assert gc.isenabled()
    # The field still takes typing, and the window still closes.
    window.first_paint.first_field.setFocus()
    write("2026")
    assert window.first_paint.first_field.text() == "2026"


def test_without_the_chart_library_the_window_calculates_and_says_what_is_missing(
    qtbot: QtBot, window: MainWindow, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences.keep_purpose_read()
    monkeypatch.setitem(sys.modules, "itb_calc.desktop.widgets.volume_chart", None)
    interval = sys.getswitchinterval()
    rest = LoadRest(window, preferences, None)
    rest.start()
    qtbot.waitUntil(lambda: window.contents is not None, timeout=_LONG)
    qtbot.waitUntil(lambda: not rest._thread.is_alive(), timeout=_LONG)
    qtbot.waitUntil(lambda: sys.getswitchinterval() == interval, timeout=_LONG)
    contents = window.contents
    assert contents is not None
    row_of(contents, "dose.daily_dose").editor.setFocus()
    write("450")
    assert shown(contents, "hourly_dose") == "18.75 mcg/hour"
    assert "volume_chart" in contents.bench.refill.header.note.text()
