"""The line edit of clinical fields keeps every keystroke, and takes no digit from a key that is held down."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itb_calc.desktop.widgets.clinical_edit import ClinicalEdit
from tests.desktop.desk import CONTROL, Key, turn_wheel


@pytest.fixture
def edit(qtbot: QtBot) -> ClinicalEdit:
    edit = ClinicalEdit()
    qtbot.addWidget(edit)
    with qtbot.waitActive(edit):
        edit.show()
    edit.setFocus()
    return edit


def send(edit: ClinicalEdit, key: Qt.Key, text: str, *, is_repeated: bool) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, key, none, text, is_repeated))


@pytest.mark.parametrize("text", ["350", "0,5", "1.2.3", "x", "  ", "-1", "½", "٣"])
def test_what_is_typed_stands_there(edit: ClinicalEdit, text: str) -> None:
    for character in text:
        send(edit, Qt.Key(0), character, is_repeated=False)
    assert edit.text() == text
    QTest.keyClick(edit, Key.Key_Return)
    QTest.keyClick(edit, Key.Key_End)
    assert edit.text() == text


@pytest.mark.parametrize("digit", [*"0123456789", "٣", "１"])
def test_a_digit_of_a_held_key_is_dropped(edit: ClinicalEdit, digit: str) -> None:
    send(edit, Qt.Key(0), digit, is_repeated=False)
    for _ in range(5):
        send(edit, Qt.Key(0), digit, is_repeated=True)
    assert edit.text() == digit


def test_the_same_digit_pressed_twice_is_taken_twice(edit: ClinicalEdit) -> None:
    send(edit, Key.Key_5, "5", is_repeated=False)
    send(edit, Key.Key_5, "5", is_repeated=False)
    assert edit.text() == "55"


def test_what_is_no_digit_repeats(edit: ClinicalEdit) -> None:
    edit.setText("1234")
    for _ in range(3):
        send(edit, Key.Key_Backspace, "\b", is_repeated=True)
    assert edit.text() == "1"
    for _ in range(2):
        send(edit, Key.Key_Space, " ", is_repeated=True)
    assert edit.text() == "1  "
    for _ in range(2):
        send(edit, Key.Key_Left, "", is_repeated=True)
    assert edit.cursorPosition() == 1


def test_the_wheel_changes_nothing(edit: ClinicalEdit) -> None:
    edit.setText("20")
    turn_wheel(edit, 3)
    turn_wheel(edit, -3)
    assert edit.text() == "20"


def test_a_text_of_any_length_is_kept(edit: ClinicalEdit) -> None:
    QGuiApplication.clipboard().setText("9" * 40_000)
    QTest.keyClick(edit, Key.Key_V, CONTROL)
    assert edit.text() == "9" * 40_000


def test_what_an_input_method_writes_is_kept_to_the_letter(edit: ClinicalEdit) -> None:
    event = QInputMethodEvent()
    event.setCommitString("５０")
    QApplication.sendEvent(edit, event)
    assert edit.text() == "５０"


def test_there_is_nothing_that_could_change_a_text(edit: ClinicalEdit) -> None:
    assert edit.validator() is None
    assert edit.completer() is None
    assert edit.inputMask() == ""
    assert edit.placeholderText() == ""


def tap(edit: ClinicalEdit, at: int, until: int, *, key: Qt.Key = Key.Key_5, text: str = "5") -> None:
    """Press and let go a key at these moments (milliseconds), as the system tells it, never marked as repeated."""
    for kind, moment in ((QEvent.Type.KeyPress, at), (QEvent.Type.KeyRelease, until)):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(moment)
        QApplication.sendEvent(edit, event)


def test_a_held_digit_that_the_system_repeats_unmarked_is_typed_once(edit: ClinicalEdit) -> None:
    tap(edit, 1000, 1500)
    for moment in range(1500, 2000, 30):
        tap(edit, moment, moment + 30)
    assert edit.text() == "5"
    tap(edit, 2500, 2560)
    assert edit.text() == "55"


@pytest.mark.parametrize("moments", [(1000, 1000, 1000, 1000), (1000, 1080, 1080, 1150), (1000, 1600, 1601, 1700)])
def test_a_digit_that_is_tapped_twice_stands_twice_however_fast(
    edit: ClinicalEdit, moments: tuple[int, int, int, int]
) -> None:
    tap(edit, *moments[:2])
    tap(edit, *moments[2:])
    assert edit.text() == "55"


def test_another_digit_at_the_moment_of_letting_go_is_typed(edit: ClinicalEdit) -> None:
    tap(edit, 1000, 1500)
    tap(edit, 1500, 1550, key=Key.Key_6, text="6")
    assert edit.text() == "56"


def test_a_letter_with_alt_is_not_typed(edit: ClinicalEdit) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Z, Qt.KeyboardModifier.AltModifier, "z")
    QApplication.sendEvent(edit, event)
    assert edit.text() == ""


def test_a_field_that_is_left_shows_the_beginning_of_its_text(edit: ClinicalEdit) -> None:
    edit.setFixedWidth(40)
    QTest.keyClicks(edit, "12.345 mg/mL")
    assert edit.cursorPosition() == 12
    edit.clearFocus()
    assert edit.cursorPosition() == 0
