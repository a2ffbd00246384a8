"""A text to be read and copied, and not to be changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.widgets.text_dialog import TextDialog
from tests.desktop.desk import CONTROL, Key, copied, focused, press, write


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[TextDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(500, 900)
    dialog = TextDialog(parent, "What was shown", "<b>RESULTS</b>\n  450")
    with qtbot.waitActive(dialog):
        dialog.show()
    yield dialog
    parent.close()


def test_it_is_read_copied_and_not_changed(dialog: TextDialog) -> None:
    assert focused() is dialog.text
    write("x")
    press(Key.Key_A, CONTROL)
    press(Key.Key_C, CONTROL)
    assert copied() == dialog.text.toPlainText() == "<b>RESULTS</b>\n  450"
    assert dialog.text.accessibleName() == dialog.windowTitle() == "What was shown"


def test_it_is_no_larger_than_the_window(dialog: TextDialog) -> None:
    assert (dialog.width(), dialog.height()) == (500, 560)


def test_tab_goes_on_to_its_button_and_escape_closes_it(dialog: TextDialog) -> None:
    press(Key.Key_Tab)
    assert isinstance(focused(), QPushButton)
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_its_button_closes_it(dialog: TextDialog) -> None:
    dialog.findChildren(QPushButton)[0].click()
    assert not dialog.isVisible()
