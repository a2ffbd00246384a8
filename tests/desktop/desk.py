"""A person at the desk: keys go to the window that has the focus, and what is seen is read off the widgets."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from itb_calc.desktop.contents import Contents
from itb_calc.desktop.widgets.field_row import FieldRow
from itb_calc.desktop.widgets.finding_card import FindingCard
from itb_calc.desktop.widgets.result_row import ResultRow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Press a key, and let it go."""
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the focus"
    QTest.keyClick(window, key, modifiers)


def write(text: str) -> None:
    """Type a text, key by key."""
    for character in text:
        window = QGuiApplication.focusWindow()
        assert window is not None, "no window has the focus"
        QTest.keyClick(window, ord(character))


def write_anew(text: str) -> None:
    """Type a text over all that stands in the field."""
    press(Key.Key_A, CONTROL)
    write(text)


def paste(text: str) -> None:
    """Paste a text over all that stands in the field."""
    QGuiApplication.clipboard().setText(text)
    press(Key.Key_A, CONTROL)
    press(Key.Key_V, CONTROL)


def copied() -> str:
    """Return what stands on the clipboard."""
    return QGuiApplication.clipboard().text()


def focused() -> QWidget:
    """Return the widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def place() -> str:
    """Name the widget that has the focus: a field by its path."""
    return focused().objectName()


def turn_wheel(widget: QWidget, steps: int) -> None:
    """Turn the wheel over a widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        _NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by place
    )
    QApplication.sendEvent(widget, event)


def row_of(contents: Contents, path: str) -> FieldRow:
    """Return a field with everything that belongs to it."""
    return contents.bench.refill.rows[path]


def result_row(contents: Contents, name: str) -> ResultRow:
    """Return a result's row."""
    sections = contents.bench.refill.sections.values()
    return next(section.results[name] for section in sections if name in section.results)


def shown(contents: Contents, name: str) -> str:
    """Return the text in a result's place, as it is seen."""
    row = result_row(contents, name)
    return row.value.said if row.isVisible() else ""


def under(row: FieldRow) -> str:
    """Return the line under a field, as it is seen."""
    label = row.meaning
    return label.said if label.isVisible() else ""


def cards(contents: Contents) -> list[FindingCard]:
    """Return the cards of the findings panel from top to bottom."""
    QApplication.processEvents()
    found = [card for card in contents.bench.panel.findChildren(FindingCard) if not card.isHidden()]
    return sorted(found, key=lambda card: card.mapTo(contents.bench.panel, QPoint()).y())


def card_of(contents: Contents, rule: str) -> FindingCard:
    """Return the card of a rule."""
    return next(card for card in cards(contents) if card.state.rule == rule)


def said(label: QLabel) -> str:
    """Return a label's text as it was given: without what keeps a number and its unit on one line."""
    return label.text().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")
