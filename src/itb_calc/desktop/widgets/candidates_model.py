"""The table of a plan's candidates for Qt: one row each, whose first cell says the whole row to those who listen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from itb_calc.desktop.viewmodels.plan_rows import HEADINGS, PlanRow
from itb_calc.desktop.widgets.row_model import Index, RowModel
from itb_calc.desktop.widgets.spelling import spelled


class CandidatesModel(RowModel[PlanRow]):
    """Rows of candidates in their order."""

    def __init__(self) -> None:
        super().__init__(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return a cell's text."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return spelled(row.cells[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spelled(row.spoken if index.column() == 0 else row.cells[index.column()])
        return None
