"""The table of a plan's candidates for Qt: one row each, whose first cell says the whole row to those who listen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from itb_calc.desktop.viewmodels.plan_rows import HEADINGS, PlanRow
from itb_calc.desktop.widgets.spelling import spelled

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CandidatesModel(QAbstractTableModel):
    """Rows of candidates in their order; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PlanRow, ...] = ()

    def show_rows(self, rows: tuple[PlanRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many candidates there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return a cell's text."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return spelled(row.cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spelled(row.spoken if index.column() == 0 else row.cells[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, N802 - as Qt has it
        """Return a column's heading."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return spelled(HEADINGS[section])
        return None
