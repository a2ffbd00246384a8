"""The entries of the log in a table: arrows choose a row, Ctrl+C copies it with its hash."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableView

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.log_rows import LogRow
from itb_calc.desktop.widgets.log_model import LogModel
from itb_calc.desktop.widgets.read_table import only_read

_HEIGHT = 284


class LogTable(QTableView):
    """The rows; `copied` tells what is on the clipboard."""

    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._entries = LogModel()
        self._measuring = QTimer(self, singleShot=True, interval=0)
        self._measuring.timeout.connect(self.resizeRowsToContents)
        self.setModel(self._entries)
        self.setAccessibleName("Entries")
        self.setAccessibleDescription("Control and C copies the chosen entry with its hash")
        only_read(self, theme)
        self.setMinimumHeight(theme.px(_HEIGHT))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(lambda *_: self._measuring.start())
        self._add_copy()

    def _add_copy(self) -> None:
        copy = QAction("Copy", self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def rows(self) -> tuple[LogRow, ...]:
        """The rows from top to bottom."""
        return self._entries.rows

    def show_rows(self, rows: tuple[LogRow, ...]) -> None:
        """Show other rows."""
        self._entries.show_rows(rows)
        self._measuring.start()

    def copy(self) -> None:
        """Put the chosen entry on the clipboard."""
        index = self.currentIndex()
        if index.isValid():
            text = self.rows[index.row()].copied
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)
