"""A cell of a table as a wrapped text with room around it; its height follows from the width of its column."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from itb_calc.core.unbroken import unbroken
from itb_calc.desktop.theme.theme import Theme

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_PADDING = 6
_LINE = 1
_TALLEST = 100_000


class WrappingDelegate(QStyledItemDelegate):
    """Measures and paints with the same width, so that no text is cut off."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the whole text takes at the column's width."""
        padding = self._theme.px(_PADDING)
        # The line between two cells takes one pixel of each.
        width = self._table.columnWidth(index.column()) - _LINE
        room = QRect(0, 0, width - 2 * padding, _TALLEST)
        text = option.fontMetrics.boundingRect(room, int(_FLAGS), _text(index))
        return QSize(width, text.height() + 2 * padding + 2 * _LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of a chosen cell, and the text."""
        colours, padding = self._theme.palette, self._theme.px(_PADDING)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        if is_chosen:
            painter.fillRect(rect, QColor(colours.accent))
        painter.setFont(option.font)
        painter.setPen(QColor(colours.on_accent if is_chosen else colours.text))
        painter.drawText(rect.adjusted(padding, padding, -padding, -padding), int(_FLAGS), _text(index))
        painter.restore()


def _text(index: QModelIndex | QPersistentModelIndex) -> str:
    return unbroken(str(index.data(Qt.ItemDataRole.DisplayRole)))
