"""The entries of the log for Qt: four columns that wrap."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from itb_calc.desktop.viewmodels.log_rows import HEADINGS, LogRow
from itb_calc.desktop.widgets.row_model import Index, RowModel


class LogModel(RowModel[LogRow]):
    """Rows of entries."""

    def __init__(self) -> None:
        super().__init__(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return a cell's text; for those who listen with its heading."""
        text = self.rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADINGS[index.column()]}: {text}".replace("\n", ", ")
        return None
