"""A field for several lines keeps every keystroke, and is left like any other field."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.widgets.lines_edit import LinesEdit
from tests.desktop.desk import SHIFT, Key, focused, press, write


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[LinesEdit]:
    window, edit, after = QWidget(), LinesEdit(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(edit)
    column.addWidget(after)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    edit.setFocus()
    yield edit
    window.close()


def test_lines_are_told_at_every_keystroke_and_tab_leaves(edit: LinesEdit) -> None:
    told: list[str] = []
    edit.written.connect(told.append)
    write("a")
    press(Key.Key_Return)
    write("b")
    assert told == ["a", "a\n", "a\nb"]
    press(Key.Key_Tab)
    assert isinstance(focused(), QLineEdit)
    press(Key.Key_Tab, SHIFT)
    assert focused() is edit
    assert edit.text() == "a\nb"


def test_it_answers_to_the_words_of_a_line_edit(edit: LinesEdit) -> None:
    edit.setText("<b>a</b>\nc")
    assert edit.text() == "<b>a</b>\nc"
    edit.setCursorPosition(1)
    write("x")
    assert edit.text() == "<xb>a</b>\nc"
    edit.setCursorPosition(1000)
    edit.insert("!")
    assert edit.text() == "<xb>a</b>\nc!"
    edit.selectAll()
    edit.insert("d")
    assert edit.text() == "d"


def test_it_takes_words_and_no_files(edit: LinesEdit) -> None:
    data = QMimeData()
    data.setText("a")
    assert edit.canInsertFromMimeData(data)
    data.setUrls([QUrl("file:///a")])
    assert not edit.canInsertFromMimeData(data)
