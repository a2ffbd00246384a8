"""A choice that no slip can change: not the wheel, not a letter, not an arrow while it is closed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itb_calc.desktop.widgets.choice import NOT_CHOSEN, Choice, Option
from tests.desktop.desk import CONTROL, Key, turn_wheel, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OPTIONS = (
    Option("", "For the pump", is_heading=True),
    Option("a", "Alpha"),
    Option("b", "Beta"),
    Option("", "To swallow", is_heading=True),
    Option("c", "Gamma"),
)


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[Choice]:
    place = QWidget()
    column = QVBoxLayout(place)
    choice = Choice()
    choice.offer_options(OPTIONS)
    column.addWidget(choice)
    column.addWidget(QWidget())
    qtbot.addWidget(place)
    with qtbot.waitActive(place):
        place.show()
    choice.setFocus()
    yield choice
    place.close()


def close(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_nothing_is_chosen_at_first(choice: Choice) -> None:
    assert choice.value == ""
    assert choice.currentText() == NOT_CHOSEN == "Not chosen"


def test_without_options_nothing_can_be_chosen(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    assert [choice.itemText(place) for place in range(choice.count())] == [NOT_CHOSEN]
    assert choice.value == ""


@pytest.mark.parametrize("key", [Key.Key_Up, Key.Key_PageDown, Key.Key_End, Key.Key_Home, Key.Key_B, Key.Key_5])
def test_a_key_on_the_closed_list_changes_nothing(choice: Choice, qtbot: QtBot, key: Qt.Key) -> None:
    choice.set_value("a")
    held = Qt.KeyboardModifier
    with qtbot.assertNotEmitted(choice.chosen):
        for modifier in (
            held.NoModifier,
            held.ShiftModifier,
            held.ControlModifier,
            held.AltModifier,
            held.MetaModifier,
        ):
            for numbers in (held.NoModifier, held.KeypadModifier):
                QTest.keyClick(choice, key, modifier | numbers)
    assert choice.value == "a"
    assert QApplication.activePopupWidget() is None


def test_the_closed_list_shows_the_name_and_the_open_one_the_whole_entry(choice: Choice) -> None:
    whole = "A very long name of a product: ORAL, never for the pump"
    choice.offer_options((Option("a", whole, name="A"), Option("b", "B")))
    choice.setFixedWidth(60)
    choice.set_value("b")
    other = choice.grab().toImage()
    choice.set_value("a")
    assert choice.currentText() == whole
    assert choice.grab().toImage() != other
    choice.showPopup()
    assert choice.view().minimumWidth() > choice.width()
    choice.hidePopup()


@pytest.mark.parametrize("steps", [1, -1, 10])
def test_the_wheel_is_left_to_the_page(choice: Choice, qtbot: QtBot, steps: int) -> None:
    choice.set_value("b")
    with qtbot.assertNotEmitted(choice.chosen):
        turn_wheel(choice, steps)
    assert choice.value == "b"


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_F4, Key.Key_Down])
def test_the_list_opens_and_a_key_chooses_in_it(choice: Choice, qtbot: QtBot, key: Qt.Key) -> None:
    QTest.keyClick(choice, key)
    assert QApplication.activePopupWidget() is not None
    with qtbot.waitSignal(choice.chosen) as chosen:
        write("be")
        QTest.keyClick(choice.view(), Key.Key_Return)
    assert chosen.args == ["b"]
    close(qtbot)
    assert choice.value == "b"


def test_the_arrows_in_the_open_list_step_over_headings(choice: Choice, qtbot: QtBot) -> None:
    choice.set_value("b")
    QTest.keyClick(choice, Key.Key_Space)
    QTest.keyClick(choice.view(), Key.Key_Down)
    assert choice.view().currentIndex().data() == "Gamma"
    QTest.keyClick(choice.view(), Key.Key_Escape)
    close(qtbot)
    assert choice.value == "b"


def test_a_row_that_was_left_with_escape_is_not_where_the_open_list_goes_on(choice: Choice, qtbot: QtBot) -> None:
    QTest.keyClick(choice, Key.Key_Down)
    write("G")
    QTest.keyClick(choice.view(), Key.Key_Escape)
    close(qtbot)
    assert choice.value == ""
    QTest.keyClick(choice, Key.Key_Down)
    assert choice.view().currentIndex().row() == choice.currentIndex() == 0
    QTest.keyClick(choice.view(), Key.Key_Down)
    QTest.keyClick(choice.view(), Key.Key_Return)
    close(qtbot)
    assert choice.value == "a"


def test_control_and_enter_are_left_to_the_offer_of_the_field(choice: Choice) -> None:
    QTest.keyClick(choice, Key.Key_Return, CONTROL)
    assert QApplication.activePopupWidget() is None


def test_a_heading_cannot_be_chosen(choice: Choice) -> None:
    enabled = [bool(choice.model().flags(choice.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled) for row in range(6)]
    assert enabled == [True, False, True, True, False, True]


def test_other_options_keep_what_was_chosen(choice: Choice, qtbot: QtBot) -> None:
    choice.set_value("b")
    with qtbot.assertNotEmitted(choice.chosen):
        choice.offer_options((Option("x", "Xi"), Option("b", "Beta, renamed")))
    assert (choice.value, choice.currentText()) == ("b", "Beta, renamed")


def test_a_value_that_is_not_in_the_list_is_shown_and_never_replaced(choice: Choice) -> None:
    choice.set_value("unknown-pump")
    assert (choice.value, choice.currentText()) == ("unknown-pump", "unknown-pump (not in the list)")
    choice.offer_options(OPTIONS)
    assert choice.value == "unknown-pump"
    choice.set_value("a")
    choice.offer_options(OPTIONS)
    assert choice.findData("unknown-pump") == -1


def test_not_chosen_can_be_chosen_again(choice: Choice, qtbot: QtBot) -> None:
    choice.set_value("a")
    QTest.keyClick(choice, Key.Key_Space)
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(choice.view(), Key.Key_Home)
        QTest.keyClick(choice.view(), Key.Key_Return)
    close(qtbot)
    assert chosen.args == [""]
    assert choice.value == ""
