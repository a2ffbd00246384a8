"""What every table that is only read has in common: whole rows, nothing changed, nothing cut off at the side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from itb_calc.desktop.theme.theme import TARGET, Theme
from itb_calc.desktop.widgets.wrapping_delegate import WrappingDelegate


def only_read(table: QTableView, theme: Theme) -> None:
    """Let a table be read and walked through row by row; Tab leaves it, and its cells wrap."""
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # Always there, so that the columns keep their widths when rows come and go.
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setItemDelegate(WrappingDelegate(theme, table))
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setMinimumHeight(theme.px(TARGET))
