"""A choice from a list that no slip can change: not the wheel, not a stray letter, not an arrow while it is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter, QPaintEvent, QPolygonF, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

_OPENS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4, Qt.Key.Key_Down)
_PASSED_ON = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
_WITH_WHAT_OPENS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_NAME_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ICON = 16
NOT_CHOSEN = "Not chosen"


class Option(NamedTuple):
    """One entry: what it stands for, its words, its picture; a heading cannot be chosen.

    `name` stands in the closed field, where there is less room than in the list; the whole text where it is empty.
    """

    value: str
    text: str
    icon: QIcon | None = None
    is_heading: bool = False
    name: str = ""


class Choice(QComboBox):
    """A list of options; `chosen` tells the value that a person chose, empty for none."""

    chosen = Signal(str)

    def __init__(self, icon_size: int = ICON) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(20)
        self.setIconSize(QSize(icon_size, icon_size))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.offer_options(())
        self.activated.connect(lambda _: self.chosen.emit(self.value))

    @property
    def value(self) -> str:
        """The value of the chosen option."""
        return str(self.currentData() or "")

    def offer_options(self, options: Sequence[Option]) -> None:
        """Put the options in, under one that chooses nothing; what was chosen stays chosen."""
        value = self.value
        self.clear()
        for option in (Option("", NOT_CHOSEN), *options):
            self.addItem(option.icon or QIcon(), option.text, option.value)
            self.setItemData(self.count() - 1, option.name or option.text, _NAME_ROLE)
            model = self.model()
            if option.is_heading and isinstance(model, QStandardItemModel):
                heading = model.item(self.count() - 1)
                heading.setEnabled(False)
                font = self.font()
                font.setWeight(QFont.Weight.DemiBold)
                heading.setFont(font)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Show a value; one that is not in the list is shown as it is, never replaced."""
        place = self.findData(value)
        if place < 0:
            self.addItem(f"{value} (not in the list)", value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list as wide as its longest entry, so that none is cut off."""
        view = self.view()
        wanted = view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width() + self.iconSize().width()
        view.setMinimumWidth(min(wanted, self.window().width()))
        super().showPopup()
        # A row that was looked at before, and left with Escape, is not where the choice goes on from.
        view.setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Paint the closed field with the name of what is chosen."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        name = str(self.currentData(_NAME_ROLE) or self.currentText())
        # Its frame, its arrow, and its picture where it has one; a name that is cut off says so by its dots.
        around = (4 if self.itemIcon(self.currentIndex()).isNull() else 5) * self.iconSize().width()
        option.currentText = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, self.width() - around)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        self._draw_arrow(painter)

    def _draw_arrow(self, painter: QPainter) -> None:
        """Show by a triangle at its end that this is a list."""
        side = self.iconSize().width() // 2
        middle = QPointF(self.width() - 2 * side, self.height() / 2)
        triangle = [middle + QPointF(-side / 2, -side / 4), middle + QPointF(side / 2, -side / 4)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().windowText())
        painter.drawPolygon(QPolygonF([*triangle, middle + QPointF(0, side / 2)]))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: it never changes a value."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the list with Space, Enter, F4 or the arrow down; choose only in the open list."""
        if event.key() in _OPENS and event.modifiers() in _WITH_WHAT_OPENS:
            self.showPopup()
        elif event.key() in _PASSED_ON:
            super().keyPressEvent(event)
        else:
            event.ignore()
