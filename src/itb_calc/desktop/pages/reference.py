"""The reference page: every figure with its source and grade, searchable."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

from itb_calc.desktop.theme.theme import Theme
from itb_calc.desktop.viewmodels.reference_rows import count_sentence, matching, reference_rows
from itb_calc.desktop.widgets.announce import announce
from itb_calc.desktop.widgets.figures_model import FiguresModel
from itb_calc.desktop.widgets.words import words
from itb_calc.desktop.widgets.wrapping_delegate import WrappingDelegate
from itb_calc.reference.reference import Reference

_DUTY = "A pharmacist must check each figure against the current label or manual."
_SEARCH_WIDTH = 360


class ReferencePage(QWidget):
    """A search field over a table of figures; Ctrl+C copies the chosen row."""

    def __init__(self, theme: Theme, reference: Reference) -> None:
        super().__init__()
        self.setObjectName("page")
        self._rows = reference_rows(reference)
        self._model = FiguresModel(self._rows)
        self._measuring = QTimer(self, singleShot=True, interval=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.steps(2)] * 4)
        column.setSpacing(theme.steps(1))
        column.addWidget(words("Reference", "title"))
        column.addWidget(words(reference.defect or _DUTY, "problem" if reference.defect else "muted"))
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setMaximumWidth(theme.px(_SEARCH_WIDTH))
        self.search.setAccessibleName("Search")
        self.search.setAccessibleDescription("Words that must stand in a figure's row, such as prometra or 2000")
        self.search.textChanged.connect(self.show_matching)
        label = QLabel("&Search")
        label.setBuddy(self.search)
        line = QHBoxLayout()
        line.setSpacing(theme.steps(1))
        line.addWidget(label)
        line.addWidget(self.search, 1)
        self.count = words(role="muted")
        line.addWidget(self.count, 1)
        column.addLayout(line)
        self.table = self._table(theme)
        self._measuring.timeout.connect(self.table.resizeRowsToContents)
        column.addWidget(self.table, 1)
        self.show_matching("")

    def _table(self, theme: Theme) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName("Figures")
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the columns, and with them the rows, keep their sizes while one searches.
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.setItemDelegate(WrappingDelegate(theme, table))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().sectionResized.connect(self._measure_soon)
        table.horizontalHeader().setMinimumHeight(theme.px(32))
        copy = QAction("Copy", table, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        table.addAction(copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return table

    def show_matching(self, query: str) -> None:
        """Show the rows in which every word of the query stands."""
        found = matching(self._rows, query)
        self._model.show_rows(found)
        self._measure_soon()
        self.count.setText(count_sentence(len(found), len(self._rows), query))

    def _measure_soon(self) -> None:
        """Give each row its height, once for all that changes together."""
        self._measuring.start()

    def copy(self) -> None:
        """Put the chosen row on the clipboard, with its source."""
        index = self.table.currentIndex()
        if index.isValid():
            copied = self._model.copied(index.row())
            QGuiApplication.clipboard().setText(copied)
            self.count.setText("Copied, with its source.")
            announce(self.table, f"Copied: {copied}")
