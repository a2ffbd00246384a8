"""The ways to prepare as a table: arrows choose, Enter takes over, Escape goes back, Ctrl+C copies the row."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from itb_calc.core.unbroken import unbroken
from itb_calc.desktop.theme.theme import TARGET, Theme
from itb_calc.desktop.viewmodels.ways_state import HEADINGS, NARROW_HEADINGS, WayRow
from itb_calc.desktop.widgets.spelling import spelled
from itb_calc.desktop.widgets.wrapping_delegate import WrappingDelegate

# Of the width that no word needs, in percent: names wrap, numbers do not.
_SHARES = (70, 20, 5, 0, 0, 5, 0)
_NARROW_SHARES = (50, 50)
_PADDING = 14
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def breakable(text: str) -> list[str]:
    """Return the pieces of a text between which a line may end."""
    return re.split("[ \n]", unbroken(text))


class WaysModel(QAbstractTableModel):
    """Rows of ways, in seven columns, or in two where there is little room; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[WayRow, ...] = ()
        self.is_narrow = False

    def show_rows(self, rows: tuple[WayRow, ...], *, is_narrow: bool) -> None:
        """Show other rows, or the same ones in other columns."""
        self.beginResetModel()
        self.rows, self.is_narrow = rows, is_narrow
        self.endResetModel()

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns."""
        return NARROW_HEADINGS if self.is_narrow else HEADINGS

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many ways there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return a cell's text; for those who listen with its heading, so that no number is heard alone."""
        row = self.rows[index.row()]
        text = spelled((row.narrow_cells if self.is_narrow else row.cells)[index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spelled(f"{self.headings[index.column()]}: {text}").replace("\n", ", ")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, N802 - as Qt has it
        """Return a column's heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return spelled(self.headings[section])
        return None


class WaysTable(QTableView):
    """The table, always as high as its rows, and in two columns where seven would cut a word off.

    `taken` tells the row to take over, `moved` where the chosen row is, `left` asks to go back.
    """

    taken = Signal(object)
    moved = Signal(QRect)
    left = Signal()
    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._model = theme, WaysModel()
        self._measured_for = 0
        self.setModel(self._model)
        self.setObjectName("ways")
        self.setAccessibleName("Ways to prepare")
        # Out of the Tab key's way, like the results: its own key goes to it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.setItemDelegate(WrappingDelegate(theme, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setFixedHeight(theme.px(TARGET))
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(self._tell_moved)
        self.doubleClicked.connect(lambda index: self.taken.emit(self._model.rows[index.row()]))
        copy = QAction("Copy", self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def row(self) -> WayRow | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: tuple[WayRow, ...]) -> None:
        """Show other rows; the chosen place goes to the way that is entered now, else it stays."""
        if rows != self._model.rows:
            place = max(self.currentIndex().row(), 0)
            self._model.show_rows(rows, is_narrow=self._model.is_narrow)
            self._choose(next((number for number, row in enumerate(rows) if row.is_entered), place))
            self._measure()

    def _choose(self, place: int) -> None:
        if self._model.rows:
            self.selectRow(min(place, len(self._model.rows) - 1))

    def _measure(self) -> None:
        """Give each column what its longest word needs and its share of the rest, and the table all of its height."""
        width = self._measured_for = self.viewport().width()
        needed = self._needed(is_narrow=False)
        is_narrow = sum(needed) > width
        if is_narrow is not self._model.is_narrow:
            place = self.currentIndex().row()
            self._model.show_rows(self._model.rows, is_narrow=is_narrow)
            self._choose(place)
        shares = _NARROW_SHARES if is_narrow else _SHARES
        needed = self._needed(is_narrow=True) if is_narrow else needed
        rest = max(width - sum(needed), 0)
        for column, (least, share) in enumerate(zip(needed, shares, strict=True)):
            self.setColumnWidth(column, least + rest * share // 100)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(len(self._model.rows)))
        self.setFixedHeight(self.horizontalHeader().height() + rows + 2 * self.frameWidth())

    def _needed(self, *, is_narrow: bool) -> list[int]:
        """Return the width that the longest word of each column needs; no line ends between a number and its unit."""
        headings = NARROW_HEADINGS if is_narrow else HEADINGS
        shown = [headings, *(row.narrow_cells if is_narrow else row.cells for row in self._model.rows)]
        rows = [tuple(spelled(cell) for cell in row) for row in shown]
        # A heading stands on one line, in a bolder type.
        metrics, bold = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        padding = self._theme.px(_PADDING)
        return [
            padding
            + max(
                bold.horizontalAdvance(rows[0][column]),
                *(metrics.horizontalAdvance(word) for row in rows for word in breakable(row[column])),
            )
            for column in range(len(headings))
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again where the width is another."""
        super().resizeEvent(event)
        if self.viewport().width() != self._measured_for:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take over with Enter, go back with Escape; letters choose nothing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in _PLAIN:
            if self.row is not None and not event.isAutoRepeat():
                self.taken.emit(self.row)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell_moved(self, current: QModelIndex) -> None:
        if current.isValid() and self.hasFocus():
            self.moved.emit(self.visualRect(current))

    def _copy(self) -> None:
        if self.row is not None:
            QGuiApplication.clipboard().setText(spelled(self.row.line))
            self.copied.emit(self.row.line)
