"""The bar says what was left, and each of its buttons does one thing, by key too."""

import pytest
from pytestqt.qtbot import QtBot

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.widgets.offer_bar import OfferBar
from tests.desktop.desk import Key, focused, press


@pytest.fixture
def bar(qtbot: QtBot) -> OfferBar:
    bar = OfferBar(Theme())
    qtbot.addWidget(bar)
    bar.show_offer("<b>Left</b>", can_recover=True)
    with qtbot.waitActive(bar):
        bar.show()
    return bar


def test_it_is_hidden_while_nothing_is_offered(bar: OfferBar) -> None:
    assert bar.isVisible()
    assert bar.sentence.said == "<b>Left</b>"
    assert bar.accessibleName() == "Unsaved work"
    bar.show_offer("", can_recover=False)
    assert bar.isHidden()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_the_buttons_are_pressed_by_key_in_their_order(bar: OfferBar, key: Key) -> None:
    told: list[str] = []
    bar.recovered.connect(lambda: told.append("recovered"))
    bar.postponed.connect(lambda: told.append("postponed"))
    bar.discarded.connect(lambda: told.append("discarded"))
    bar.recover.setFocus()
    for button in (bar.recover, bar.postpone, bar.discard):
        assert focused() is button
        press(key)
        press(Key.Key_Tab)
    assert told == ["recovered", "postponed", "discarded"]


def test_what_cannot_be_read_cannot_be_recovered(bar: OfferBar) -> None:
    bar.show_offer("Left", can_recover=False)
    assert not bar.recover.isEnabled()
    assert bar.discard.isEnabled()
