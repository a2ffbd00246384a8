"""A field of the worksheet leaves the keys of undo to the menu; any other field has them for itself."""

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.widgets.undo_keys import UndoKeys, editor_elsewhere
from tests.desktop.desk import CONTROL, SHIFT, Key, press, write


class Window(QWidget):
    """Two fields, and a menu that counts."""

    def __init__(self) -> None:
        super().__init__()
        self.mine, self.other = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.mine)
        column.addWidget(self.other)
        UndoKeys(self).watch(self.mine)
        self.pressed: list[str] = []
        for name, keys in (("undo", "Ctrl+Z"), ("redo", "Ctrl+Shift+Z")):
            action = QAction(name, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, name=name: self.pressed.append(name))
            self.addAction(action)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def test_the_keys_reach_the_menu_and_the_field_keeps_its_text(window: Window) -> None:
    window.mine.setFocus()
    write("ab")
    press(Key.Key_Z, CONTROL)
    press(Key.Key_Z, CONTROL | SHIFT)
    press(Key.Key_A, CONTROL)
    assert window.pressed == ["undo", "redo"]
    assert window.mine.text() == window.mine.selectedText() == "ab"


def test_another_field_takes_back_its_own_text(window: Window) -> None:
    window.other.setFocus()
    write("ab")
    press(Key.Key_Z, CONTROL)
    assert window.pressed == []
    assert window.other.text() == ""


def test_which_field_takes_back_by_itself(window: Window) -> None:
    lines, label = QPlainTextEdit(window), QLabel(window)
    assert editor_elsewhere(window.other) is window.other
    assert editor_elsewhere(lines) is lines
    for each in (window.mine, label, None):
        assert editor_elsewhere(each) is None
